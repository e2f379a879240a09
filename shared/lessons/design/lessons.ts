import type { Lesson } from '../lesson';
import { behindTheAnswer } from './behind-the-answer';
import { categoryAndComment } from './category-and-comment';
import { drfAtFirstSight } from './drf-at-first-sight';
import { fourFrameworks } from './four-frameworks';
import { nounsNotVerbs } from './nouns-not-verbs';
import { oneName } from './one-name';
import { onePatch } from './one-patch';
import { smallSteps } from './small-steps';

/** Designing an API as DRF does, in reading order. */
export const design: readonly Lesson[] = [
  drfAtFirstSight,
  nounsNotVerbs,
  oneName,
  categoryAndComment,
  onePatch,
  smallSteps,
  behindTheAnswer,
  fourFrameworks,
];
