import { originOf, readTypedUrl } from '#shared/http/url-parts';
import type { TurnRequest } from '#shared/hypermedia/page';
import { turnDraft } from '#shared/hypermedia/paging/turns';
import type { Auth } from '#shared/model/auth';
import type { RequestPlace } from '#shared/model/collection';
import { pathRowsFromUrl, rowsFromUrl } from '#shared/model/query-rows';
import { createDraft, type RequestDraft } from '#shared/model/request-draft';
import { inUsualForm } from '#shared/model/request-options';
import { optionsAbroad } from '#shared/model/said-options';
import type { Row } from '#shared/model/row';

export interface FollowTarget {
  readonly url: string;
  readonly method?: string | undefined;
  readonly draft?: Partial<RequestDraft> | undefined;
  /** Another page of the same list, which the same request asks for with this change. */
  readonly turn?: TurnRequest | undefined;
}

/** Credentials that did not go along to another origin, kept so that the user can send them after all. */
export interface Stayed {
  /** The origin they belong to. */
  readonly from: string;
  /** The origin that was gone to. */
  readonly origin: string;
  /** What they are, in words: names of header fields, or that they are those of Auth. */
  readonly names: readonly string[];
  readonly auth: Auth;
  readonly headers: readonly Row[];
  /** The saved request whose folders add to them; null where none do. */
  readonly under?: RequestPlace | null;
}

/** The user lets the credentials of one origin go to another. */
export type Trust = Pick<Stayed, 'from' | 'origin'>;

interface Followed {
  readonly draft: RequestDraft;
  /** What was left behind; null when nothing worth a word was. */
  readonly stayed: Stayed | null;
  /** It leads to an origin that is not trusted with credentials: what folders add to the draft stays behind as well. */
  readonly isForeign: boolean;
}

interface Policy {
  readonly trusted?: readonly Trust[] | undefined;
  /** Credentials the draft holds for one time only: they go nowhere from here. */
  readonly lent?: Stayed | null | undefined;
}

/** Headers that say nothing about who asks: they may go along to another origin. */
const harmless = /^(accept|accept-language|user-agent)$/i;
/** Headers that belong to one body or one earlier answer. */
const aboutThatMessage = /^(content-.*|if-.*|transfer-encoding|expect|range|trailer|te)$/i;
const credential = /^(authorization|cookie|proxy-authorization|x-api-key|.*(token|secret).*)$/i;

/**
 * The draft with which a link is followed. Credentials and headers of the draft go along to its own origin
 * and to those that are trusted with them; any other origin gets only what tells nothing about the user.
 */
export function followDraft(sent: RequestDraft, target: FollowTarget, policy: Policy): Followed {
  const followed = followLink(sent, target, policy);
  return target.turn ? { ...followed, draft: turned(followed.draft, sent, target.turn) } : followed;
}

function followLink(sent: RequestDraft, target: FollowTarget, policy: Policy): Followed {
  const lent = policy.lent ?? null;
  const from = lent ? withoutLent(sent, lent) : sent;
  const reach = reachOf(from.url, target.url, policy.trusted ?? []);
  const draft: RequestDraft = {
    ...createDraft(target.url, target.method ?? 'GET'),
    query: rowsFromUrl(target.url, []),
    path: pathRowsFromUrl(target.url, []),
    headers: from.headers.filter((row) => goesAlong(row, reach !== 'foreign')),
    auth: reach === 'foreign' ? { kind: 'none' } : from.auth,
    options: reach === 'own' ? inUsualForm(from.options) : optionsAbroad(from.options),
    ...target.draft,
  };
  const stayed = reach === 'foreign' ? stayedBehind(from, target.url) : null;
  const isStill = lent !== null && lent.origin === originOfTyped(target.url);
  return { draft, stayed: isStill ? lent : stayed, isForeign: !goesAgain(reach, lent) };
}

/** The same request with what asks for another page, described as it was. Of the other headers only those that may go along. */
function turned(there: RequestDraft, { method, body, headers }: RequestDraft, turn: TurnRequest): RequestDraft {
  const along = new Set(there.headers);
  const kept = headers.filter((row) => along.has(row) || aboutThatMessage.test(row.name.trim()));
  return turnDraft({ ...there, method, body, headers: kept }, turn);
}

/** Whether what folders add may go along. Whoever was shown it this once is not shown it a second time. */
const goesAgain = (reach: ReturnType<typeof reachOf>, lent: Stayed | null): boolean => reach !== 'foreign' && lent === null;

function reachOf(from: string, to: string, trusted: readonly Trust[]): 'own' | 'trusted' | 'foreign' {
  const [home, there] = [originOfTyped(from), originOfTyped(to)];
  if (home !== null && home === there) return 'own';
  return trusted.some((pair) => isBetween(pair, home, there)) ? 'trusted' : 'foreign';
}

/** Both ways: they are still the credentials of the origin they came from. */
const isBetween = ({ from, origin }: Trust, one: string | null, other: string | null): boolean =>
  (from === one && origin === other) || (from === other && origin === one);

function goesAlong({ name }: Row, takesAll: boolean): boolean {
  const plain = name.trim();
  return !aboutThatMessage.test(plain) && (takesAll || harmless.test(plain));
}

/** Whether two typed addresses lead to the same scheme, host and port. What cannot be read is the same as nothing. */
export function isSameOrigin(one: string, other: string): boolean {
  const [first, second] = [originOfTyped(one), originOfTyped(other)];
  return first !== null && first === second;
}

/** Scheme, host and port of an address as typed, or null when it cannot be read. */
export function originOfTyped(url: string): string | null {
  const parts = readTypedUrl(url);
  return parts.ok ? originOf(parts.value) : null;
}

/** A draft with credentials that had stayed behind. What the draft has of its own by the same name gives way. */
export function withCredentials(draft: RequestDraft, { auth, headers }: Stayed): RequestDraft {
  const names = new Set(headers.map(({ name }) => name.trim().toLowerCase()));
  const own = draft.headers.filter(({ name }) => !names.has(name.trim().toLowerCase()));
  return { ...draft, auth: auth.kind === 'none' ? draft.auth : auth, headers: [...own, ...headers] };
}

/** A draft without the credentials it was lent. Those that were typed since are the user's own. */
function withoutLent(draft: RequestDraft, { auth, headers }: Stayed): RequestDraft {
  const lentRows = new Set(headers.map(({ id }) => id));
  const isLent = JSON.stringify(draft.auth) === JSON.stringify(auth);
  return {
    ...draft,
    auth: isLent ? { kind: 'none' } : draft.auth,
    headers: draft.headers.filter(({ id }) => !lentRows.has(id)),
  };
}

function stayedBehind({ auth, headers, url: from }: RequestDraft, url: string): Stayed | null {
  const held = headers.filter(isCredential);
  const names = [...(auth.kind === 'none' ? [] : ['the credentials of Auth']), ...new Set(held.map(({ name }) => name.trim()))];
  if (names.length === 0) return null;
  return { from: originOfTyped(from) ?? from, origin: originOfTyped(url) ?? url, names, auth, headers: held };
}

const isCredential = ({ name, enabled }: Row): boolean => enabled && credential.test(name.trim());
