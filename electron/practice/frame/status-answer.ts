import { STATUS_CODES } from 'node:http';
import { empty, json, typed, type Answer, type HeaderPair, type WholeAnswer } from './answer.ts';
import type { Ask } from './ask.ts';
import { refuse } from './refuse.ts';

/** The headers without which a code says nothing, by the RFC that defines it. */
const required: Readonly<Record<number, (ask: Ask) => readonly HeaderPair[]>> = {
  201: (ask) => [['Location', `${ask.origin}/status/200`]],
  202: () => [['Retry-After', '1']],
  206: () => [['Content-Range', 'bytes 0-12/39']],
  226: () => [
    ['IM', 'diffe'],
    ['ETag', '"practice"'],
  ],
  300: () => [
    ['Location', '/status/200'],
    ['Link', '</status/200>; rel="alternate"'],
  ],
  301: redirected,
  302: redirected,
  303: redirected,
  304: () => [['ETag', '"practice"']],
  305: () => [],
  307: redirected,
  308: redirected,
  401: () => [['WWW-Authenticate', 'Basic realm="practice", charset="UTF-8"']],
  405: () => [['Allow', 'GET, HEAD, OPTIONS']],
  407: () => [['Proxy-Authenticate', 'Basic realm="practice proxy"']],
  413: () => [['Retry-After', '1']],
  415: () => [
    ['Accept', 'application/json'],
    ['Accept-Encoding', 'identity'],
  ],
  416: () => [['Content-Range', 'bytes */39']],
  426: () => [
    ['Upgrade', 'HTTP/2.0'],
    ['Connection', 'Upgrade'],
  ],
  429: () => [['Retry-After', '1']],
  451: (ask) => [['Link', `<${ask.origin}/status/451>; rel="blocked-by"`]],
  503: () => [['Retry-After', '1']],
};

function redirected(): readonly HeaderPair[] {
  return [['Location', '/status/200']];
}

/** The code that was asked for, with the headers it requires and a body that says it was only asked for. */
export function statusAnswer(ask: Ask, given: string): Answer {
  const status = /^\d{3}$/.test(given) ? Number(given) : 0;
  if (status < 100 || status > 599) {
    return refuse(ask, { status: 400, detail: `"${given}" is not a status code from 100 to 599.` });
  }
  if (status === 101) return switchingNeedsUpgrade();
  if (status < 200) return afterInterim(status);
  return returned(ask, status);
}

function returned(ask: Ask, status: number): WholeAnswer {
  const headers: HeaderPair[] = [...(required[status]?.(ask) ?? []), ['X-Returned-Not-Earned', '1']];
  if (status === 204 || status === 205 || status === 304) return empty(status, headers);
  if (status === 206) return typed(206, 'text/plain; charset=utf-8', 'Thirteen byte', headers);
  return json(status, { status, reason: phrase(status), ...wordsFor(status) }, headers);
}

/** An interim answer alone would leave the caller waiting, so a final one follows it. */
function afterInterim(status: number): WholeAnswer {
  const headers: HeaderPair[] = status === 103 ? [['Link', '</index.html>; rel=preload; as=document']] : [];
  const body = { status, reason: phrase(status), note: `${status} went out first; this 200 ends the exchange.`, ...notEarned };
  return { ...json(200, body, [['X-Returned-Not-Earned', '1']]), interim: [{ status, headers }] };
}

function switchingNeedsUpgrade(): WholeAnswer {
  const note = '101 ends HTTP on a connection, so it can only answer a request to upgrade.';
  return json(426, { status: 426, reason: phrase(426), note, ...notEarned }, [
    ['Upgrade', 'websocket'],
    ['Connection', 'Upgrade'],
  ]);
}

const notEarned = { earned: false, why: 'Returned because the address asked for it, not because anything happened.' };

function wordsFor(status: number): Readonly<Record<string, unknown>> {
  if (STATUS_CODES[status] !== undefined) return notEarned;
  const family = Math.floor(status / 100) * 100;
  return { ...notEarned, note: `${status} is not assigned; a client treats it as ${family}.` };
}

const phrase = (status: number): string => STATUS_CODES[status] ?? 'Unassigned';
