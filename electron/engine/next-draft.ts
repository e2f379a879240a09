import type { Paging, TurnRequest } from '#shared/hypermedia/page';
import { turnDraft, turnOf } from '#shared/hypermedia/paging/turns';
import type { RequestDraft } from '#shared/model/request-draft';
import { inUsualForm } from '#shared/model/request-options';
import { isCredential } from './credentials';

export interface NextDraft {
  readonly draft: RequestDraft;
  /** The origin it goes to and the credentials that stay behind, when it is another one. */
  readonly left: { readonly origin: string; readonly dropped: readonly string[] } | null;
}

interface Way {
  /** Where the draft was sent. */
  readonly from: string;
  readonly trustOrigins: boolean;
}

/** The draft that asks for the next page; null when there is none. */
export function nextDraft(draft: RequestDraft, paging: Paging | null, { from, trustOrigins }: Way): NextDraft | null {
  const turn = paging && turnOf(paging, 'next');
  if (turn === null) return null;
  const there = 'request' in turn ? turnDraft(draft, turn.request) : linked(draft, turn.url);
  const url = 'request' in turn ? addressOf(turn.request) : turn.url;
  if (trustOrigins || url === null || isSameOrigin(url, from)) return { draft: there, left: null };
  return leave(there, new URL(url).origin);
}

/** Where a change of the request asks instead; null where it asks where it asked before. */
const addressOf = (request: TurnRequest): string | null => (request.kind === 'body' ? (request.url ?? null) : null);

const isSameOrigin = (url: string, from: string): boolean => new URL(url).origin === new URL(from).origin;

const linked = (draft: RequestDraft, url: string): RequestDraft => ({
  ...draft,
  ...asLink(draft),
  url,
  query: noRows,
  path: noRows,
  options: inUsualForm(draft.options),
});

/** One for all: what is the very same on many pages is kept once. */
const noRows: never[] = [];

/** A link is followed with GET, also from the answer to a POST. It has in it what a GraphQL query of a GET would add. */
const asLink = (draft: RequestDraft): Partial<RequestDraft> =>
  draft.method === 'GET' && draft.body.kind !== 'graphql' ? {} : { method: 'GET', body: { kind: 'none' } };

/** Once left behind, credentials are gone for good, also when the pages come back. */
function leave(draft: RequestDraft, origin: string): NextDraft {
  const isLeft = ({ name, enabled }: RequestDraft['headers'][number]) => enabled && isCredential(name);
  const names = draft.headers.filter(isLeft).map(({ name }) => name);
  const dropped = [...new Set(draft.auth.kind === 'none' ? names : ['Authorization', ...names])];
  const headers = draft.headers.filter((row) => !isLeft(row));
  return { draft: { ...draft, headers, auth: { kind: 'none' } }, left: { origin, dropped } };
}
