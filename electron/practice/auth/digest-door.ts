import type { Endpoint } from '../endpoint.ts';
import { onlyWith } from '../security-schemes.ts';
import { json, type WholeAnswer } from '../frame/answer.ts';
import type { Ask } from '../frame/ask.ts';
import { refuse } from '../frame/refuse.ts';
import {
  digestAlgorithms,
  digestChallenge,
  judgeDigest,
  readDigest,
  type DigestOffer,
  type DigestVerdict,
} from '../policies/digest.ts';

const qops = ['auth', 'auth-int'];
const description =
  'Takes Authorization: Digest (RFC 7616). The password does not go over the wire, only a digest of it with the nonce, a counter, the target and, with auth-int, the body. A nonce lives for a minute; after that the challenge says stale=true, and the same password will do. Names may be sent as a hash.';

const shared = { methods: ['GET', 'POST', 'PUT'], group: 'Authentication', access: onlyWith('digest'), handle: enter } as const;

export const digestDoor: Endpoint = {
  ...shared,
  path: '/auth/digest/',
  summary: 'A digest of the password',
  description: `${description} Two challenges are offered here, SHA-256 first and MD5 for the old.`,
  tryIt: [
    { method: 'GET', path: '/auth/digest/', expect: 401, says: 'two challenges; try curl --digest -u alice:practice' },
    {
      method: 'GET',
      path: '/auth/digest/',
      headers: { Authorization: 'Digest username="alice"' },
      expect: 401,
      says: 'half a digest',
    },
  ],
};

export const digestDoorFor: Endpoint = {
  ...shared,
  path: '/auth/digest/{algorithm}/{qop}/',
  summary: 'A digest with the algorithm of your choice',
  description: `${description} The algorithms are ${digestAlgorithms.join(', ')}, and qop is ${qops.join(' or ')}.`,
  tryIt: [
    { method: 'GET', path: '/auth/digest/SHA-512-256/auth/', expect: 401, says: 'one challenge' },
    { method: 'GET', path: '/auth/digest/MD5-sess/auth-int/', expect: 401, says: 'the body counts too' },
    { method: 'GET', path: '/auth/digest/ROT13/auth/', expect: 404, says: 'no such algorithm' },
  ],
};

async function enter(ask: Ask): Promise<WholeAnswer> {
  const offer = offerFor(ask.params);
  if (!offer) {
    return refuse(ask, {
      status: 404,
      detail: `The algorithms are ${digestAlgorithms.join(', ')}; qop is ${qops.join(' or ')}.`,
    });
  }
  const challenge = (detail: string, stale = false): WholeAnswer => {
    const headers = offer.algorithms.map(
      (each) => ['WWW-Authenticate', digestChallenge(ask, each, offer.qops.join(', '), stale)] as const,
    );
    return refuse(ask, { status: 401, detail, headers });
  };
  const sent = readDigest(ask.headers.authorization);
  if (!sent) return challenge('Authentication credentials were not provided.');
  const body = await ask.body();
  if (!body.ok) return refuse(ask, body.refusal);
  const verdict = judgeDigest(ask, sent, body.value, offer);
  if (verdict.kind === 'wrong') return challenge(verdict.detail);
  return verdict.kind === 'stale'
    ? challenge('The nonce is too old, or its counter was used.', true)
    : welcome(ask, verdict, sent);
}

function offerFor({ algorithm, qop }: Ask['params']): DigestOffer | null {
  if (algorithm === undefined || qop === undefined) return { algorithms: ['SHA-256', 'MD5'], qops };
  return digestAlgorithms.includes(algorithm) && qops.includes(qop) ? { algorithms: [algorithm], qops: [qop] } : null;
}

/** The answer proves in its turn that the server knows the password. */
function welcome(
  ask: Ask,
  { person, proof }: Extract<DigestVerdict, { kind: 'known' }>,
  sent: Readonly<Record<string, string>>,
): WholeAnswer {
  ask.identity = person.username;
  const { algorithm = 'MD5', qop = 'auth', nc = '', cnonce = '' } = sent;
  return json(200, { username: person.username, authenticated_by: `digest ${algorithm}` }, [
    ['Authentication-Info', `rspauth="${proof}", qop=${qop}, nc=${nc}, cnonce="${cnonce}"`],
  ]);
}
