import { existsSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { createEndpoints } from './endpoints.ts';
import { createRequestLog } from './frame/request-log.ts';
import { courseLines, type Cover } from './course-lines.test-support.ts';
import { termNamed } from '#shared/lessons/glossary/glossary';
import { sceneIds, type Lesson } from '#shared/lessons/lesson';
import { lessonNamed, lessons } from '#shared/lessons/lessons';

const paths = createEndpoints(createRequestLog()).map(({ path }) => path);
const isFile = (path: string): boolean => existsSync(new URL(path, import.meta.url));

/** Whether what a cover names is there. */
const lookUp: { readonly [kind: string]: (name: string) => boolean } = {
  lesson: (name) => lessonNamed(name) !== undefined,
  scene: (name) => sceneIds.some((id) => id === name) && lessons.some(({ scene }) => scene === name),
  term: (name) => termNamed(name) !== undefined,
  rule: (name) => isFile(`../../shared/advice/rules/${name}.ts`),
  panel: (name) => ['', '.tsx'].some((ending) => isFile(`../../renderer/features/${name}${ending}`)),
  explain: (name) => isFile(`../../shared/explain/${name}.ts`),
  file: (name) => isFile(`../../${name}`),
  endpoint: (name) => paths.includes(name),
};

function isThere(cover: Cover): boolean {
  const at = cover.indexOf(':');
  return lookUp[cover.slice(0, at)]?.(cover.slice(at + 1)) ?? false;
}

const lessonsOf = (covers: readonly Cover[]): readonly Lesson[] =>
  covers.flatMap((cover) => (cover.startsWith('lesson:') ? (lessonNamed(cover.slice(7)) ?? []) : []));

describe('what courses on REST name', () => {
  test.each(courseLines)('$says', ({ isClaim, shows, serves }) => {
    expect(shows.length, 'nothing shows it').toBeGreaterThan(0);
    expect([...shows, ...serves].filter((cover) => !isThere(cover))).toEqual([]);
    if (isClaim === true)
      expect(
        lessonsOf(shows).some(({ text }) => text.some(({ kind }) => kind === 'note')),
        'no lesson has a note on it',
      ).toBe(true);
  });
});

test('each line is there once, and a cover that is made up is not found', () => {
  const names = courseLines.map(({ says }) => says);
  expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
  const madeUp: readonly Cover[] = ['lesson:x', 'scene:x', 'term:x', 'rule:x', 'panel:x', 'explain:x', 'file:x', 'endpoint:/x'];
  expect(madeUp.filter(isThere)).toEqual([]);
});

test('every lesson and every scene is there for something that is named', () => {
  const named = new Set(courseLines.flatMap(({ shows }) => shows));
  expect(lessons.filter(({ id }) => !named.has(`lesson:${id}`)).map(({ id }) => id)).toEqual([]);
  expect(sceneIds.filter((id) => !named.has(`scene:${id}`))).toEqual([]);
});

test('every endpoint that a lesson asks is one that there is', () => {
  const patterns = paths.map((path) => new RegExp(`^${path.replaceAll(/\{\w+\*\}/g, '.*').replaceAll(/\{\w+\}/g, '[^/]+')}/?$`));
  const asked = lessons.flatMap(({ id, steps }) =>
    steps.flatMap(({ ask }) => (typeof ask === 'function' ? [] : [{ id, path: ask.path.replace(/\?.*$/, '') }])),
  );
  // Asked for on purpose, to see that nothing is there.
  const strangers = asked.filter(({ path }) => !patterns.some((pattern) => pattern.test(path)));
  expect(strangers).toEqual([
    { id: 'drf-at-first-sight', path: '/library/books' },
    { id: 'category-and-comment', path: '/api/category' },
  ]);
});
