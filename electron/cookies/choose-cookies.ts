import { pathMatch } from 'tough-cookie';
import type { HeldReason } from '#shared/model/cookie';
import { coversHost, isSameSite, type CookiePlace } from './cookie-place';
import { isExpired, pairOf, type StoredCookie } from './stored-cookie';

/** Which cookies go with a request. */
export interface Choice {
  readonly sent: readonly StoredCookie[];
  readonly held: readonly { readonly cookie: StoredCookie; readonly why: HeldReason }[];
}

export interface Wanted {
  readonly at: CookiePlace;
  readonly now: number;
  /**
   * A redirect led here from another origin: a cookie for one host alone then goes only to the port and scheme that set it.
   * RFC 6265bis, 8.5 knows no ports, and any server on a machine could fetch the cookies of another by a redirect.
   */
  readonly isLed: boolean;
}

/** As many as anybody would read. */
const mostHeld = 50;
/** What servers take: so many cookies, and so many bytes of them, in one request. */
const mostSent = 150;
const longestField = 8190;

/** RFC 6265bis, 5.8.3: those that belong to the address, longer paths first, then older ones. */
export function chooseCookies(cookies: Iterable<StoredCookie>, wanted: Wanted): Choice {
  const judged = [...cookies].map((cookie) => ({ cookie, why: whyHeld(cookie, wanted) }));
  const fitting = judged.flatMap(({ cookie, why }) => (why === null ? [cookie] : [])).toSorted(inOrder);
  const { sent, left } = withinLimits(fitting);
  const held = judged.flatMap(({ cookie, why }) =>
    why !== null && isSameSite(wanted.at.host, cookie.domain) ? [{ cookie, why }] : [],
  );
  const tooMany = left.map((cookie) => ({ cookie, why: 'tooMany' as const }));
  return { sent, held: [...tooMany, ...held].slice(0, mostHeld) };
}

function whyHeld(cookie: StoredCookie, { at, now, isLed }: Wanted): HeldReason | null {
  if (!coversHost(cookie, at.host)) return 'otherHost';
  if (!pathMatch(at.path, cookie.path)) return 'otherPath';
  if (cookie.secure && !at.isSecure) return 'notSecure';
  if (isExpired(cookie, now)) return 'expired';
  if (isLed && cookie.hostOnly && cookie.setBy !== '' && cookie.setBy !== at.origin) return 'otherOrigin';
  return null;
}

const inOrder = (one: StoredCookie, other: StoredCookie): number =>
  other.path.length - one.path.length || one.createdAt - other.createdAt;

function withinLimits(cookies: readonly StoredCookie[]) {
  let bytes = 0;
  const fits = cookies.filter((cookie, at) => {
    bytes += Buffer.byteLength(pairOf(cookie)) + 2;
    return at < mostSent && bytes <= longestField;
  });
  return { sent: fits, left: cookies.filter((cookie) => !fits.includes(cookie)) };
}
