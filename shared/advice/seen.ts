import { graphqlText, withGraphqlInAddress } from '../graphql/graphql-text';
import { headerValue } from '../http/header-list';
import { type MediaType, readMediaType } from '../http/media-type';
import type { JsonValue } from '../hypermedia/json-value';
import type { PageModel } from '../hypermedia/page';
import { parseJson } from '../hypermedia/parse-json';
import type { AuthKind } from '../model/auth';
import type { Body } from '../model/body';
import type { FailedExchange, FinishedExchange } from '../model/exchange';
import type { HeaderList } from '../model/exchange-event';
import type { RequestDraft } from '../model/request-draft';
import { type Address, readAddress } from './read-address';

/** What advice looks at: a request, and its answer where there is one. */
export interface Seen {
  /** Of the exchange, or the path of the saved request. */
  readonly id: string;
  /** Name of the saved request; empty when it has none. */
  readonly name: string;
  readonly method: string;
  readonly address: Address;
  /** Method and address as typed: a secret that was filled in is a name here, so that this may be written down. */
  readonly typed: { readonly method: string; readonly address: Address };
  /** As sent, or as the draft has them. */
  readonly requestHeaders: HeaderList;
  /** How the draft says who is asking. */
  readonly authKind: AuthKind;
  /** The body that was sent, where it is text and not too long. */
  readonly sentBody: string | null;
  readonly sentType: MediaType | null;
  readonly answer: SeenAnswer | null;
}

export interface SeenAnswer {
  readonly status: number;
  readonly reason: string;
  readonly headers: HeaderList;
  readonly mediaType: MediaType | null;
  /** The body as text; null when there is none, or it is no text, or too long to look into. */
  readonly body: string | null;
  readonly bodyBytes: number;
  /** The body as JSON, whatever its type says; undefined when it is none. */
  readonly json: JsonValue | undefined;
  /** What the answer lets one do next, once that is read. */
  readonly page: PageModel | null;
}

/** Above so many characters a body is not looked into: the page model, which is read elsewhere, still tells of its rows. */
export const longestBody = 1024 * 1024;

interface FromExchange {
  readonly exchange: FinishedExchange | FailedExchange;
  /** As it was sent. */
  readonly draft: RequestDraft;
  readonly body: string | null;
  readonly page: PageModel | null;
}

/** What there is to see of an exchange. Where redirects were followed it is the last hop. */
export function seenFromExchange({ exchange, draft, body, page }: FromExchange): Seen {
  const hop = exchange.hops.at(-1);
  const requestHeaders = hop ? hop.requestHeaders : [];
  return {
    ...seenFromDraft({ id: exchange.id, name: '', draft }),
    method: (hop?.method || exchange.method).toUpperCase(),
    address: readAddress(hop?.url || exchange.url),
    requestHeaders,
    // Where a redirect was followed, what was typed may not be what went there.
    sentBody: exchange.hops.some(({ redirect }) => redirect !== null) ? null : textOf(withGraphqlInAddress(draft).body),
    sentType: readMediaType(headerValue(requestHeaders, 'Content-Type') ?? ''),
    answer: exchange.phase === 'finished' ? answerOf(exchange, body, page) : null,
  };
}

function answerOf({ head, bodyBytes }: FinishedExchange, body: string | null, page: PageModel | null): SeenAnswer {
  const text = body !== null && body.length <= longestBody ? body : null;
  const { status, reason, headers } = head;
  const mediaType = readMediaType(headerValue(headers, 'Content-Type') ?? '');
  return { status, reason, headers, mediaType, body: text, bodyBytes, json: text === null ? undefined : parseJson(text), page };
}

/** The exchange of a saved request as that request. */
export const asSaved = (seen: Seen, { id, name, typed }: Pick<Seen, 'id' | 'name' | 'typed'>): Seen => ({
  ...seen,
  id,
  name,
  typed,
});

/** What there is to see of a request before it is sent. */
export function seenFromDraft(saved: { readonly id: string; readonly name: string; readonly draft: RequestDraft }): Seen {
  const { id, name, draft } = saved;
  const carried = withGraphqlInAddress(draft).body;
  const headers = draft.headers.flatMap((row): [string, string][] => (row.enabled ? [[row.name, row.value]] : []));
  return {
    ...seenFromAddress({ id, name, method: draft.method, url: draft.url }),
    requestHeaders: headers,
    authKind: draft.auth.kind,
    sentBody: textOf(carried),
    sentType: readMediaType(headerValue(headers, 'Content-Type') ?? typeOf(carried)),
  };
}

/** What there is to see of a request of which only method and address are known. */
export function seenFromAddress(saved: {
  readonly id: string;
  readonly name: string;
  readonly method: string;
  readonly url: string;
}): Seen {
  const { id, name, method, url } = saved;
  const typed = { method: method.toUpperCase() || 'GET', address: readAddress(url) };
  return {
    id,
    name,
    ...typed,
    typed,
    requestHeaders: [],
    authKind: 'none',
    sentBody: null,
    sentType: null,
    answer: null,
  };
}

function textOf(body: Body): string | null {
  const text = body.kind === 'graphql' ? graphqlText(body) : body.kind === 'json' || body.kind === 'text' ? body.text : '';
  return text === '' || text.length > longestBody ? null : text;
}

function typeOf(body: Body): string {
  if (body.kind === 'json' || body.kind === 'graphql') return 'application/json';
  return body.kind === 'text' ? body.mediaType : '';
}
