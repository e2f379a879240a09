import { createHash, randomBytes } from 'node:crypto';
import { headerValue, splitOutsideQuotes } from '#shared/http/header-list';
import { readParams } from '#shared/http/media-type';
import { originOf } from '#shared/http/url-parts';
import { ok } from '#shared/result';
import type { HeaderList } from '#shared/model/exchange-event';
import type { AuthOf } from '#shared/model/auth';
import type { WireRequest } from '../../engine/wire-request';
import type { AuthProvider } from '../auth-provider';
import { withHeader } from '../with-header';
import { pickDigestChallenge, type DigestChallenge } from './digest-challenge';
import { digestAuthorization } from './digest-response';

/** A challenge that was answered before, and how often. */
interface Known {
  challenge: DigestChallenge;
  count: number;
  readonly cnonce: string;
}

/** RFC 7616. A challenge that is known is answered beforehand, each time with the next number. */
export function createDigest(newNonce = () => randomBytes(16).toString('base64url')): AuthProvider<'digest'> {
  const byIdentity = new Map<string, Known>();

  const put = async (request: WireRequest, auth: AuthOf<'digest'>, known: Known, count: number) => {
    // The nonce of the client makes a session's key, and so stays with it.
    const cnonce = known.challenge.isSession ? known.cnonce : newNonce();
    const value = await digestAuthorization(request, known.challenge, auth, { cnonce, count });
    return { ok: true as const, value: { request: withHeader(request, 'Authorization', value) } };
  };
  const knownFor = (request: WireRequest, auth: AuthOf<'digest'>) => {
    const known = byIdentity.get(keyOf(request, auth));
    return known !== undefined && holdsFor(known.challenge, request) ? known : undefined;
  };

  return {
    begin(auth) {
      let target = '';
      let isByHand = false;
      /** What was answered for this target, so that a second refusal is one. */
      let answered: DigestChallenge | null = null;
      return {
        async authorize(request) {
          if (request.target !== target) answered = null;
          target = request.target;
          isByHand = headerValue(request.headers, 'Authorization') !== null;
          const known = answered === null ? knownFor(request, auth) : byIdentity.get(keyOf(request, auth));
          return known === undefined ? ok({ request }) : put(request, auth, known, ++known.count);
        },

        async foresee(request) {
          const known = knownFor(request, auth);
          if (known === undefined) return ok({ authorized: null, says: beforehand });
          const seen = await put(request, auth, known, known.count + 1);
          return ok({ authorized: seen.value, says: 'The server’s challenge is known and is answered at once.' });
        },

        async answer({ status, headers }, { request }) {
          const key = keyOf(request, auth);
          if (isByHand) return ok(null);
          if (status !== 401) {
            takeNext(byIdentity.get(key), headers);
            return ok(null);
          }
          const challenge = pickDigestChallenge(headers);
          if (challenge === null) return ok(null);
          if (answered !== null && (!challenge.isStale || challenge.nonce === answered.nonce)) {
            byIdentity.delete(key);
            return ok(null);
          }
          byIdentity.set(key, { challenge, count: 0, cnonce: newNonce() });
          answered = challenge;
          return ok({ scheme: 'Digest', says: wordsFor(challenge) });
        },
      };
    },
  };
}

const beforehand =
  'Goes out without credentials first. The server answers 401 with a challenge, and the request goes out again with a digest of it; the password stays here.';

/** Whoever asks, where: never told apart by less. The password is part of it, unreadable. */
const keyOf = ({ url }: WireRequest, { username, password }: AuthOf<'digest'>): string =>
  JSON.stringify([originOf(url), username, createHash('sha256').update(password).digest('base64')]);

/** RFC 7616, 3.3: `domain` lists the places, as prefixes. Without it, and for what cannot be read, it is all of the origin. */
function holdsFor({ domain }: DigestChallenge, { url, target }: WireRequest): boolean {
  if (domain.length === 0) return true;
  const base = originOf(url);
  return domain.some((place) => {
    if (!URL.canParse(place, base)) return false;
    const { origin, pathname } = new URL(place, base);
    return origin === new URL(base).origin && target.startsWith(pathname);
  });
}

/** RFC 7616, 3.5: the server may hand out the next nonce with an answer. */
function takeNext(known: Known | undefined, headers: HeaderList): void {
  const info = headerValue(headers, 'Authentication-Info');
  const nonce = info === null ? undefined : readParams(splitOutsideQuotes(info, ',')).get('nextnonce');
  if (known === undefined || nonce === undefined || nonce === known.challenge.nonce) return;
  known.challenge = { ...known.challenge, nonce };
  known.count = 0;
}

function wordsFor({ algorithm, qop, isStale }: DigestChallenge): string {
  if (isStale) return 'The nonce was too old; answered again with the new one.';
  return `The server asked for a digest; answered with ${algorithm ?? 'MD5'}${qop === null ? '' : `, ${qop}`}.`;
}
