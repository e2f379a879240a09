import { z } from 'zod';
import type { Endpoint } from '../endpoint.ts';
import { empty, json, type HeaderPair, type WholeAnswer } from '../frame/answer.ts';
import type { Ask } from '../frame/ask.ts';
import type { FlavourName } from '../frame/flavours.ts';
import { refuse } from '../frame/refuse.ts';
import { cookiesOf, randomToken } from '../policies/sessions.ts';

/** How a framework keeps a form from being sent by another site: its cookies, its header, and what it says without. */
interface Habit {
  /** The cookie of the session, which no script sees. */
  readonly session: string;
  /** The cookie a script reads the token from, where there is one; else the token stands in the body. */
  readonly tokenCookie?: string;
  readonly header: string;
  readonly missing: { readonly status: number; readonly reason?: string; readonly detail: string };
}

const habits: Readonly<Record<Exclude<FlavourName, 'problem'>, Habit>> = {
  drf: {
    session: 'sessionid',
    tokenCookie: 'csrftoken',
    header: 'X-CSRFToken',
    missing: { status: 403, detail: 'CSRF Failed: CSRF token missing or incorrect.' },
  },
  rails: {
    session: '_practice_session',
    header: 'X-CSRF-Token',
    missing: { status: 422, detail: "Can't verify CSRF token authenticity." },
  },
  laravel: {
    session: 'laravel_session',
    tokenCookie: 'XSRF-TOKEN',
    header: 'X-XSRF-TOKEN',
    missing: { status: 419, reason: 'unknown status', detail: 'CSRF token mismatch.' },
  },
  express: {
    session: 'connect.sid',
    header: 'CSRF-Token',
    missing: { status: 403, detail: 'invalid csrf token' },
  },
};
const names = Object.keys(habits) as readonly (keyof typeof habits)[];

export const frameworkForm: Endpoint = {
  path: '/contrasts/frameworks/{name}/form',
  methods: ['GET', 'POST'],
  group: 'Bad twins',
  summary: 'A form, guarded as four frameworks guard it',
  description:
    'GET begins a session and hands out a token: in a cookie that scripts read (Django csrftoken, Laravel XSRF-TOKEN), or in the body where Rails and Express put it into the page. POST with the cookie must bring the token in the header of that framework; without it the answer is 403 in Django and Express, 422 in Rails, and 419 in Laravel, a code that nobody registered. Lists and errors take ?flavour= anywhere.',
  params: z.object({ name: z.enum(names) }),
  tryIt: [
    ...names.map((name) => ({
      method: 'GET',
      path: `/contrasts/frameworks/${name}/form`,
      expect: 200,
      says: `cookies of ${name}`,
    })),
    ...names.map((name) => ({
      method: 'POST',
      path: `/contrasts/frameworks/${name}/form`,
      expect: habits[name].missing.status,
      says: 'no token',
    })),
    { method: 'GET', path: '/contrasts/frameworks/cobol/form', expect: 404, says: 'no such framework' },
  ],
  handle(ask) {
    const name = names.find((each) => each === ask.params['name']);
    if (!name) return refuse(ask, { status: 404, detail: `The frameworks are ${names.join(', ')}.` });
    return ask.method === 'POST' ? taken(ask, name) : begun(ask, name);
  },
};

const formsOf = (ask: Ask) => ask.world.drawers.open<string>('forms of frameworks');

function begun(ask: Ask, name: keyof typeof habits): WholeAnswer {
  const { session, tokenCookie, header } = habits[name];
  const [id, token] = [randomToken(), randomToken()];
  formsOf(ask).set(`${name} ${id}`, token);
  const cookies: HeaderPair[] = [['Set-Cookie', `${session}=${id}; Path=/; HttpOnly; SameSite=Lax`]];
  if (tokenCookie !== undefined) cookies.push(['Set-Cookie', `${tokenCookie}=${token}; Path=/; SameSite=Lax`]);
  const body = {
    send_back_in: header,
    ...(tokenCookie === undefined ? { csrf_token: token } : { read_from_cookie: tokenCookie }),
  };
  return json(200, body, [...cookies, ['Cache-Control', 'no-store']]);
}

function taken(ask: Ask, name: keyof typeof habits): WholeAnswer {
  const { session, header, missing } = habits[name];
  const expected = formsOf(ask).get(`${name} ${cookiesOf(ask).get(session) ?? ''}`);
  const given = ask.headers[header.toLowerCase()];
  if (expected !== undefined && given === expected) return empty(204);
  const answer = refuse(ask, { status: missing.status, detail: missing.detail }, name);
  return missing.reason === undefined ? answer : { ...answer, reason: missing.reason };
}
