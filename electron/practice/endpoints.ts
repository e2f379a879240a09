import { apiCategory, apiCategoryList } from './api/categories.ts';
import { apiCommentList } from './api/comments.ts';
import { apiUser, apiUserList } from './api/users.ts';
import { apiKeyDoor, basicDoor, bearerDoor, tokenDoor } from './auth/doors.ts';
import { tokenLogin } from './auth/token-login.ts';
import { whoami, whoamiAccounts, whoamiConnection } from './auth/whoami.ts';
import type { Endpoint } from './endpoint.ts';
import { anything, anythingBelow } from './endpoints/anything.ts';
import { delay } from './endpoints/delay.ts';
import { redirectLoop, redirectTimes, redirectTo } from './endpoints/redirects.ts';
import { status } from './endpoints/status.ts';
import type { RequestLog } from './frame/request-log.ts';
import { authorInstance, authorList } from './library/authors.ts';
import { bookInstance } from './library/book.ts';
import { bookList } from './library/books.ts';
import { categoryInstance, categoryList } from './library/categories.ts';
import { bookComments, commentInstance, commentList } from './library/comments.ts';
import { libraryRoot } from './library/library-root.ts';
import { loanInstance, loanList } from './library/loans.ts';
import { memberInstance, memberList } from './library/members.ts';
import { createIndexPage, createOpenApiEndpoint } from './server-pages/index-page.ts';
import { createLogEndpoint, resetWorld } from './server-pages/reset.ts';

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
  loanList,
  loanInstance,
  memberList,
  memberInstance,
];
const api: readonly Endpoint[] = [apiCategoryList, apiCategory, apiCommentList, apiUserList, apiUser];
const echo: readonly Endpoint[] = [anything, anythingBelow, status, delay, redirectTimes, redirectTo, redirectLoop];
const auth: readonly Endpoint[] = [
  basicDoor,
  tokenDoor,
  bearerDoor,
  apiKeyDoor,
  tokenLogin,
  whoami,
  whoamiAccounts,
  whoamiConnection,
];

/** Every endpoint of the practice server, in the order the index shows them. */
export function createEndpoints(log: RequestLog): readonly Endpoint[] {
  const all: readonly Endpoint[] = [
    createIndexPage(() => all),
    createOpenApiEndpoint(() => all),
    ...library,
    ...api,
    ...echo,
    ...auth,
    resetWorld,
    createLogEndpoint(log),
  ];
  return all;
}
