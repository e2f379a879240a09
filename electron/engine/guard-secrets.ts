import { bareHost, type UrlParts } from '#shared/http/url-parts';
import type { Auth } from '#shared/model/auth';
import { mayGoTo, type SentSecret } from '#shared/secrets/sent-secret';
import { spellingsOf } from '#shared/secrets/spellings';
import type { ExchangeRun } from './exchange-run';
import { Stopped } from './stopped';
import type { WireRequest } from './wire-request';

/** A secret of the vault that nobody put into the request under its name: one that is shorter may stand there by chance. */
const shortest = 6;

/**
 * Stops a request, whichever hop and whatever it is sent for, that holds a secret which must not go to its host: one that its
 * draft named, or one of the vault. What is read from a file while it is sent is not looked through.
 */
export async function guardSecrets(request: WireRequest, run: ExchangeRun): Promise<void> {
  const host = bareHost(request.url.host);
  const found = (await heldFrom(host, run)).find(({ text }) => holds(request, text));
  if (found) throw heldBack(found, host);
}

/** The same for what is said on an open socket. */
export async function guardMessage(message: string | Uint8Array, run: ExchangeRun): Promise<void> {
  const host = bareHost(run.host);
  const held = await heldFrom(host, run);
  if (held.length === 0) return;
  const bytes = Buffer.from(message as string);
  const found = held.find(({ text }) => spellingsOf(text).some((spelling) => bytes.includes(spelling)));
  if (found) throw heldBack(found, host);
}

async function heldFrom(host: string, run: ExchangeRun): Promise<SentSecret[]> {
  const others = (await run.context.limitedSecrets()).filter(({ text }) => text.length >= shortest);
  return [...run.secrets, ...others].filter(({ hosts }) => !mayGoTo(hosts, host));
}

/** Stops credentials that go along to another origin when a secret in them must not: what they prove with it cannot be read off. */
export function guardAuth(auth: Auth, url: UrlParts, run: ExchangeRun): void {
  const host = bareHost(url.host);
  const texts = JSON.stringify(auth);
  const found = run.secrets.find(({ hosts, text }) => !mayGoTo(hosts, host) && texts.includes(JSON.stringify(text).slice(1, -1)));
  if (found) throw heldBack(found, host);
}

const heldBack = ({ name, hosts }: SentSecret, host: string) =>
  new Stopped({ kind: 'secretHeldBack', name, hosts: [...hosts], host });

function holds({ target, headers, body }: WireRequest, secret: string): boolean {
  const spellings = spellingsOf(secret);
  const isIn = (text: string) => spellings.some((spelling) => text.includes(spelling));
  if (isIn(target) || headers.some(([name, value]) => isIn(value) || isIn(name) || isIn(basicIn(value)))) return true;
  return body.kind === 'bytes' && spellings.some((spelling) => body.bytes.includes(spelling));
}

/** Name and password of Basic stand in Base64 together, where neither can be found alone. */
function basicIn(value: string): string {
  const [, encoded = ''] = /^\s*Basic\s+([A-Za-z0-9+/=_-]+)\s*$/i.exec(value) ?? [];
  return Buffer.from(encoded, 'base64').toString('utf8');
}
