import type { JarName, ReceivedCookie } from '#shared/model/cookie';
import { cookieAttributes, readCookieLine } from '#shared/http/set-cookie';
import type { CookieLines, CookieRequest, ChosenCookies } from '../engine/cookie-box';
import { chooseCookies } from './choose-cookies';
import { cookiePlace, type CookiePlace } from './cookie-place';
import { judgeSetCookie, type Judgement } from './judge-set-cookie';
import { cookieIdOf, factsOf, isExpired, pairOf, type Cookies, type StoredCookie } from './stored-cookie';

/** A change of a jar: another cookie under an id, or none. */
export type JarChange = readonly [id: string, cookie: StoredCookie | null];

/** The cookies of one environment, as they are now. */
export interface Jar {
  readonly name: JarName;
  readonly cookies: Cookies;
  choose(request: CookieRequest): ChosenCookies;
  /** Takes in the cookies of an answer, line by line. */
  take(answer: CookieLines): ReceivedCookie[];
  readonly change: (changes: readonly JarChange[]) => void;
  /** Puts in what was read from where the jar is kept; nobody is told. */
  replace(cookies: Iterable<StoredCookie>): void;
}

/** RFC 6265bis, 6.1 asks for 3,000 at least. */
const mostCookies = 3_000;
/** Of one response; a flood of them pushes nothing out. */
const mostLines = 50;
/** So long an expired cookie is still there, to say that it is why it did not go along. */
const rememberedMs = 60 * 60 * 1000;

interface Contents {
  readonly cookies: Map<string, StoredCookie>;
  readonly change: (changes: readonly JarChange[]) => void;
}

/** `onChange` hears every change of what is in it. */
export function createJar(name: JarName, onChange: (changes: readonly JarChange[]) => void): Jar {
  const cookies = new Map<string, StoredCookie>();
  const change = (changes: readonly JarChange[]): void => {
    if (changes.length === 0) return;
    for (const [id, cookie] of changes) {
      if (cookie === null) cookies.delete(id);
      else cookies.set(id, cookie);
    }
    onChange(changes);
  };
  return {
    name,
    cookies,
    choose: (request) => chooseFrom(cookies, request),
    take: (answer) => takeInto({ cookies, change }, answer),
    change,
    replace(others) {
      cookies.clear();
      for (const cookie of others) cookies.set(cookieIdOf(cookie), cookie);
    },
  };
}

function chooseFrom(cookies: Contents['cookies'], { url, isLed }: CookieRequest): ChosenCookies {
  const at = cookies.size === 0 ? null : cookiePlace(url);
  if (at === null) return { values: [], sent: [], held: [] };
  const now = Date.now();
  for (const [id, cookie] of cookies) if (isExpired(cookie, now - rememberedMs)) cookies.delete(id);
  const { sent, held } = chooseCookies(cookies.values(), { at, now, isLed });
  for (const cookie of sent) cookies.set(cookieIdOf(cookie), { ...cookie, usedAt: now });
  return {
    values: sent.map(pairOf),
    sent: sent.map(factsOf),
    held: held.map(({ cookie, why }) => ({ ...factsOf(cookie), setBy: cookie.setBy, why })),
  };
}

function takeInto(contents: Contents, { url, lines, interim, isTaken }: CookieLines): ReceivedCookie[] {
  const at = cookiePlace(url);
  if (at === null) return [];
  const now = Date.now();
  const taken = lines.map((line, place): ReceivedCookie => {
    if (!isTaken) return receivedOf(line, interim, refusedAs(judgeSetCookie(line, { at, held: [], now }), 'off'));
    if (place >= mostLines) return receivedOf(line, interim, refusedAs({ cookie: null, why: null, notes: [] }, 'tooMany'));
    return receivedOf(line, interim, takeLine(line, contents, { at, now }));
  });
  contents.change(overflow(contents.cookies, now));
  return taken.slice(0, 2 * mostLines);
}

function takeLine(line: string, { cookies, change }: Contents, { at, now }: { at: CookiePlace; now: number }): Taken {
  const judged = judgeSetCookie(line, { at, held: cookies.values(), now });
  const { cookie, why } = judged;
  if (cookie === null || why !== null) return { judged, outcome: 'refused' };
  const id = cookieIdOf(cookie);
  const before = cookies.get(id);
  if (isExpired(cookie, now)) {
    if (before) change([[id, null]]);
    return { judged, outcome: 'deleted' };
  }
  change([[id, { ...cookie, setBy: at.origin, createdAt: before?.createdAt ?? nextMoment(now), usedAt: now }]]);
  return { judged, outcome: before && !isExpired(before, now) ? 'replaced' : 'stored' };
}

interface Taken {
  readonly judged: Judgement;
  readonly outcome: ReceivedCookie['outcome'];
}

const refusedAs = (judged: Judgement, why: 'off' | 'tooMany'): Taken => ({
  judged: { ...judged, why: judged.why ?? why, notes: [] },
  outcome: 'refused',
});

function receivedOf(line: string, interim: number | null, { judged, outcome }: Taken): ReceivedCookie {
  const { cookie, why, notes } = judged;
  return {
    interim,
    name: readCookieLine(line).name.slice(0, 400),
    attributes: cookieAttributes(line)
      .slice(0, 30)
      .map(([name, value]) => [name.slice(0, 200), value.slice(0, 400)]),
    outcome,
    why,
    notes: [...notes],
    cookie: cookie && factsOf({ ...cookie, name: cookie.name.slice(0, 400) }),
  };
}

let last = 0;

/** The time, but never the same twice: what came first goes out first. */
const nextMoment = (now: number): number => (last = Math.max(now, last + 0.001));

/** What has to go where a jar is too full: what has expired, then what was not used for longest (RFC 6265bis, 5.7). */
function overflow(cookies: Cookies, now: number): JarChange[] {
  if (cookies.size <= mostCookies) return [];
  return [...cookies]
    .toSorted(([, one], [, other]) => Number(isExpired(other, now)) - Number(isExpired(one, now)) || one.usedAt - other.usedAt)
    .slice(0, cookies.size - mostCookies)
    .map(([id]) => [id, null]);
}
