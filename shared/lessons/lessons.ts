import { authentication } from './authentication/lessons';
import type { Lesson } from './lesson';
import { throttleBurst } from './policies/throttle-burst';
import { requestsAndMessages } from './requests-and-messages/lessons';
import { restConstraints } from './rest-constraints/lessons';
import { statusesAndErrors } from './statuses-and-errors/lessons';
import { whatAnApiIs } from './what-an-api-is/lessons';

/** Every lesson, track by track in reading order. */
export const lessons: readonly Lesson[] = [
  ...whatAnApiIs,
  ...restConstraints,
  ...requestsAndMessages,
  ...authentication,
  ...statusesAndErrors,
  throttleBurst,
];

export const lessonNamed = (id: string): Lesson | undefined => lessons.find((lesson) => lesson.id === id);
