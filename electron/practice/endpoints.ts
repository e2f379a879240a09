import { apiCategory, apiCategoryList } from './api/categories.ts';
import { apiCommentList } from './api/comments.ts';
import { apiUser, apiUserList } from './api/users.ts';
import { apiKeyDoor, basicDoor, bearerDoor, tokenDoor } from './auth/doors.ts';
import { tokenLogin } from './auth/token-login.ts';
import { whoami, whoamiAccounts, whoamiConnection } from './auth/whoami.ts';
import type { Endpoint } from './endpoint.ts';
import { anything, anythingBelow } from './endpoints/anything.ts';
import { cookies } from './endpoints/cookies.ts';
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
import { fault } from './faults/fault.ts';
import { bookInAnyFormat } from './formats/formats.ts';
import { roundtrip } from './formats/roundtrip.ts';
import { bookCover } from './media/cover.ts';
import { greeting, mediaFile, mediaIndex, negotiatedPicture } from './media/media.ts';
import { homePage, page } from './pages/pages.ts';
import { pagination } from './pagination/pagination.ts';
import { puppies } from './pages/puppies.ts';
import { teapot } from './pages/teapot.ts';
import { streamBytes } from './streams/bytes.ts';
import { drip, interim, trailers } from './streams/drip.ts';
import { encoding, negotiatedEncoding } from './streams/encodings.ts';
import { streamJson } from './streams/json-rows.ts';
import { streamPages } from './streams/row-pages.ts';
import { permissions } from './permissions/permission-endpoints.ts';
import { clock } from './server-pages/clock.ts';
import { throttling } from './throttling/throttle-endpoints.ts';
import { cachedPage } from './caching/cached-page.ts';
import { cacheDirectives } from './caching/directives.ts';
import { guardedNotes } from './caching/guarded-note.ts';
import { strict } from './strict/strict.ts';
import { portal, switchBoard } from './server-pages/switches.ts';
import { digestDoor, digestDoorFor } from './auth/digest-door.ts';
import { jwtDoors } from './auth/jwt-doors.ts';
import { sessionDoors } from './auth/session-doors.ts';
import { serverSentEvents } from './streams/events.ts';
import { webSocketEcho, webSocketLessons, webSocketTicker } from './streams/web-sockets.ts';
import { badManners } from './bad/bad-manners.ts';
import { badTwins } from './bad/bad-twins.ts';
import { flavoured } from './formats/flavour-endpoint.ts';
import { cdmiStore } from './objects/cdmi.ts';
import { s3 } from './objects/s3.ts';
import { swift } from './objects/swift.ts';
import { graph, graphNode, signupForm, signupScript, tree } from './styles/shapes.ts';
import { soap } from './styles/soap.ts';
import { graphql } from './graphql/graphql.ts';
import { closedGraphql, streamGraphql, trustedGraphql } from './graphql/other-graphql.ts';
import { oauth } from './oauth/oauth.ts';
import { oauth1 } from './oauth1/oauth1.ts';
import { sessionCart } from './cart/session-cart.ts';
import { tokenCart } from './cart/token-cart.ts';
import { gatewayEndpoints } from './gateway/gateway-endpoints.ts';
import { tls } from './tls/tls-endpoints.ts';
import { orders } from './orders/orders.ts';
import { issuedKeys } from './auth/issued-keys.ts';
import { nPlusOne } from './queries/n-plus-one.ts';
import { charset } from './formats/charsets.ts';
import { versions } from './contrasts/versions.ts';
import { uniformInterface } from './contrasts/uniform-interface.ts';
import { memory } from './contrasts/memory.ts';
import { implementations } from './contrasts/implementations.ts';
import { frameworkForm } from './contrasts/framework-forms.ts';
import { transcript } from './pages/transcripts.ts';
import { snippet } from './pages/snippets.ts';
import { cacheModes } from './caching/cache-modes.ts';
import { block } from './objects/blocks.ts';
import { createFiguresEndpoint } from './server-pages/figures.ts';
import { statistics } from './library/statistics.ts';
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
const echo: readonly Endpoint[] = [
  anything,
  anythingBelow,
  ...cookies,
  puppies,
  status,
  teapot,
  delay,
  fault,
  redirectTimes,
  redirectTo,
  redirectLoop,
];
const content: readonly Endpoint[] = [
  bookInAnyFormat,
  roundtrip,
  flavoured,
  streamBytes,
  streamJson,
  streamPages,
  serverSentEvents,
  webSocketEcho,
  webSocketTicker,
  webSocketLessons,
  drip,
  trailers,
  interim,
  encoding,
  negotiatedEncoding,
  mediaIndex,
  mediaFile,
  negotiatedPicture,
  greeting,
  bookCover,
  page,
  homePage,
];
const auth: readonly Endpoint[] = [
  basicDoor,
  tokenDoor,
  bearerDoor,
  apiKeyDoor,
  digestDoor,
  digestDoorFor,
  ...sessionDoors,
  ...jwtDoors,
  tokenLogin,
  whoami,
  whoamiAccounts,
  whoamiConnection,
];

const caching: readonly Endpoint[] = [...cacheDirectives, ...guardedNotes, cachedPage];

/** Every endpoint of the practice server, in the order the index shows them. */
export function createEndpoints(log: RequestLog): readonly Endpoint[] {
  const all: readonly Endpoint[] = [
    createIndexPage(() => all),
    createOpenApiEndpoint(() => all),
    ...library,
    ...api,
    ...badTwins,
    badManners,
    ...echo,
    ...auth,
    ...oauth,
    ...oauth1,
    ...tls,
    ...gatewayEndpoints,
    tokenCart,
    sessionCart,
    ...permissions,
    ...pagination,
    ...throttling,
    ...caching,
    ...strict,
    ...content,
    ...s3,
    ...swift,
    ...cdmiStore,
    soap,
    graphql,
    closedGraphql,
    trustedGraphql,
    streamGraphql,
    tree,
    graph,
    graphNode,
    signupForm,
    signupScript,
    ...orders,
    ...issuedKeys,
    nPlusOne,
    charset,
    ...versions,
    uniformInterface,
    memory,
    ...implementations,
    frameworkForm,
    transcript,
    snippet,
    ...cacheModes,
    block,
    createFiguresEndpoint(log),
    statistics,
    resetWorld,
    clock,
    switchBoard,
    portal,
    createLogEndpoint(log),
  ];
  return all;
}
