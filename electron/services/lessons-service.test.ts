import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ok } from '#shared/result';
import type { LessonProgress } from '#shared/model/lesson-progress';
import { makeTestFolder } from './host-parts.test-support';
import { createLessonsService } from './lessons-service';

const caller = { windowId: null };

async function startService() {
  const home = await makeTestFolder();
  const told: LessonProgress[] = [];
  const service = createLessonsService(home, (name, payload) => {
    // One event is published here, and its payload is the progress.
    if (name === 'lessons.changed') told.push(payload as LessonProgress);
  });
  return { home, told, service };
}

test('what was done is there after a restart, and every window hears of it', async () => {
  const { home, told, service } = await startService();
  await service['lessons.keepProgress']({ lessonId: 'no-memory', passed: [], statuses: [] }, caller);
  const done = await service['lessons.keepProgress'](
    { lessonId: 'no-memory', passed: ['same'], statuses: [200, 200, null] },
    caller,
  );
  const again = await createLessonsService(home, () => {})['lessons.readProgress'](null, caller);
  expect(again).toEqual(done);
  expect(again).toMatchObject({ value: { lessons: { 'no-memory': { sent: 3, statuses: { 200: 2 } } } } });
  expect(told).toHaveLength(2);
});

test('a probe that has passed stays passed since then, whatever is sent later', async () => {
  const { service } = await startService();
  const first = await service['lessons.keepProgress']({ lessonId: 'basic', passed: ['challenge'], statuses: [401] }, caller);
  const later = await service['lessons.keepProgress'](
    { lessonId: 'basic', passed: ['challenge', 'readable'], statuses: [200] },
    caller,
  );
  const none = await service['lessons.keepProgress']({ lessonId: 'basic', passed: [], statuses: [500] }, caller);
  const passedOf = (read: typeof first) => (read.ok ? (read.value.lessons['basic']?.passed ?? {}) : {});
  expect(passedOf(later)['challenge']).toBe(passedOf(first)['challenge']);
  expect(passedOf(none)).toEqual(passedOf(later));
});

test('a lesson begun anew is forgotten, and the others are not', async () => {
  const { service } = await startService();
  for (const lessonId of ['basic', 'digest'])
    await service['lessons.keepProgress']({ lessonId, passed: ['x'], statuses: [] }, caller);
  const left = await service['lessons.beginAnew']({ lessonId: 'basic' }, caller);
  expect(left.ok && Object.keys(left.value.lessons)).toEqual(['digest']);
});

test('two windows that write at the same time lose nothing', async () => {
  const { home, service } = await startService();
  const other = createLessonsService(home, () => {});
  await Promise.all(
    ['a', 'b', 'c', 'd'].map((id, at) =>
      (at % 2 === 0 ? service : other)['lessons.keepProgress']({ lessonId: 'basic', passed: [id], statuses: [200] }, caller),
    ),
  );
  const read = await service['lessons.readProgress'](null, caller);
  expect(read.ok && read.value.lessons['basic']).toMatchObject({ sent: 4, statuses: { 200: 4 } });
  expect(Object.keys((read.ok && read.value.lessons['basic']?.passed) || {}).toSorted()).toEqual(['a', 'b', 'c', 'd']);
});

test('a file that cannot be understood counts as none, and is kept beside the new one', async () => {
  const { home, service } = await startService();
  await writeFile(join(home, 'lessons.json'), 'half a fi');
  expect(await service['lessons.readProgress'](null, caller)).toEqual(ok({ lessons: {} }));
  await service['lessons.keepProgress']({ lessonId: 'basic', passed: [], statuses: [] }, caller);
  const kept = (await readdir(home)).find((name) => name.startsWith('lessons.json.broken'));
  expect(await readFile(join(home, kept ?? ''), 'utf8')).toBe('half a fi');
});
