import type { BrokenField } from './broken-field';
import type { Failure } from '../failure';
import type { CookieFacts, HeldCookie, JarName, ReceivedCookie } from './cookie';
import type { ChosenWay } from './chosen-way';
import type { Connection, ExchangeEvent, ExchangeEventOf, HeaderList, Packed, RedirectStop, Timings } from './exchange-event';
import { advanceSocket, type SocketState } from './socket-state';

/** An answer that came before the answer: 100, 102, 103. */
export interface Interim {
  readonly status: number;
  readonly reason: string;
  readonly headers: HeaderList;
}

/** The head of a response as received. */
export interface ResponseHead {
  readonly status: number;
  /** The reason phrase as received; may be empty. */
  readonly reason: string;
  readonly httpVersion: string;
  readonly headers: HeaderList;
}

/** A field that came and that the reader of HTTP/2 left out, with where it stood. */
export interface DroppedField extends BrokenField {
  readonly part: 'head' | 'interim' | 'trailers';
}

/** An exchange that was sent for the sake of another, such as a login. */
export interface SideExchange {
  readonly id: string;
  readonly method: string;
  readonly url: string;
  readonly says: string;
  readonly status: number | null;
}

/** What the jar had to do with one hop. */
export interface HopCookies {
  readonly jar: JarName;
  readonly sent: readonly CookieFacts[];
  readonly held: readonly HeldCookie[];
  readonly received: readonly ReceivedCookie[];
}

/** One request and its response on the way: an exchange has one hop, and one more for each redirect or challenge followed. */
export interface Hop {
  readonly method: string;
  readonly url: string;
  /** As on the request line. */
  readonly target: string;
  /** As on the request line; `HTTP/2` has none. Not known of what was kept before it was told. */
  readonly requestVersion?: string;
  readonly requestHeaders: HeaderList;
  readonly requestBodyBytes: number | null;
  readonly connection: Connection | null;
  /** How its way was chosen; nothing where the address alone decided. */
  readonly way?: ChosenWay;
  readonly interims: readonly Interim[];
  readonly head: ResponseHead | null;
  /** Fields of this hop's answer that its reader left out. */
  readonly droppedFields?: readonly DroppedField[];
  /** Set when this hop's answer was followed elsewhere. */
  readonly redirect: { readonly location: string; readonly methodChanged: boolean; readonly dropped: readonly string[] } | null;
  /** Set when this hop's answer asked for a login and the request was sent once more. */
  readonly challenge: { readonly scheme: string; readonly says: string } | null;
  /** Set when a socket lost this connection and made another. */
  readonly parted?: { readonly says: string; readonly againMs: number };
  /** What was sent on the side before this hop. */
  readonly sides: readonly SideExchange[];
  /** Null where no jar took part. */
  readonly cookies: HopCookies | null;
  readonly timings: Timings | null;
}

interface Common {
  readonly id: string;
  readonly startedAt: number;
  readonly method: string;
  readonly url: string;
  readonly hops: readonly Hop[];
  readonly sentBytes: number;
  readonly receivedBytes: number;
  /** Once it has opened as a socket. */
  readonly socket?: SocketState;
}

/** Sent, nothing final has arrived yet. */
export interface WaitingExchange extends Common {
  readonly phase: 'waiting';
}

/** The head is here, the body is arriving. */
export interface ReceivingExchange extends Common {
  readonly phase: 'receiving';
  readonly head: ResponseHead;
}

/** An answer came, whatever its status. */
export interface FinishedExchange extends Common {
  readonly phase: 'finished';
  readonly endedAt: number;
  readonly head: ResponseHead;
  readonly trailers: HeaderList;
  readonly wireBytes: number;
  readonly bodyBytes: number;
  readonly encodedBytes: number;
  readonly bodyId: string | null;
  /** The body as it was received, before decoding, where it is kept beside the other. */
  readonly receivedId?: string | null | undefined;
  readonly decoded: readonly string[];
  /** The answer is a redirect that was not followed, and why. */
  readonly stop: { readonly reason: RedirectStop; readonly location: string } | null;
  readonly timings: Timings;
}

/** No usable answer came. What had arrived is still there. */
export interface FailedExchange extends Common {
  readonly phase: 'failed';
  readonly endedAt: number;
  readonly failure: Failure;
  readonly head: ResponseHead | null;
  readonly wireBytes: number;
  readonly bodyBytes: number;
  readonly bodyId: string | null;
  readonly receivedId?: string | null | undefined;
  /** Its body outgrew the limit of what is decoded, and decoding can go on. */
  readonly packed?: Packed | undefined;
  readonly timings: Timings;
}

export type Exchange = WaitingExchange | ReceivingExchange | FinishedExchange | FailedExchange;

/** What is to be known to decode the rest of a body that outgrew the limit; null where all of it is not kept as it was received. */
export const restOf = ({ packed, receivedId }: Pick<FailedExchange, 'packed' | 'receivedId'>): Packed | null =>
  packed !== undefined && receivedId != null ? packed : null;

export const isOver = (exchange: Exchange): exchange is FinishedExchange | FailedExchange =>
  exchange.phase === 'finished' || exchange.phase === 'failed';

/** The hop that is under way, or the last one. */
export const lastHop = (exchange: Exchange): Hop | undefined => exchange.hops.at(-1);

/**
 * The next picture of an exchange after one event.
 * Only `started` begins one; events out of turn, or for an exchange that is over, change nothing. One whose body can be decoded
 * further ends once more.
 */
export function advance(exchange: Exchange | undefined, event: ExchangeEvent): Exchange | undefined {
  if (event.type === 'started') return exchange ?? begin(event);
  if (!exchange || exchange.id !== event.exchangeId) return exchange;
  if (isOver(exchange) && !endsOnceMore(exchange, event)) return exchange;
  switch (event.type) {
    case 'routed':
      return { ...exchange, hops: changeHop(exchange.hops, event.hop, { way: event.way }) };
    case 'connected':
      return { ...exchange, hops: changeHop(exchange.hops, event.hop, { connection: event.connection }) };
    case 'sent':
      return { ...exchange, hops: changeHop(exchange.hops, event.hop, sentFacts(event)) };
    case 'interim':
      return { ...exchange, hops: addInterim(exchange.hops, event) };
    case 'head':
      return receiveHead(exchange, event);
    case 'fieldsDropped':
      return { ...exchange, hops: dropFields(exchange.hops, event) };
    case 'cookiesChosen':
    case 'cookiesTaken':
      return { ...exchange, hops: withCookies(exchange.hops, event) };
    case 'redirected':
      return { ...common(exchange), phase: 'waiting', receivedBytes: 0, hops: redirect(exchange.hops, event) };
    case 'challenged':
      return { ...common(exchange), phase: 'waiting', receivedBytes: 0, hops: challenge(exchange.hops, event) };
    case 'side':
      return { ...exchange, hops: addSide(exchange.hops, event) };
    case 'opened':
    case 'talked':
    case 'closed':
      return { ...exchange, ...advanceSocket(exchange.socket, event) };
    case 'parted':
      return { ...common(exchange), phase: 'waiting', receivedBytes: 0, hops: part(exchange.hops, event) };
    case 'progress':
      return { ...exchange, sentBytes: event.sentBytes, receivedBytes: event.receivedBytes };
    case 'finished':
      return finish(exchange, event);
    case 'failed':
      return failWith(exchange, event);
  }
}

const endsOnceMore = (exchange: FinishedExchange | FailedExchange, { type }: ExchangeEvent): boolean =>
  exchange.phase === 'failed' && exchange.packed !== undefined && (type === 'finished' || type === 'failed');

function begin({ exchangeId, at, method, url }: ExchangeEventOf<'started'>): WaitingExchange {
  return { phase: 'waiting', id: exchangeId, startedAt: at, method, url, hops: [], sentBytes: 0, receivedBytes: 0 };
}

const blankHop: Hop = {
  method: '',
  url: '',
  target: '',
  requestHeaders: [],
  requestBodyBytes: null,
  connection: null,
  interims: [],
  head: null,
  redirect: null,
  challenge: null,
  sides: [],
  cookies: null,
  timings: null,
};

function changeHop(hops: readonly Hop[], index: number, change: Partial<Hop>): readonly Hop[] {
  if (index > hops.length) return hops;
  const changed = { ...(hops[index] ?? blankHop), ...change };
  return [...hops.slice(0, index), changed, ...hops.slice(index + 1)];
}

function common(exchange: Exchange): Common {
  const { id, startedAt, method, url, hops, sentBytes, receivedBytes, socket } = exchange;
  return { id, startedAt, method, url, hops, sentBytes, receivedBytes, ...(socket && { socket }) };
}

function sentFacts({ method, url, target, version, headers, bodyBytes }: ExchangeEventOf<'sent'>): Partial<Hop> {
  const said = version === undefined ? {} : { requestVersion: version };
  return { method, url, target, ...said, requestHeaders: headers, requestBodyBytes: bodyBytes };
}

/** The first line of a request, as it was sent; over HTTP/2 what stands for one. */
export const requestLineOf = ({ method, target, requestVersion = 'HTTP/1.1' }: Hop): string =>
  `${method} ${target} ${requestVersion}`;

function addInterim(hops: readonly Hop[], { hop, status, reason, headers }: ExchangeEventOf<'interim'>): readonly Hop[] {
  return changeHop(hops, hop, { interims: [...(hops[hop]?.interims ?? []), { status, reason, headers }] });
}

function dropFields(hops: readonly Hop[], { hop, part, fields }: ExchangeEventOf<'fieldsDropped'>): readonly Hop[] {
  const dropped = fields.map((field) => ({ ...field, part }));
  return changeHop(hops, hop, { droppedFields: [...(hops[hop]?.droppedFields ?? []), ...dropped] });
}

function receiveHead(exchange: Exchange, event: ExchangeEventOf<'head'>): ReceivingExchange {
  const { status, reason, httpVersion, headers } = event;
  const head = { status, reason, httpVersion, headers };
  return { ...common(exchange), phase: 'receiving', head, hops: changeHop(exchange.hops, event.hop, { head }) };
}

function redirect(hops: readonly Hop[], event: ExchangeEventOf<'redirected'>): readonly Hop[] {
  const { location, methodChanged, dropped, timings } = event;
  return changeHop(hops, event.hop, { redirect: { location, methodChanged, dropped }, timings });
}

function challenge(hops: readonly Hop[], { hop, scheme, says, timings }: ExchangeEventOf<'challenged'>): readonly Hop[] {
  return changeHop(hops, hop, { challenge: { scheme, says }, timings });
}

function part(hops: readonly Hop[], { hop, says, againMs, timings }: ExchangeEventOf<'parted'>): readonly Hop[] {
  return changeHop(hops, hop, { parted: { says, againMs }, timings });
}

function withCookies(
  hops: readonly Hop[],
  event: ExchangeEventOf<'cookiesChosen'> | ExchangeEventOf<'cookiesTaken'>,
): readonly Hop[] {
  const known = hops[event.hop]?.cookies ?? { jar: event.jar, sent: [], held: [], received: [] };
  const more =
    event.type === 'cookiesChosen'
      ? { sent: event.sent, held: event.held }
      : { received: [...known.received, ...event.received] };
  return changeHop(hops, event.hop, { cookies: { ...known, ...more } });
}

function addSide(hops: readonly Hop[], { hop, sideId, method, url, says, status }: ExchangeEventOf<'side'>): readonly Hop[] {
  return changeHop(hops, hop, { sides: [...(hops[hop]?.sides ?? []), { id: sideId, method, url, says, status }] });
}

function finish(exchange: Exchange, event: ExchangeEventOf<'finished'>): Exchange {
  const head = headOf(exchange);
  if (head === null) return exchange;
  const { type: _type, exchangeId: _id, at, ...facts } = event;
  const hops = changeHop(exchange.hops, exchange.hops.length - 1, { timings: event.timings });
  return { ...common(exchange), ...facts, phase: 'finished', head, endedAt: at, hops };
}

function failWith(exchange: Exchange, event: ExchangeEventOf<'failed'>): FailedExchange {
  const { type: _type, exchangeId: _id, at, ...facts } = event;
  return { ...common(exchange), ...facts, phase: 'failed', head: headOf(exchange), endedAt: at };
}

/** The head that stands for the exchange when it is over. A socket between two connections has that of the one it had. */
function headOf(exchange: Exchange): ResponseHead | null {
  if (exchange.phase === 'receiving' || exchange.phase === 'failed') return exchange.head;
  return exchange.socket ? (exchange.hops.findLast(({ parted }) => parted)?.head ?? null) : null;
}
