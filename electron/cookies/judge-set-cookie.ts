import { defaultPath, parseDate, pathMatch } from 'tough-cookie';
import type { CookieFacts, CookieNote, Refusal } from '#shared/model/cookie';
import { cookieAttributes, readCookieLine, type SetCookie } from '#shared/http/set-cookie';
import { belongsTo, isAddress, isPublicSuffix, type CookiePlace } from './cookie-place';
import type { StoredCookie } from './stored-cookie';

/** What the rules say of one Set-Cookie line. */
export interface Judgement {
  /** Null where the line could not be read that far. */
  readonly cookie: (CookieFacts & { readonly value: string }) | null;
  /** Null: it is taken. */
  readonly why: Refusal | null;
  readonly notes: readonly CookieNote[];
}

interface Asked {
  readonly at: CookiePlace;
  /** What the jar holds already. */
  readonly held: Iterable<StoredCookie>;
  readonly now: number;
}

const dayMs = 86_400_000;
/** RFC 6265bis, 5.5. */
const longestLifeMs = 400 * dayMs;
/** RFC 6265bis, 5.6: bytes of name and value together. */
const longestPair = 4096;

/** Judges a line by RFC 6265bis, 5.6 and 5.7, in the order of the steps there. */
export function judgeSetCookie(line: string, asked: Asked): Judgement {
  const unread = refuseLine(line);
  if (unread !== null) return { cookie: null, why: unread, notes: [] };
  const said = readCookieLine(line);
  const attributes = cookieAttributes(line);
  const domain = judgeDomain(said.domain, asked.at);
  const expires = expiryOf(said, attributes, asked.now);
  const ownPath = said.path?.startsWith('/') ? said.path : null;
  const cookie = {
    name: said.name,
    value: said.value,
    domain: domain.domain,
    hostOnly: domain.hostOnly,
    path: ownPath ?? defaultPath(asked.at.path),
    expires: expires.at,
    secure: said.secure,
    httpOnly: said.httpOnly,
    sameSite: said.sameSite,
  };
  const why = domain.why ?? refuseInsecure(cookie, asked) ?? refusePrefix(cookie, ownPath);
  const more = [
    ...expires.notes,
    ...domain.notes,
    ...(attributes.some(([, value]) => value.length > 1024) ? (['longAttribute'] as const) : []),
  ];
  return { cookie, why, notes: why === null ? [...more, ...notesOn(cookie, asked.at)] : more };
}

function refuseLine(line: string): Refusal | null {
  // Tab is the one control character that may stand there.
  // oxlint-disable-next-line no-control-regex -- the characters are what is looked for
  if (/[\x00-\x08\x0a-\x1f\x7f]/.test(line)) return 'control';
  const { name, value } = readCookieLine(line);
  if (name === '' && value === '') return 'empty';
  return Buffer.byteLength(name) + Buffer.byteLength(value) > longestPair ? 'tooLong' : null;
}

interface JudgedDomain {
  readonly domain: string;
  readonly hostOnly: boolean;
  readonly why: Refusal | null;
  readonly notes: readonly CookieNote[];
}

function judgeDomain(said: string | null, { host }: CookiePlace): JudgedDomain {
  const own = { domain: host, hostOnly: true, why: null, notes: [] };
  if (said === null) return own;
  const wanted = { ...own, domain: said, hostOnly: false };
  if (!/^[\x21-\x7e]+$/.test(said)) return { ...wanted, why: 'oddDomain' };
  if (isAddress(host)) return said === host ? own : { ...wanted, why: 'otherDomain' };
  if (isPublicSuffix(said)) return said === host ? { ...own, notes: ['hostOfSuffix'] } : { ...wanted, why: 'publicSuffix' };
  return belongsTo(host, said) ? wanted : { ...wanted, why: 'otherDomain' };
}

interface Expiry {
  readonly at: number | null;
  readonly notes: readonly CookieNote[];
}

/** Max-Age counts before Expires, and neither further than 400 days (RFC 6265bis, 5.5 and 5.7, step 6). */
function expiryOf({ maxAge }: SetCookie, attributes: readonly [string, string][], now: number): Expiry {
  const said = attributes.findLast(([name]) => name.toLowerCase() === 'expires')?.[1];
  const date = said === undefined ? undefined : parseDate(said)?.getTime();
  const wanted = maxAge === null ? date : maxAge <= 0 ? 0 : now + maxAge * 1000;
  if (wanted === undefined) return { at: null, notes: said === undefined ? [] : ['badDate'] };
  return wanted > now + longestLifeMs ? { at: now + longestLifeMs, notes: ['shortened'] } : { at: wanted, notes: [] };
}

type Named = CookieFacts & { readonly value: string };

/** RFC 6265bis, 5.7: what is not encrypted neither sets a Secure cookie nor gets in the place of one. */
function refuseInsecure(cookie: Named, { at, held }: Asked): Refusal | null {
  if (at.isSecure) return null;
  if (cookie.secure) return 'notSecure';
  return [...held].some((other) => isInTheWay(other, cookie)) ? 'overSecure' : null;
}

const isInTheWay = (other: StoredCookie, { name, domain, path }: Named): boolean =>
  other.secure &&
  other.name === name &&
  (belongsTo(other.domain, domain) || belongsTo(domain, other.domain)) &&
  pathMatch(path, other.path);

/** RFC 6265bis, 5.4: what a name promises must be so, in whatever case it is written. */
function refusePrefix({ name, value, secure, hostOnly, path }: Named, ownPath: string | null): Refusal | null {
  if (name === '' && /^__(?:secure|host)-/i.test(value)) return 'namelessPrefix';
  if (/^__secure-/i.test(name) && !secure) return 'securePrefix';
  if (/^__host-/i.test(name) && !(secure && hostOnly && path === '/' && ownPath !== null)) return 'hostPrefix';
  return null;
}

function notesOn(cookie: Named, at: CookiePlace): CookieNote[] {
  return [
    ...(cookie.name === '' ? (['nameless'] as const) : []),
    ...(cookie.sameSite === 'none' && !cookie.secure ? (['sameSiteNone'] as const) : []),
    ...(pathMatch(at.path, cookie.path) ? [] : (['notBackHere'] as const)),
  ];
}
