import { createHash, createHmac, randomInt, timingSafeEqual } from 'node:crypto';
import type { Ask } from '../frame/ask.ts';
import { accounts, personNamed, type Person } from '../world/people.ts';

/** Names of RFC 7616 with those of the hash in Node. */
const hashes: Readonly<Record<string, string>> = { MD5: 'md5', 'SHA-256': 'sha256', 'SHA-512-256': 'sha512-256' };

export const digestAlgorithms: readonly string[] = Object.keys(hashes).flatMap((name) => [name, `${name}-sess`]);
export const digestRealm = 'practice@library.example';
const nonceSeconds = 60;
const secret = 'practice data guard nothing';

/** The parameters of an `Authorization: Digest`; nothing when it is another scheme. */
export function readDigest(header: string | undefined): Readonly<Record<string, string>> | null {
  const rest = /^Digest\s+(.*)$/is.exec(header ?? '')?.[1];
  if (rest === undefined) return null;
  const pairs = Array.from(rest.matchAll(/([\w-]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s,]+))/g), (match) => {
    const [, name = '', quoted, plain = ''] = match;
    return [name.toLowerCase(), quoted === undefined ? plain : quoted.replace(/\\(.)/g, '$1')] as const;
  });
  return Object.fromEntries(pairs);
}

/** One challenge; a client that knows several takes the first it knows. */
export function digestChallenge(ask: Ask, algorithm: string, qop: string, stale: boolean): string {
  const parts = [
    `realm="${digestRealm}"`,
    `nonce="${makeNonce(ask)}"`,
    `qop="${qop}"`,
    `algorithm=${algorithm}`,
    'opaque="the-same-every-time"',
    'charset=UTF-8',
    'userhash=true',
  ];
  return `Digest ${[...parts, ...(stale ? ['stale=true'] : [])].join(', ')}`;
}

function makeNonce(ask: Ask): string {
  const plain = `${ask.world.clock.now()}.${randomInt(2 ** 47)}`;
  return Buffer.from(`${plain}.${seal(plain)}`).toString('base64url');
}

const seal = (plain: string): string => createHmac('sha256', secret).update(plain).digest('base64url').slice(0, 16);

type NonceState = 'fresh' | 'stale' | 'foreign';

function judgeNonce(ask: Ask, nonce: string): NonceState {
  const plain = /^(\d+)\.(\d+)\.(.+)$/.exec(Buffer.from(nonce, 'base64url').toString('latin1'));
  if (!plain || seal(`${plain[1]}.${plain[2]}`) !== plain[3]) return 'foreign';
  return ask.world.clock.now() - Number(plain[1]) > nonceSeconds * 1000 ? 'stale' : 'fresh';
}

/** What came of a digest: who it is, or whether a new nonce would do, and why. */
export type DigestVerdict =
  | { readonly kind: 'known'; readonly person: Person; readonly proof: string }
  | { readonly kind: 'stale' }
  | { readonly kind: 'wrong'; readonly detail: string };

const wrong = (detail: string): DigestVerdict => ({ kind: 'wrong', detail });

/** What the challenge offered. */
export interface DigestOffer {
  readonly algorithms: readonly string[];
  readonly qops: readonly string[];
}

type Sent = Readonly<Record<string, string>>;

/** Judges a digest as RFC 7616 section 3.4 computes it: password, nonce, counter, target, and the body where auth-int is used. */
export function judgeDigest(ask: Ask, sent: Sent, body: Buffer, offer: DigestOffer): DigestVerdict {
  const complaint = complaintAbout(ask, sent, offer);
  if (complaint !== null) return wrong(complaint);
  const { algorithm = 'MD5', nonce = '', response = '' } = sent;
  const hash = hashOf(algorithm);
  const account = accountFor(sent, hash);
  if (!account) return wrong('Nobody has this name.');
  const secretPart = `${account.username}:${digestRealm}:${account.password}`;
  const responseFor = responder({ sent, hash, secretPart, isSession: algorithm.endsWith('-sess') });
  if (!sameText(responseFor(ask.method, body), response)) {
    return wrong('The response does not fit: password, target or body are others.');
  }
  const isCurrent = judgeNonce(ask, nonce) === 'fresh' && countsOn(ask, sent);
  return isCurrent ? { kind: 'known', person: account.person, proof: responseFor('', Buffer.alloc(0)) } : { kind: 'stale' };
}

function hashOf(algorithm: string): (text: string | Buffer) => string {
  const name = hashes[algorithm.replace(/-sess$/, '')] ?? 'md5';
  return (text) => createHash(name).update(text).digest('hex');
}

/** What can be seen to be wrong without computing anything. */
function complaintAbout(ask: Ask, sent: Sent, offer: DigestOffer): string | null {
  const { algorithm = 'MD5', qop, realm, uri, nonce = '' } = sent;
  if (!offer.algorithms.includes(algorithm)) return `The algorithm ${algorithm} was not offered.`;
  if (qop !== undefined && !offer.qops.includes(qop)) return `The qop ${qop} was not offered.`;
  if (realm !== digestRealm) return 'The realm is not the one of the challenge.';
  if (uri !== ask.target) return 'The uri is not the target of the request.';
  return judgeNonce(ask, nonce) === 'foreign' ? 'The nonce is not one of ours.' : null;
}

/** A name may come as its hash, so that nobody on the way reads it. */
function accountFor(sent: Sent, hash: (text: string) => string) {
  const isHashed = sent['userhash'] === 'true';
  const account = accounts.find(
    ({ username }) => sent['username'] === (isHashed ? hash(`${username}:${digestRealm}`) : username),
  );
  const person = account && personNamed(account.username);
  return person && { ...account, person };
}

interface Made {
  readonly sent: Readonly<Record<string, string>>;
  readonly hash: (text: string | Buffer) => string;
  readonly secretPart: string;
  readonly isSession: boolean;
}

function responder({ sent, hash, secretPart, isSession }: Made): (method: string, body: Buffer) => string {
  const { nonce = '', nc = '', cnonce = '', qop = '', uri = '' } = sent;
  const first = hash(secretPart);
  const a1 = isSession ? hash(`${first}:${nonce}:${cnonce}`) : first;
  return (method, body) => {
    const a2 = hash(qop === 'auth-int' ? `${method}:${uri}:${hash(body)}` : `${method}:${uri}`);
    return hash(qop === '' ? `${a1}:${nonce}:${a2}` : `${a1}:${nonce}:${nc}:${cnonce}:${qop}:${a2}`);
  };
}

/** Each nonce counts upwards; a number that was there before is a replay. */
function countsOn(ask: Ask, sent: Readonly<Record<string, string>>): boolean {
  if (sent['qop'] === undefined) return true;
  const counters = ask.world.drawers.open<number>('digest counters');
  const count = Number.parseInt(sent['nc'] ?? '', 16);
  const nonce = sent['nonce'] ?? '';
  if (!(count > (counters.get(nonce) ?? 0))) return false;
  counters.set(nonce, count);
  return true;
}

function sameText(one: string, other: string): boolean {
  return one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));
}
