import { authentication } from './authentication/lessons';
import { design } from './design/lessons';
import type { Lesson } from './lesson';
import { policies } from './policies/lessons';
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
  ...design,
  ...policies,
];

export const lessonNamed = (id: string): Lesson | undefined => lessons.find((lesson) => lesson.id === id);
