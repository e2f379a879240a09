import type { Block, Lesson, LessonAsk } from '#shared/lessons/lesson';
import { readInline, plainText } from '#shared/lessons/read-inline';
import { lessonsOf, type Stand, standOf, summarizeTrack } from '#shared/lessons/track-summary';
import { type Track, tracks } from '#shared/lessons/tracks';
import { termNamed } from '#shared/lessons/glossary/glossary';
import type { LessonProgress } from '#shared/model/lesson-progress';
import type { Environment } from './environment';
import { createPaint, type Paint } from './paint';
import { wrapText } from './wrap-text';

const marks: { readonly [S in Stand]: string } = { done: '✓', begun: '·', new: ' ' };

/** All tracks with their lessons, and a mark at those that are done or begun. */
export function lessonList(progress: LessonProgress, environment: Environment): string {
  const paint = createPaint(environment, 'stdout');
  const width = Math.max(...tracks.flatMap(({ id }) => lessonsOf(id).map((lesson) => lesson.id.length)));
  const lines = tracks.flatMap((track, index) => [
    ...(index === 0 ? [] : ['']),
    `${paint.bold(`${index + 1}. ${track.title}`)}  ${paint.faint(track.id)}`,
    ...lessonsOf(track.id).map((lesson) => lessonLine(lesson, progress, width)),
  ]);
  return `${lines.join('\n')}\n`;
}

const lessonLine = (lesson: Lesson, progress: LessonProgress, width: number): string =>
  `   ${marks[standOf(lesson, progress)]} ${lesson.id.padEnd(width)}  ${lesson.title} (${lesson.minutes} min)`;

/** A track with what one has done in it: at its end, what there is to keep in mind. */
export function trackText(track: Track, progress: LessonProgress, environment: Environment): string {
  const { paint, wrap } = createWriter(environment);
  const { lessons, done, probes, passed, sent, statuses, takeaways, next } = summarizeTrack(track.id, progress);
  const width = Math.max(...lessonsOf(track.id).map(({ id }) => id.length));
  const met = statuses.map(([status, count]) => `${status} ${count}×`).join(', ');
  const lines = [
    paint.bold(track.title),
    ...wrap(track.aim),
    '',
    ...lessonsOf(track.id).map((lesson) => lessonLine(lesson, progress, width)),
    '',
    `${done} of ${lessons} lessons done, ${passed} of ${probes} probes passed, ${sent} requests sent.`,
    ...(met === '' ? [] : wrap(`Statuses that came: ${met}.`)),
    ...(takeaways.length === 0 ? [] : ['', paint.bold('To keep'), ...takeaways.flatMap((each) => wrap(each, '  - ', '    '))]),
    ...(next === null ? ['', ...wrap(track.closing)] : ['', `Go on with: cairn lessons show ${next.id}`]),
  ];
  return `${lines.join('\n')}\n`;
}

/** A lesson to be read from top to bottom. */
export function lessonText(lesson: Lesson, environment: Environment): string {
  const { paint, wrap } = createWriter(environment);
  const track = tracks.find(({ id }) => id === lesson.track);
  const lines = [
    paint.bold(lesson.title),
    paint.faint(`${track?.title ?? ''} · ${lesson.minutes} minutes`),
    ...lesson.text.flatMap((block) => ['', ...blockLines(block, wrap, paint)]),
    '',
    paint.bold('Send'),
    ...lesson.steps.flatMap(({ label, says, ask }, index) => [
      ...wrap(`${index + 1}. ${label}`, '  ', '     '),
      ...(typeof ask === 'function' ? [] : [paint.faint(`     ${requestLine(ask)}`)]),
      ...wrap(says, '     '),
    ]),
    '',
    paint.bold('It is done when'),
    ...lesson.probes.flatMap(({ claim }) => wrap(claim, '  - ', '    ')),
    '',
    paint.bold('A slip'),
    ...wrap(lesson.slip.says, '  '),
    '',
    paint.bold('To keep'),
    ...wrap(lesson.takeaway, '  '),
    ...termLines(lesson, wrap, paint),
  ];
  return `${lines.join('\n')}\n`;
}

type Wrap = (text: string, first?: string, rest?: string) => string[];

function createWriter(environment: Environment): { readonly paint: Paint; readonly wrap: Wrap } {
  const width = Math.max(40, Math.min(environment.columns, 100));
  return {
    paint: createPaint(environment, 'stdout'),
    wrap: (text, first = '', rest = first) => wrapText(plainText(text), { width, first, rest }),
  };
}

function blockLines(block: Block, wrap: Wrap, paint: Paint): string[] {
  switch (block.kind) {
    case 'paragraph':
      return wrap(block.text);
    case 'list':
      return block.items.flatMap((item) => wrap(item, '  - ', '    '));
    case 'code':
      return [...wrap(`${block.says}:`), ...block.text.split('\n').map((line) => `    ${line}`)];
    case 'note':
      return [...wrap(`Often said: “${block.claim}”`, '  | '), ...wrap(block.text, '  | '), paint.faint(`  | ${block.source}`)];
  }
}

function requestLine(ask: Exclude<LessonAsk, (...each: never[]) => unknown>): string {
  const as = ask.as === undefined ? '' : `  as ${ask.as}`;
  const door = ask.door === undefined || ask.door === 'practice' ? '' : `  at the ${ask.door} door`;
  const path = ask.path.length > 200 ? `${ask.path.slice(0, 40)}…` : ask.path;
  return `${ask.method} ${path}${as}${door}`;
}

function termLines({ text }: Lesson, wrap: Wrap, paint: Paint): string[] {
  const texts = text.flatMap((block) => ('text' in block ? [block.text] : block.items));
  const ids = texts.flatMap((each) => readInline(each).flatMap((inline) => (inline.kind === 'term' ? [inline.term] : [])));
  const terms = [...new Set(ids)].flatMap((id) => termNamed(id) ?? []);
  if (terms.length === 0) return [];
  return ['', paint.bold('Words'), ...terms.flatMap(({ term, meaning }) => wrap(`${term}: ${meaning}`, '  ', '    '))];
}
