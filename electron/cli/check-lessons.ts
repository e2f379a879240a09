import { join } from 'node:path';
import type { Lesson } from '#shared/lessons/lesson';
import { runAsks, type AskRun } from '#shared/lessons/run-asks';
import { statusOf } from '#shared/lessons/seen';
import { createAuthenticator } from '../auth/registry';
import { createBodyStore } from '../bodies/body-store';
import { createEngineContext } from '../engine/engine-context';
import { fetchOnce, type PagesEngine } from '../engine/fetch-page';
import { dataFolder } from '../storage/data-folder';
import { type Environment, note } from './environment';
import { type ExitCode, exitCodes } from './exit-codes';
import { findLessonPlace, type FoundPlace } from './lesson-place';
import { createPaint } from './paint';

/** Sends every request of these lessons and runs their probes; prints what passes and what is missing. */
export async function checkLessons(wanted: readonly Lesson[], url: string | null, environment: Environment): Promise<ExitCode> {
  const bodies = createBodyStore(join(dataFolder({ ...environment.env }), 'bodies'));
  const context = createEngineContext({ bodies, authenticator: createAuthenticator() });
  const engine: PagesEngine = { context };
  try {
    const found = await findLessonPlace(url, (draft) => fetchOnce(draft, engine, environment.stop));
    if (typeof found === 'string') {
      note(environment, found);
      return exitCodes.noResponse;
    }
    try {
      return await checkAll(wanted, found, engine, environment);
    } finally {
      await found.close();
    }
  } finally {
    await context.close();
    await bodies.close();
  }
}

async function checkAll(
  wanted: readonly Lesson[],
  found: FoundPlace,
  engine: PagesEngine,
  environment: Environment,
): Promise<ExitCode> {
  let missed = 0;
  for (const [index, lesson] of wanted.entries()) {
    found.reset();
    missed += await checkLesson(lesson, { ...found, isbn: newIsbn(index) }, engine, environment);
    if (environment.stop.aborted) return exitCodes.checkFailed;
  }
  const count = wanted.reduce((sum, { probes }) => sum + probes.length, 0);
  note(environment, missed === 0 ? `All ${count} probes pass.` : `${missed} of ${count} probes do not pass.`);
  return missed === 0 ? exitCodes.fine : exitCodes.checkFailed;
}

/** Answers how many probes do not pass. */
async function checkLesson(
  lesson: Lesson,
  { place, isbn }: Pick<AskRun, 'place' | 'isbn'>,
  engine: PagesEngine,
  environment: Environment,
): Promise<number> {
  const paint = createPaint(environment, 'stdout');
  const say = (line: string) => void environment.stdout.write(`${line}\n`);
  const send: AskRun['send'] = (draft) => fetchOnce(draft, engine, environment.stop);
  say(paint.bold(lesson.id));
  const { seen, notYet } = await runAsks(
    lesson.steps.map(({ ask }) => ask),
    {
      place,
      isbn,
      send,
      onSeen: (one, index) => say(`  ${statusOf(one) ?? '–'}  ${lesson.steps[index]?.label ?? ''}`),
    },
  );
  if (notYet !== null) say(paint.warning(`  –    ${lesson.steps[seen.length]?.label ?? ''}: ${notYet}`));
  await runAsks(lesson.after ?? [], { place, isbn, send });
  const results = lesson.probes.map((probe) => ({ probe, missing: probe.check(seen) }));
  for (const { probe, missing } of results)
    say(missing === null ? `  ✓ ${probe.claim}` : paint.warning(`  ✗ ${probe.claim}\n    ${missing}`));
  return results.filter(({ missing }) => missing !== null).length;
}

/** Thirteen digits that no other book has: the last ten are the time and the lesson. */
const newIsbn = (index: number): string => `979${String(Date.now() + index).slice(-10)}`;
