import type { Block, Lesson, LessonAsk } from '#shared/lessons/lesson';
import { lessons } from '#shared/lessons/lessons';
import { plainText, readInline } from '#shared/lessons/read-inline';
import { tracks } from '#shared/lessons/tracks';
import { termNamed } from '#shared/lessons/glossary/glossary';
import type { LessonProgress } from '#shared/model/lesson-progress';
import type { Environment } from './environment';
import { createPaint, type Paint } from './paint';
import { wrapText } from './wrap-text';

/** All tracks with their lessons, and a mark at those whose probes have all passed. */
export function lessonList(progress: LessonProgress, environment: Environment): string {
  const paint = createPaint(environment, 'stdout');
  const width = Math.max(...lessons.map(({ id }) => id.length));
  const lines = tracks.flatMap((track, index) => [
    ...(index === 0 ? [] : ['']),
    paint.bold(`${index + 1}. ${track.title}`),
    ...lessons
      .filter((lesson) => lesson.track === track.id)
      .map((lesson) => `   ${markOf(lesson, progress)} ${lesson.id.padEnd(width)}  ${lesson.title} (${lesson.minutes} min)`),
  ]);
  return `${lines.join('\n')}\n`;
}

function markOf({ id, probes }: Lesson, { lessons: stands }: LessonProgress): string {
  const passed = stands[id]?.passed ?? {};
  const count = probes.filter((probe) => probe.id in passed).length;
  if (count === probes.length) return '✓';
  return id in stands ? '·' : ' ';
}

/** A lesson to be read from top to bottom. */
export function lessonText(lesson: Lesson, environment: Environment): string {
  const paint = createPaint(environment, 'stdout');
  const width = Math.max(40, Math.min(environment.columns, 100));
  const wrap = (text: string, first = '', rest = first): string[] => wrapText(plainText(text), { width, first, rest });
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
  const door = ask.door === undefined || ask.door === 'practice' ? '' : `  at the ${ask.door}`;
  return `${ask.method} ${ask.path}${as}${door}`;
}

function termLines({ text }: Lesson, wrap: Wrap, paint: Paint): string[] {
  const texts = text.flatMap((block) => ('text' in block ? [block.text] : 'items' in block ? block.items : []));
  const ids = texts.flatMap((each) => readInline(each).flatMap((inline) => (inline.kind === 'term' ? [inline.term] : [])));
  const terms = [...new Set(ids)].flatMap((id) => termNamed(id) ?? []);
  if (terms.length === 0) return [];
  return ['', paint.bold('Words'), ...terms.flatMap(({ term, meaning }) => wrap(`${term}: ${meaning}`, '  ', '    '))];
}
