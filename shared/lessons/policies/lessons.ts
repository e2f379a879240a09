import type { Lesson } from '../lesson';
import { fourPermissions } from './four-permissions';
import { howLongItKeeps } from './how-long-it-keeps';
import { isMyCopyGood } from './is-my-copy-good';
import { numbersAndOffsets } from './numbers-and-offsets';
import { oneCopyForEach } from './one-copy-for-each';
import { pagesOfYourOwn } from './pages-of-your-own';
import { threeThrottles } from './three-throttles';
import { throttleBurst } from './throttle-burst';
import { whatACursorNeeds } from './what-a-cursor-needs';
import { whereCopiesLie } from './where-copies-lie';
import { whileYouPage } from './while-you-page';
import { whoseIsIt } from './whose-is-it';
import { whyPages } from './why-pages';

/** Permissions, pages, rates and caches, in reading order. */
export const policies: readonly Lesson[] = [
  fourPermissions,
  whoseIsIt,
  whyPages,
  numbersAndOffsets,
  whileYouPage,
  whatACursorNeeds,
  pagesOfYourOwn,
  throttleBurst,
  threeThrottles,
  howLongItKeeps,
  isMyCopyGood,
  oneCopyForEach,
  whereCopiesLie,
];
