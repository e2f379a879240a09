import { join } from 'node:path';
import type { HandlersOf, Publish } from '#shared/contract/types';
import { afterDone, withoutLesson, type LessonProgress } from '#shared/model/lesson-progress';
import type { Result } from '#shared/result';
import { changeLessonProgress, readLessonProgress } from '../storage/lesson-progress-file.ts';

/** Keeps how far one is with the lessons; every window hears when it changes. */
export function createLessonsService(home: string, publish: Publish): HandlersOf<'lessons'> {
  const path = join(home, 'lessons.json');

  async function change(next: (before: LessonProgress) => LessonProgress): Promise<Result<LessonProgress>> {
    const changed = await changeLessonProgress(path, next);
    if (changed.ok) publish('lessons.changed', changed.value);
    return changed;
  }

  return {
    'lessons.readProgress': () => readLessonProgress(path),
    'lessons.keepProgress': (done) => change((before) => afterDone(before, done, Date.now())),
    'lessons.beginAnew': ({ lessonId }) => change((before) => withoutLesson(before, lessonId)),
  };
}
