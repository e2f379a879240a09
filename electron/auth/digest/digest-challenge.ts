import { headerValues } from '#shared/http/header-list';
import { readChallenges } from '#shared/http/challenge';
import type { HeaderList } from '#shared/model/exchange-event';

export type Qop = 'auth' | 'auth-int';

/** A challenge of RFC 7616, 3.3, that can be answered. */
export interface DigestChallenge {
  readonly realm: string;
  readonly nonce: string;
  readonly opaque: string | null;
  /** As the server writes it; null where it names none, which means MD5. */
  readonly algorithm: string | null;
  /** Node's name of the hash. */
  readonly hash: string;
  /** The key holds for a session of nonce and client nonce. */
  readonly isSession: boolean;
  /** Null for servers of before 1999 (RFC 2069), which count nothing. */
  readonly qop: Qop | null;
  /** The nonce before was too old; user name and password may well be right. */
  readonly isStale: boolean;
  readonly wantsUserhash: boolean;
  /** User names are UTF-8, so `username*` is understood. */
  readonly isUtf8: boolean;
  /** Where the same credentials hold; empty: everywhere at the origin. */
  readonly domain: readonly string[];
}

/** Hashes from the strongest on. */
const hashes: readonly (readonly [algorithm: string, hash: string])[] = [
  ['sha-512-256', 'sha512-256'],
  // Not of RFC 7616, but offered by servers all the same.
  ['sha-512', 'sha512'],
  ['sha-256', 'sha256'],
  ['md5', 'md5'],
];

/** The strongest of the challenges in an answer that can be answered; among equals the one the server names first. */
export function pickDigestChallenge(headers: HeaderList): DigestChallenge | null {
  const known = headerValues(headers, 'WWW-Authenticate')
    .flatMap(readChallenges)
    .flatMap(({ scheme, params }) => (scheme.toLowerCase() === 'digest' ? (readDigestChallenge(params) ?? []) : []));
  const rank = ({ hash }: DigestChallenge) => hashes.findIndex(([, name]) => name === hash);
  return known.toSorted((one, other) => rank(one) - rank(other))[0] ?? null;
}

function readDigestChallenge(params: ReadonlyMap<string, string>): DigestChallenge | null {
  const [realm, nonce] = [params.get('realm'), params.get('nonce')];
  const way = readAlgorithm(params.get('algorithm') ?? null);
  const qop = pickQop(params.get('qop'));
  if (realm === undefined || nonce === undefined || way === null || qop === undefined) return null;
  return {
    realm,
    nonce,
    ...way,
    opaque: params.get('opaque') ?? null,
    qop,
    isStale: says(params, 'stale', 'true'),
    wantsUserhash: says(params, 'userhash', 'true'),
    isUtf8: says(params, 'charset', 'utf-8'),
    domain: (params.get('domain') ?? '').split(/\s+/).filter((place) => place !== ''),
  };
}

/** Null for an algorithm that is not known. */
function readAlgorithm(algorithm: string | null): Pick<DigestChallenge, 'algorithm' | 'hash' | 'isSession'> | null {
  const [, base = '', session] = /^(.*?)(-sess)?$/i.exec(algorithm ?? 'MD5') ?? [];
  const hash = hashes.find(([name]) => name === base.toLowerCase())?.[1];
  return hash === undefined ? null : { algorithm, hash, isSession: session !== undefined };
}

const says = (params: ReadonlyMap<string, string>, name: string, value: string) => params.get(name)?.toLowerCase() === value;

/** The body is only protected where nothing less will do: for that it is read one more time. Undefined: unknown ones alone. */
function pickQop(offered: string | undefined): Qop | null | undefined {
  if (offered === undefined || offered.trim() === '') return null;
  const options = offered.split(',').map((option) => option.trim().toLowerCase());
  return (['auth', 'auth-int'] as const).find((option) => options.includes(option));
}
