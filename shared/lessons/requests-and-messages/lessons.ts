import type { Lesson } from '../lesson';
import { addSomething } from './add-something';
import { bytesNotLetters } from './bytes-not-letters';
import { deleteTwice } from './delete-twice';
import { objectsFilesBlocks } from './objects-files-blocks';
import { partsOfARequest } from './parts-of-a-request';
import { partsOfAResponse } from './parts-of-a-response';
import { plusAndPercent } from './plus-and-percent';
import { replaceOrChange } from './replace-or-change';
import { sevenMethods } from './seven-methods';
import { stagesOfAWrite } from './stages-of-a-write';
import { theHeadAlone } from './the-head-alone';
import { thereAndBack } from './there-and-back';
import { whatYouCanRead } from './what-you-can-read';

/** Requests, methods and messages, in reading order. */
export const requestsAndMessages: readonly Lesson[] = [
  partsOfARequest,
  partsOfAResponse,
  sevenMethods,
  theHeadAlone,
  addSomething,
  replaceOrChange,
  deleteTwice,
  plusAndPercent,
  whatYouCanRead,
  bytesNotLetters,
  stagesOfAWrite,
  thereAndBack,
  objectsFilesBlocks,
];
