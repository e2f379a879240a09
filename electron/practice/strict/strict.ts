import type { Endpoint } from '../endpoint.ts';
import { batch } from './batch.ts';
import { strictBook } from './book.ts';
import { strictBooks } from './books.ts';
import { dav } from './dav.ts';
import { feed } from './feed.ts';
import { hurriedDesk } from './hurried-desk.ts';
import { hintedPage, rebuild, reports, reportState, signupForm } from './jobs.ts';
import { bandwidth, bookText, bug, modern, store } from './limits.ts';
import { gateway, transformed } from './gateway.ts';
import { uploads, upload } from './uploads.ts';
import { movedPlaces, translations } from './moved.ts';

/** HTTP taken at its word; most codes have their real cause here. */
export const strict: readonly Endpoint[] = [
  strictBooks,
  strictBook,
  bookText,
  batch,
  dav,
  feed,
  reports,
  reportState,
  rebuild,
  hintedPage,
  signupForm,
  ...movedPlaces,
  translations,
  store,
  hurriedDesk,
  bandwidth,
  uploads,
  upload,
  gateway,
  transformed,
  modern,
  bug,
];
