import type { Failure, FailureKind } from '../../failure';
import { isLoopback, readTypedUrl, type UrlParts } from '../../http/url-parts';
import type { FailedExchange } from '../../model/exchange';
import type { RequestDraft } from '../../model/request-draft';
import type { Evidence, LikelyCause } from '../explanation';
import { type Candidate, rankCauses, when } from './cause';
import { causesOfPac, causesOfProxy, causesOutOfReach } from './causes-on-the-way';

interface FailedInput {
  readonly exchange: FailedExchange;
  readonly draft: RequestDraft;
}
type Of<K extends FailureKind> = Extract<Failure, { kind: K }>;
type Readers = { readonly [K in FailureKind]: (failure: Of<K>, input: Place) => readonly (Candidate | null)[] };

/** Where the request went, as far as it went. */
interface Place {
  readonly url: UrlParts | null;
  readonly request: Evidence | null;
  readonly connection: Evidence | null;
  readonly reused: boolean;
  readonly draft: RequestDraft;
}

/** What can have kept an answer away, the likeliest first, from where the request went and how far it got. */
export function causesOfFailure({ exchange, draft }: FailedInput): readonly LikelyCause[] {
  const read = readers[exchange.failure.kind] as (failure: Failure, place: Place) => readonly (Candidate | null)[];
  return rankCauses(read(exchange.failure, placeOf(exchange, draft)));
}

function placeOf({ hops, url: asked }: FailedExchange, draft: RequestDraft): Place {
  const at = Math.max(0, hops.length - 1);
  const last = hops.at(-1);
  const url = readTypedUrl(last?.url || asked);
  return {
    url: url.ok ? url.value : null,
    request: last?.method ? { kind: 'request', hop: at } : null,
    connection: last?.connection ? { kind: 'connection', hop: at } : null,
    reused: last?.connection?.reused === true,
    draft,
  };
}

const none = (): readonly Candidate[] => [];
const portOf = ({ url }: Place): number => url?.port ?? 0;
const isHere = ({ url }: Place): boolean => url !== null && isLoopback(url.host);

const readers: Readers = {
  badUrl: ({ url }) => [
    when(/\{\{/.test(url), 9, 'A variable in the address has no value.'),
    when(/\s/.test(url.trim()), 6, 'A space stands in it: it may be two words, or a line that was cut.'),
    when(true, 1, 'A part of it was left out or typed wrong.'),
  ],
  badDraft: ({ reason }) => [{ says: reason, weight: 5, evidence: [] }],
  fileUnreadable: ({ reason }) => [
    when(/not there|became shorter/.test(reason), 6, 'It was moved, renamed or written anew since it was chosen.'),
    when(/may not/.test(reason), 6, 'It belongs to somebody else.'),
    when(true, 1, 'The disk it lies on is not there at the moment.'),
  ],
  authFailed: () => [
    when(true, 2, 'Something that the credentials need, such as a key or an answer of the login, is missing or wrong.'),
  ],
  hostNotFound: ({ host }) => [
    when(
      /\.(local|internal|lan|home|corp|svc|cluster)$/i.test(host),
      8,
      'It is a name of one network only: of a company, a cluster or a house.',
    ),
    when(!host.includes('.'), 7, 'It is a name of containers or of a local network, which this machine does not know.'),
    when(
      /\.(invalid|test|example)$/i.test(host),
      8,
      'The name ends in a word that is reserved for examples: nothing is ever called so.',
    ),
    when(true, 4, 'A letter of the name is wrong.'),
    when(true, 3, 'This machine is offline, or its name server does not answer.'),
  ],
  connectionRefused: (_failure, place) => [
    when(isHere(place), 7, 'The server on this machine is not started.'),
    when(place.url?.host === 'localhost', 5, 'It listens on 127.0.0.1 and not on ::1, or the other way round.'),
    when(
      [80, 443].includes(portOf(place)) && isHere(place),
      8,
      'The port is missing in the address: servers under development listen on another one.',
    ),
    when(!isHere(place), 5, 'The service is not running there, or listens on another port.'),
    when(!isHere(place), 2, 'A firewall refuses the connection.'),
  ],
  unreachable: ({ reason, socket }) => [
    when(socket !== undefined, 6, 'The program that makes this socket is not started, or makes it elsewhere.'),
    when(/no way/.test(reason), 6, 'It lies in a network that one reaches by VPN only.'),
    when(/does not allow/.test(reason), 6, 'A firewall on this machine holds it back.'),
    when(socket === undefined, 2, 'The network in between is down.'),
  ],
  certificateRejected: ({ reason }) => [
    when(/expired|not valid before/.test(reason), 7, 'Nobody renewed it in time, or the clock of this machine is wrong.'),
    when(
      /itself|not known|authority/.test(reason),
      7,
      'It was made by hand for testing, or by an authority of a company that this machine does not know.',
    ),
    when(
      /not for |names no host/.test(reason),
      5,
      'Another server answers under this address: a default one, or one that intercepts.',
    ),
    when(true, 1, 'Somebody in between shows a certificate of their own.'),
  ],
  proxyFailed: (failure, { request, connection }) => causesOfProxy(failure, { request, connection }),
  proxyUnreachable: causesOutOfReach,
  pacFailed: causesOfPac,
  tlsFailed: ({ reason }, place) => [
    when(/does not speak TLS/.test(reason), 8, 'The port speaks plain HTTP.', place.request),
    when(/client certificate/.test(reason), 8, 'The server lets in only those who show a certificate.'),
    when(/no longer safe|too weak|too short/.test(reason), 7, 'The server is old and was never told of newer ciphers.'),
    when(/host name/.test(reason), 7, 'No site of this name is set up on that server.'),
    when(true, 1, 'Something in between takes part in the handshake.'),
  ],
  timedOut: ({ phase }, place) => [
    when(phase === 'connect', 6, 'A firewall drops what comes to this port, without a word.'),
    when(phase === 'connect', 4, 'The machine is off, or the address leads to another one.'),
    when(phase === 'tls', 5, 'The port does not speak TLS, and waits for something else.', place.connection),
    when(phase === 'firstByte', 5, 'The server still works on it: a slow query, or another server it waits for.', place.request),
    when(phase === 'idle', 5, 'The server stopped in the middle, or sends more only when something happens.', place.request),
    when(phase === 'total', 5, 'It is more than fits into the time that Options allow.', place.request),
    when(place.draft.options.bodyDelayMs > 0, 7, 'Options hold the body back.'),
  ],
  connectionClosed: ({ when: at }, place) => [
    when(
      at === 'beforeHead' && place.reused,
      6,
      'The connection was open from before, and the server gave it up just then.',
      place.connection,
    ),
    when(
      at === 'beforeHead' && place.url?.scheme === 'http' && [443, 8443].includes(portOf(place)),
      8,
      'The port speaks https, and this was plain HTTP.',
      place.request,
    ),
    when(
      place.draft.options.bodyDelayMs > 0,
      8,
      'Options hold the body back longer than the server waits for it.',
      place.request,
    ),
    when(at === 'beforeHead', 4, 'The program behind it broke down on this request.', place.request),
    when(at === 'inHead' || at === 'inBody', 5, 'The program that sent it ended in the middle, or was ended.', place.connection),
    when(at === 'sending', 6, 'The server had enough: it does not take so much at once.', place.request),
    when(true, 1, 'A proxy or a firewall on the way cut it.'),
  ],
  http2Ended: ({ code, how }, place) => [
    when(
      code === 'REFUSED_STREAM',
      8,
      'The server took no more streams just then, and did nothing of this request.',
      place.request,
    ),
    when(
      code === 'HTTP_1_1_REQUIRED',
      8,
      'What is behind it speaks HTTP/1.1 alone, such as a login that belongs to a connection.',
    ),
    when(
      code === 'ENHANCE_YOUR_CALM',
      8,
      'The server takes this for an attack: too many streams, or too large heads.',
      place.request,
    ),
    when(how === 'goAway', 6, 'The server is being stopped or restarted, and answers no new streams.', place.connection),
    when(
      code === 'PROTOCOL_ERROR',
      6,
      'One side broke the rules of HTTP/2, or a length was promised that was not kept.',
      place.request,
    ),
    when(code === 'INTERNAL_ERROR', 6, 'The program behind it failed in the middle of the stream.', place.request),
    when(true, 1, 'A proxy on the way gave up the other half of the stream.'),
  ],
  wrongLength: ({ expectedBytes, receivedBytes }) => [
    when(receivedBytes < expectedBytes, 5, 'The program that sent it ended in the middle.'),
    when(true, 3, 'Something in between changed the body and left Content-Length as it was.'),
  ],
  badResponse: ({ reason }, place) => [
    when(/TLS|HTTP\/2|SSH|mail|Redis/.test(reason), 8, 'The port belongs to another protocol.', place.connection),
    when(
      /Content-Length|Transfer-Encoding/.test(reason),
      6,
      'The server frames its answer in two ways at once; nobody can say where it ends.',
    ),
    when(true, 2, 'The answer was written by hand, by a program that is no web server.'),
  ],
  badEncoding: ({ encoding }) => [
    when(true, 5, `The server says ${encoding} and sends something else, most often the plain body.`),
    when(true, 3, 'The body was cut, so that its end is missing.'),
  ],
  badFrame: ({ problem }) => [
    when(problem === 'masked' || problem === 'opcode', 6, 'A program of its own making speaks there, not a WebSocket library.'),
    when(
      problem === 'unpacked' || problem === 'packing',
      6,
      'Something in between packs messages anew, or cuts the extension out of one side alone.',
    ),
    when(problem === 'notUtf8', 6, 'The server sends binary data as text.'),
    when(true, 2, 'The server, or something in between, does not keep to RFC 6455.'),
  ],
  limitExceeded: ({ limit }) => [
    when(limit === 'diskSpace', 8, 'The disk is full.'),
    when(limit === 'decodedBytes' || limit === 'encodings', 6, 'The body is packed so that it grows without end.'),
    when(limit === 'messageBytes', 6, 'The server sends messages that are larger than Options allow.'),
    when(limit === 'bodyBytes', 5, 'It is a download, or a stream that does not end.'),
    when(limit === 'headBytes' || limit === 'headLines', 5, 'The server adds a field again and again, such as a cookie.'),
    when(true, 1, 'The limit in Options is lower than this server needs.'),
  ],
  cancelled: () => [when(true, 5, 'You pressed Cancel.')],
  oauthRefused: () => [
    when(true, 2, 'The authorization server knows the client, the secret or the scopes otherwise than Auth does.'),
  ],
  oauthProblem: () => [when(true, 2, 'Something in Auth is missing, or the authorization server does not keep to the protocol.')],
  signInNeeded: () => [when(true, 3, 'There is no token yet, or it has ended and cannot be renewed without you.')],
  vaultClosed: ({ state }) => [when(state === 'locked', 5, 'The vault locked itself, or was not opened since the start.')],
  secretHeldBack: ({ hosts, host }) => [
    when(hosts.length > 0, 6, `The secret is for ${hosts.join(', ')}, and this request goes to ${host}.`),
    when(true, 2, 'The address was changed, or a variable in it has another value than usual.'),
  ],
  vaultRefused: none,
  rejectedInput: none,
  unsupported: none,
  notFound: none,
  fileFailed: none,
  fileChanged: none,
  hostGone: none,
  practiceFailed: none,
  scriptFailed: () => [
    when(true, 3, 'The script expects a variable or an answer that is not there yet.'),
    when(true, 2, 'It was written for another tool, and asks for something that scripts do not have here.'),
  ],
  scriptsNotAllowed: () => [when(true, 3, 'They came with the collection, or were changed since somebody allowed them.')],
  bug: () => [when(true, 1, 'It is a fault of Cairn.')],
};
