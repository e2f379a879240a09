import type { Lesson } from './lesson';
import { throttleBurst } from './policies/throttle-burst';
import { noMemory } from './rest-constraints/no-memory';
import { firstRequest } from './what-an-api-is/first-request';

/** Every lesson, track by track in reading order. */
export const lessons: readonly Lesson[] = [firstRequest, noMemory, throttleBurst];

export const lessonNamed = (id: string): Lesson | undefined => lessons.find((lesson) => lesson.id === id);
