import { randomBytes } from 'node:crypto';
import type { HeaderPair } from '../frame/answer.ts';
import type { Ask } from '../frame/ask.ts';
import { personNamed } from '../world/people.ts';
import type { Drawer } from '../world/drawers.ts';
import type { Authenticator } from './authentication.ts';

interface Session {
  readonly username: string;
  readonly csrf: string;
  readonly expires: number;
}

const lifetimeSeconds = 14 * 86_400;

const sessionsOf = (ask: Ask): Drawer<Session> => ask.world.drawers.open('sessions');

/** A value that nobody guesses. */
export const randomToken = (): string => randomBytes(24).toString('base64url');

/** The cookies of a request; the first of a name counts. */
export function cookiesOf(ask: Ask): ReadonlyMap<string, string> {
  const cookies = new Map<string, string>();
  for (const part of (ask.headers.cookie ?? '').split(';')) {
    const equals = part.indexOf('=');
    const name = part.slice(0, Math.max(equals, 0)).trim();
    if (name !== '' && !cookies.has(name)) cookies.set(name, part.slice(equals + 1).trim());
  }
  return cookies;
}

/** Begins a session: its cookie is for the browser alone, the CSRF cookie for the page's script to send back. */
export function openSession(ask: Ask, username: string): HeaderPair[] {
  const id = randomToken();
  const csrf = randomToken();
  sessionsOf(ask).set(id, { username, csrf, expires: ask.world.clock.now() + lifetimeSeconds * 1000 });
  return [csrfCookie(csrf), ['Set-Cookie', `sessionid=${id}; HttpOnly; Max-Age=${lifetimeSeconds}; Path=/; SameSite=Lax`]];
}

export const csrfCookie = (token: string): HeaderPair => [
  'Set-Cookie',
  `csrftoken=${token}; Max-Age=31449600; Path=/; SameSite=Lax`,
];

/** Ends the session and takes its cookie away. */
export function closeSession(ask: Ask): HeaderPair[] {
  sessionsOf(ask).delete(cookiesOf(ask).get('sessionid') ?? '');
  return [['Set-Cookie', 'sessionid=""; expires=Thu, 01 Jan 1970 00:00:00 GMT; Max-Age=0; Path=/; SameSite=Lax']];
}

const safe: readonly string[] = ['GET', 'HEAD', 'OPTIONS', 'TRACE'];

/** A browser sends cookies with any request, also with those of another site; an unsafe one must show the token as well. */
export const sessionAuthenticator: Authenticator = {
  name: 'session',
  challenge: null,
  read(ask) {
    const session = sessionsOf(ask).get(cookiesOf(ask).get('sessionid') ?? '');
    if (!session || session.expires < ask.world.clock.now()) return null;
    if (!safe.includes(ask.method) && ask.headers['x-csrftoken'] !== session.csrf)
      return { wrong: 'CSRF Failed: CSRF token missing or incorrect.' };
    return personNamed(session.username) ?? null;
  },
};
