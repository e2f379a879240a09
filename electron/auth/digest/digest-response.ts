import { createHash } from 'node:crypto';
import type { WireRequest } from '../../engine/wire-request';
import type { DigestChallenge } from './digest-challenge';

/** Who answers a challenge. */
export interface DigestIdentity {
  readonly username: string;
  readonly password: string;
}

/** The numbers that make each answer another one. */
export interface DigestCount {
  readonly cnonce: string;
  /** How often this nonce was used, this time included. */
  readonly count: number;
}

/** The value of `Authorization` that answers a challenge (RFC 7616, 3.4). */
export async function digestAuthorization(
  request: Pick<WireRequest, 'method' | 'target' | 'body'>,
  challenge: DigestChallenge,
  { username, password }: DigestIdentity,
  { cnonce, count }: DigestCount,
): Promise<string> {
  const { realm, nonce, opaque, algorithm, qop, wantsUserhash } = challenge;
  const hash = (text: string) => createHash(challenge.hash).update(text, 'utf8').digest('hex');
  const plainKey = hash(`${username}:${realm}:${password}`);
  const key = challenge.isSession ? hash(`${plainKey}:${nonce}:${cnonce}`) : plainKey;
  const message = `${request.method}:${request.target}`;
  const hashed = hash(qop === 'auth-int' ? `${message}:${await hashBody(request.body, challenge.hash)}` : message);
  const nc = count.toString(16).padStart(8, '0');
  const response = hash(qop === null ? `${key}:${nonce}:${hashed}` : `${key}:${nonce}:${nc}:${cnonce}:${qop}:${hashed}`);

  const counts = qop === null ? [] : [`qop=${qop}`, `nc=${nc}`];
  // A key of a session is made with the client's nonce, so it has to be told also where nothing is counted.
  const hasCnonce = qop !== null || challenge.isSession;
  return `Digest ${[
    nameOf(username, challenge, hash),
    `realm=${quote(realm)}`,
    `nonce=${quote(nonce)}`,
    `uri=${quote(request.target)}`,
    ...(algorithm === null ? [] : [`algorithm=${algorithm}`]),
    ...counts,
    ...(hasCnonce ? [`cnonce=${quote(cnonce)}`] : []),
    `response="${response}"`,
    ...(opaque === null ? [] : [`opaque=${quote(opaque)}`]),
    ...(wantsUserhash ? ['userhash=true'] : []),
  ].join(', ')}`;
}

/** RFC 7616, 3.4 and 3.4.4: hashed where the server wants it, in the extended form where a quoted string cannot hold it. */
function nameOf(username: string, { realm, wantsUserhash, isUtf8 }: DigestChallenge, hash: (text: string) => string): string {
  if (wantsUserhash) return `username="${hash(`${username}:${realm}`)}"`;
  if (!isUtf8 || /^[\x20-\x7e]*$/.test(username)) return `username=${quote(username)}`;
  return `username*=UTF-8''${encodeExtended(username)}`;
}

/** RFC 8187, 3.2.1. */
const encodeExtended = (text: string): string =>
  encodeURIComponent(text).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

const quote = (text: string): string => `"${text.replace(/["\\]/g, '\\$&')}"`;

/** The body is read from where it is, piece by piece. */
async function hashBody(body: WireRequest['body'], algorithm: string): Promise<string> {
  const hash = createHash(algorithm);
  if (body.kind === 'bytes') hash.update(body.bytes);
  if (body.kind === 'stream') for await (const piece of body.open()) hash.update(piece);
  return hash.digest('hex');
}
