import type { Lesson } from '../lesson';
import { aLostUpdate } from './a-lost-update';
import { beforeTheAnswer } from './before-the-answer';
import { elsewhere } from './elsewhere';
import { errorsWorthReading } from './errors-worth-reading';
import { fiveClasses } from './five-classes';
import { goodNews } from './good-news';
import { notYourFault } from './not-your-fault';
import { partsAndCopies } from './parts-and-copies';
import { rareAndRenamed } from './rare-and-renamed';
import { yourMove } from './your-move';

/** Statuses and errors, in reading order. */
export const statusesAndErrors: readonly Lesson[] = [
  fiveClasses,
  goodNews,
  elsewhere,
  yourMove,
  aLostUpdate,
  partsAndCopies,
  notYourFault,
  beforeTheAnswer,
  errorsWorthReading,
  rareAndRenamed,
];
