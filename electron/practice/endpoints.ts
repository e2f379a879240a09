import type { Endpoint } from './endpoint.ts';
import { anything, anythingBelow } from './endpoints/anything.ts';
import { delay } from './endpoints/delay.ts';
import { redirectLoop, redirectTimes, redirectTo } from './endpoints/redirects.ts';
import { createRoot } from './endpoints/root.ts';
import { status } from './endpoints/status.ts';
import type { RequestLog } from './frame/request-log.ts';
import { authorInstance, authorList } from './library/authors.ts';
import { bookInstance } from './library/book.ts';
import { bookList } from './library/books.ts';
import { categoryInstance, categoryList } from './library/categories.ts';
import { bookComments, commentInstance, commentList } from './library/comments.ts';
import { libraryRoot } from './library/library-root.ts';

const library: readonly Endpoint[] = [
  libraryRoot,
  bookList,
  bookInstance,
  bookComments,
  authorList,
  authorInstance,
  categoryList,
  categoryInstance,
  commentList,
  commentInstance,
];

/** Every endpoint of the practice server, in the order the index shows them. */
export function createEndpoints(_log: RequestLog): readonly Endpoint[] {
  return [createRoot(), ...library, anything, anythingBelow, status, delay, redirectTimes, redirectTo, redirectLoop];
}
