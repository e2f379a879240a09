import { onlyWith } from '../security-schemes.ts';
import type { Endpoint } from '../endpoint.ts';
import { json, prettyJson, typed, type WholeAnswer } from '../frame/answer.ts';
import type { Ask } from '../frame/ask.ts';
import { refuse } from '../frame/refuse.ts';
import { randomToken } from '../policies/sessions.ts';
import { authorize } from './authorize.ts';
import {
  accessLifetimeSeconds,
  deskOf,
  practiceConsumer,
  requestLifetimeSeconds,
  standingToken,
  type RequestToken,
} from './consumers.ts';
import { problem, readSigned, type Tokens } from './signed-request.ts';

/** PLAINTEXT needs no time and no nonce, so such a request can be written down. */
function plain(consumerSecret: string, token = '', tokenSecret = '', more = ''): Record<string, string> {
  const tokenPart = token === '' ? '' : ` oauth_token="${token}",`;
  const signature = `${consumerSecret}%26${tokenSecret}`;
  return {
    Authorization: `OAuth oauth_consumer_key="${practiceConsumer.key}",${tokenPart} oauth_signature_method="PLAINTEXT", oauth_signature="${signature}"${more}`,
  };
}
const { secret } = practiceConsumer;
/** Where a program stands for itself alone. */
const noTokens: Tokens = { get: () => undefined };
const outOfBand = ', oauth_callback="oob"';

const consumers: Endpoint = {
  path: '/oauth1/consumers',
  methods: ['GET'],
  group: 'OAuth',
  summary: 'The programs that OAuth 1.0 knows',
  description: `${practiceConsumer.key} shares the secret ${secret}; the other signs with an RSA key, shown here and made for this server. Each has a token of alice’s to begin with, ${standingToken.value} with ${standingToken.secret} for the first.`,
  tryIt: [{ method: 'GET', path: '/oauth1/consumers', expect: 200, says: 'keys, secrets and tokens' }],
  async handle(ask) {
    const desk = await deskOf(ask.world);
    const tokens = desk.accessTokens
      .entries()
      .map(([, token]) => token)
      .filter(({ expires }) => expires === Infinity);
    return prettyJson(200, {
      consumers: [...desk.consumers.values()],
      tokens: tokens.map(({ value, secret: shared, consumerKey, username }) => ({
        value,
        secret: shared,
        consumerKey,
        username,
      })),
    });
  },
};

const requestToken: Endpoint = {
  path: '/oauth1/request-token',
  access: onlyWith('oauth1'),
  methods: ['POST'],
  group: 'OAuth',
  summary: 'OAuth 1.0: a request token',
  description: `The first step (RFC 5849 section 2.1): a signed request with oauth_callback, which may be oob for programs without an address, gives a token that lives ${requestLifetimeSeconds} seconds.`,
  tryIt: [
    {
      method: 'POST',
      path: '/oauth1/request-token',
      headers: plain(secret, '', '', outOfBand),
      expect: 200,
      says: 'a token to show the person',
    },
    {
      method: 'POST',
      path: '/oauth1/request-token',
      headers: plain('guess', '', '', outOfBand),
      expect: 401,
      says: 'a wrong signature',
    },
    { method: 'POST', path: '/oauth1/request-token', headers: plain(secret), expect: 400, says: 'no oauth_callback' },
  ],
  async handle(ask) {
    const desk = await deskOf(ask.world);
    const signed = await readSigned(ask, desk, noTokens);
    if (!signed.ok) return refuse(ask, signed.refusal);
    const callback = signed.value.oauth.get('oauth_callback') ?? '';
    if (callback !== 'oob' && !isLoopbackAddress(callback))
      return refused(ask, 'parameter_rejected', 'oauth_callback is oob or an address on this machine.');
    const made = newToken(ask, signed.value.consumer.key, requestLifetimeSeconds);
    const token: RequestToken = { ...made, username: '', callback, verifier: null };
    desk.requestTokens.set(token.value, token);
    return form({ oauth_token: token.value, oauth_token_secret: token.secret, oauth_callback_confirmed: 'true' });
  },
};

const accessToken: Endpoint = {
  path: '/oauth1/access-token',
  access: onlyWith('oauth1'),
  methods: ['POST'],
  group: 'OAuth',
  summary: 'OAuth 1.0: an access token',
  description: `The last step (RFC 5849 section 2.3): signed with the request token and its secret, and with the oauth_verifier that the person brought. The token lives ${accessLifetimeSeconds / 60} minutes.`,
  tryIt: [
    {
      method: 'POST',
      path: '/oauth1/access-token',
      headers: plain(secret, 'old', ''),
      expect: 401,
      says: 'no such request token',
    },
  ],
  async handle(ask) {
    const desk = await deskOf(ask.world);
    const signed = await readSigned(ask, desk, desk.requestTokens);
    if (!signed.ok) return refuse(ask, signed.refusal);
    const request = desk.requestTokens.get(signed.value.token?.value ?? '');
    if (!request) return refused(ask, 'parameter_absent', 'oauth_token is missing.');
    if (request.verifier === null || signed.value.oauth.get('oauth_verifier') !== request.verifier)
      return refused(ask, 'permission_denied', 'oauth_verifier is not what the person was given.');
    desk.requestTokens.delete(request.value);
    const token = { ...newToken(ask, request.consumerKey, accessLifetimeSeconds), username: request.username };
    desk.accessTokens.set(token.value, token);
    ask.identity = token.username;
    return form({ oauth_token: token.value, oauth_token_secret: token.secret });
  },
};

const door: Endpoint = {
  path: '/auth/oauth1/',
  access: onlyWith('oauth1'),
  methods: ['GET', 'POST', 'PUT', 'DELETE'],
  group: 'Authentication',
  summary: 'An OAuth 1.0 signature',
  description:
    'Takes requests signed with HMAC-SHA1, HMAC-SHA256, RSA-SHA1 or PLAINTEXT (RFC 5849), with the parameters in the header, the query or a form. A wrong signature is answered with the text that this server signed, to compare with one’s own. Without a token the program itself comes in.',
  tryIt: [
    { method: 'GET', path: '/auth/oauth1/', expect: 401, says: 'a challenge' },
    {
      method: 'GET',
      path: '/auth/oauth1/',
      headers: plain(secret, standingToken.value, standingToken.secret),
      expect: 200,
      says: 'alice, signed in plain text',
    },
    { method: 'GET', path: '/auth/oauth1/', headers: plain(secret), expect: 200, says: 'the program itself' },
    {
      method: 'GET',
      path: '/auth/oauth1/',
      headers: plain(secret, standingToken.value, 'guess'),
      expect: 401,
      says: 'a wrong signature',
    },
    {
      method: 'GET',
      path: '/auth/oauth1/',
      headers: { Authorization: 'OAuth oauth_consumer_key="x"' },
      expect: 400,
      says: 'half a signature',
    },
  ],
  async handle(ask) {
    const desk = await deskOf(ask.world);
    const signed = await readSigned(ask, desk, desk.accessTokens);
    if (!signed.ok) return refuse(ask, signed.refusal);
    const { consumer, token, oauth } = signed.value;
    ask.identity = token?.username ?? consumer.key;
    const body = {
      username: token?.username ?? null,
      consumer: consumer.key,
      signed_with: oauth.get('oauth_signature_method'),
      authenticated_by: 'oauth1',
    };
    return json(200, body, [['Vary', 'Authorization']]);
  },
};

const newToken = (ask: Ask, consumerKey: string, seconds: number) => ({
  value: randomToken(),
  secret: randomToken(),
  consumerKey,
  expires: ask.world.clock.now() + seconds * 1000,
});

const form = (fields: Record<string, string>): WholeAnswer =>
  typed(200, 'application/x-www-form-urlencoded', new URLSearchParams(fields).toString(), [['Cache-Control', 'no-store']]);

function refused(ask: Ask, name: string, detail: string): WholeAnswer {
  const outcome = problem(name, detail);
  return refuse(ask, outcome.ok ? { status: 400, detail } : outcome.refusal);
}

/** A person is only ever sent on to a program on this machine. */
function isLoopbackAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname } = new URL(text);
  return protocol === 'http:' && ['127.0.0.1', 'localhost', '[::1]'].includes(hostname);
}

/** OAuth 1.0 with its three steps, and a resource that takes its signatures. */
export const oauth1: readonly Endpoint[] = [consumers, requestToken, authorize, accessToken, door];
