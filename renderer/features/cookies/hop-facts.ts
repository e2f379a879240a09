import { cookieReach, sayCookieNote, sayHeld, sayRefusal, type CookieWords } from '#shared/http/cookie-words';
import { headerValues } from '#shared/http/header-list';
import { readCookieLine } from '#shared/http/set-cookie';
import type { Hop } from '#shared/model/exchange';
import type { CookieFacts, ReceivedCookie } from '#shared/model/cookie';

/** A line of one of the tables. */
export interface CookieLine {
  readonly name: string;
  /** Null where it is not known here. */
  readonly value: string | null;
  readonly reach: string;
  readonly expires: string;
  readonly flags: string;
  readonly words: readonly CookieWords[];
  readonly tone: 'good' | 'plain' | 'bad';
  readonly outcome: string;
}

/** What one hop had to do with cookies. */
export interface HopFacts {
  readonly sent: readonly CookieLine[];
  readonly held: readonly CookieLine[];
  readonly received: readonly CookieLine[];
}

/** The cookies of one hop, from its heads and from what the jar said. */
export function hopFacts(hop: Hop): HopFacts {
  const jar = hop.cookies;
  return {
    sent: sentLines(hop),
    held: (jar?.held ?? []).map((cookie) => ({
      ...lineOf(cookie),
      value: null,
      words: [sayHeld(cookie, hop.url)],
      tone: 'plain',
      outcome: 'Not sent',
    })),
    received: receivedLines(hop),
  };
}

/** Every cookie of the Cookie field, and whose it is. */
function sentLines({ requestHeaders, cookies }: Hop): CookieLine[] {
  const pairs = headerValues(requestHeaders, 'Cookie').flatMap((field) => field.split(';').map((pair) => pair.trim()));
  const ofJar = [...(cookies?.sent ?? [])];
  return pairs
    .filter((pair) => pair !== '')
    .map((pair): CookieLine => {
      const { name, value } = readCookieLine(pair);
      const at = ofJar.findIndex((cookie) => cookie.name === name);
      const [known] = at < 0 ? [] : ofJar.splice(at, 1);
      if (!known) return { ...blank, name, value, outcome: 'Of this request', tone: 'plain' };
      return { ...lineOf(known), value, words: [], tone: 'good', outcome: 'From the jar' };
    });
}

const blank = { reach: '', expires: '', flags: '', words: [] } as const;

function receivedLines({ interims, head, cookies, url }: Hop): CookieLine[] {
  const lines = [...interims.map(({ headers }) => headers), head?.headers ?? []].flatMap((headers) =>
    headerValues(headers, 'Set-Cookie'),
  );
  return lines.map((line, at) => {
    const { name, value } = readCookieLine(line);
    const received = cookies?.received[at];
    if (!received) return { ...blank, name, value, outcome: 'Not kept', tone: 'plain' };
    return { ...lineOf(received.cookie ?? unread), name, value, ...outcomeOf(received, url) };
  });
}

const unread: CookieFacts = {
  name: '',
  domain: '',
  hostOnly: true,
  path: '/',
  expires: null,
  secure: false,
  httpOnly: false,
  sameSite: null,
};

const outcomes = { stored: 'Stored', replaced: 'Stored anew', deleted: 'Deleted', refused: 'Refused' } as const;

function outcomeOf(received: ReceivedCookie, url: string): Pick<CookieLine, 'words' | 'tone' | 'outcome'> {
  const { outcome, why, notes } = received;
  const refusal = why === null ? [] : [sayRefusal(why, received, url)];
  return {
    outcome: outcomes[outcome],
    tone: outcome === 'refused' ? 'bad' : outcome === 'deleted' ? 'plain' : 'good',
    words: [...refusal, ...notes.map(sayCookieNote)],
  };
}

type FactsLine = Pick<CookieLine, 'name' | 'reach' | 'expires' | 'flags'>;

/** What a cookie says of itself, as tables show it. */
export const lineOf = (cookie: CookieFacts): FactsLine => ({
  name: cookie.name,
  reach: cookie.domain === '' ? '' : cookieReach(cookie),
  expires: cookie.domain === '' ? '' : expiryWords(cookie.expires),
  flags: flagsOf(cookie),
});

const sameSites = { strict: 'SameSite=Strict', lax: 'SameSite=Lax', none: 'SameSite=None' } as const;

export const flagsOf = ({ secure, httpOnly, sameSite }: CookieFacts): string =>
  [secure ? 'Secure' : '', httpOnly ? 'HttpOnly' : '', sameSite ? sameSites[sameSite] : ''].filter(Boolean).join(', ');

/** When it is over, to the minute, in the time of the place. */
export function expiryWords(expires: number | null): string {
  if (expires === null) return 'session';
  if (expires <= Date.now()) return 'over';
  const date = new Date(expires);
  return `${date.toLocaleDateString('en-GB', { day: 'numeric', month: 'short', year: 'numeric' })}, ${date.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' })}`;
}
