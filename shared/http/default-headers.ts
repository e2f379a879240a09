import { asksInAddress, graphqlAccept, saysGraphql } from '../graphql/graphql-text';
import type { Body } from '../model/body';
import type { RequestDraft } from '../model/request-draft';
import { offeredBy, type EventStreamWishes, type WebSocketWishes } from '../model/socket';
import { readDraftUrl } from './draft-url';
import { hostHeader } from './url-parts';

/** Version of Cairn, as it introduces itself to servers. */
export const cairnVersion = '0.1.0';

/** A header that Cairn adds by itself. */
export interface DefaultHeader {
  readonly name: string;
  /** The value, or words for one that is only known when it is sent. */
  readonly value: string;
  /** `value` stands for something found out when the request is sent. */
  readonly computed: boolean;
  /** The user took it away; it is not sent. */
  readonly removed: boolean;
  /** A header typed by the user takes its place; it is not sent. */
  readonly typed: boolean;
}

/** The headers Cairn adds to this draft, in the order they are sent, with those that the user removed or replaced. */
export function defaultHeaders(draft: RequestDraft): DefaultHeader[] {
  const typed = new Set(draft.headers.filter((row) => row.enabled).map((row) => row.name.toLowerCase()));
  const removed = new Set(draft.options.withoutDefaults.map((name) => name.toLowerCase()));
  const header = (name: string, value: string, computed = false): DefaultHeader => {
    const key = name.toLowerCase();
    return { name, value, computed, removed: removed.has(key), typed: typed.has(key) };
  };
  const url = readDraftUrl(draft);
  const { socket } = draft;
  const host = header('Host', url.ok ? hostHeader(url.value) : 'from the address', !url.ok);
  const agent = header('User-Agent', `Cairn/${cairnVersion}`);
  if (socket?.kind === 'websocket')
    return [host, agent, ...handshakeHeaders(socket).map(([name, value]) => header(name, value, value === madeLater))];
  const contentType = asksInAddress(draft) ? null : contentTypeOf(draft.body);
  const accept = draft.body.kind === 'graphql' ? graphqlAccept : '*/*';
  return [
    host,
    agent,
    ...(socket ? streamHeaders(socket).map(([name, value]) => header(name, value)) : [header('Accept', accept)]),
    header('Accept-Encoding', 'gzip, br, zstd, deflate'),
    header('Connection', draft.options.keepAlive ? 'keep-alive' : 'close'),
    ...(contentType ? [header('Content-Type', contentType.value, contentType.computed)] : []),
  ];
}

/** What asks for a stream of events (WHATWG HTML, 9.2.3). */
export const streamHeaders = ({ lastEventId }: EventStreamWishes): [name: string, value: string][] => [
  ['Accept', 'text/event-stream'],
  ['Cache-Control', 'no-cache'],
  ...(lastEventId === '' ? [] : [['Last-Event-ID', lastEventId] as [string, string]]),
];

/** Stands for a value that is made when it is sent. */
export const madeLater = 'made when it is sent';

/** What asks for a WebSocket (RFC 6455, 4.1), with what permessage-deflate offers (RFC 7692, 7.1). */
function handshakeHeaders(wishes: WebSocketWishes): [name: string, value: string][] {
  const offered = offeredBy(wishes);
  return [
    ['Connection', 'Upgrade'],
    ['Upgrade', 'websocket'],
    ['Sec-WebSocket-Version', '13'],
    ['Sec-WebSocket-Key', madeLater],
    ...(offered.length > 0 ? [['Sec-WebSocket-Protocol', offered.join(', ')] as [string, string]] : []),
    ...(wishes.compress ? [['Sec-WebSocket-Extensions', 'permessage-deflate; client_max_window_bits'] as [string, string]] : []),
  ];
}

/** Whether a draft's body sends anything. A blank text, an empty form and an empty file path are no body at all. */
export function hasBody(body: Body): boolean {
  switch (body.kind) {
    case 'none':
      return false;
    case 'json':
      return body.text.trim() !== '';
    case 'text':
      return body.text !== '';
    case 'form':
      return body.rows.some((row) => row.enabled);
    case 'multipart':
      return body.parts.some((part) => part.enabled);
    case 'graphql':
      return saysGraphql(body);
    case 'file':
      return body.path !== '';
  }
}

/** The Content-Type that goes with a body unless the user types one; null when none does. */
export function contentTypeOf(body: Body): { readonly value: string; readonly computed: boolean } | null {
  if (!hasBody(body)) return null;
  switch (body.kind) {
    case 'none':
      return null;
    case 'json':
    case 'graphql':
      return { value: 'application/json', computed: false };
    case 'text':
      return body.mediaType === '' ? null : { value: withCharset(body.mediaType), computed: false };
    case 'form':
      return { value: 'application/x-www-form-urlencoded', computed: false };
    case 'multipart':
      return { value: 'multipart/form-data; boundary=…', computed: true };
    case 'file':
      return body.mediaType === ''
        ? { value: 'from the file’s name', computed: true }
        : { value: body.mediaType, computed: false };
  }
}

// Text is sent as UTF-8; servers that assume latin1 for text/* are told so.
const withCharset = (mediaType: string) =>
  /^text\//i.test(mediaType) && !/;\s*charset=/i.test(mediaType) ? `${mediaType}; charset=utf-8` : mediaType;
