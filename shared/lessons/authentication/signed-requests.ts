import type { Lesson } from '../lesson';
import { blankAuth } from '../../model/auth';
import { wants } from '../probing';
import { sentField, textAt } from '../seen';
import { code, get, list, paragraph, step } from '../writing';

const door = '/auth/oauth1/';
const object = '/s3/library/notes/001.txt';
const oauth1 = {
  ...blankAuth.oauth1,
  consumerKey: 'practice-consumer',
  consumerSecret: 'consumer-secret',
  token: 'alice-token',
  tokenSecret: 'alice-token-secret',
};
const aws = {
  ...blankAuth.awsSigV4,
  accessKeyId: 'alice',
  secretAccessKey: '9944b09199c62bcf9418ad846dd0e4bbdfc6ee4b',
  region: 'us-east-1',
  service: 's3',
};

export const signedRequests: Lesson = {
  id: 'signed-requests',
  track: 'authentication',
  title: 'Signed requests: OAuth 1.0a and AWS',
  minutes: 5,
  text: [
    paragraph(
      'Some services want every request signed. Client and server share a secret; the client makes a text of the request in an agreed form and signs that with the secret. The secret stays at home, and a request that was changed on the way no longer fits its signature.',
    ),
    code(
      'What OAuth 1.0a signs',
      'GET&http%3A%2F%2F127.0.0.1%3A7070%2Fauth%2Foauth1%2F&oauth_consumer_key%3Dpractice-consumer%26oauth_nonce%3D…',
    ),
    list(
      'OAuth 1.0a: method, address and parameters, with a nonce and a time. Old, and still in use.',
      'AWS Signature Version 4: also the headers and a digest of the body, with a key derived from the day, the region and the service. S3 and what imitates it want this.',
      'When a signature does not fit, compare the signed text letter by letter. This server shows its own in the refusal.',
    ),
  ],
  steps: [
    step(
      'oauth1',
      'Sign a request the OAuth 1.0a way',
      'See the `Authorization` that was made in Head.',
      get(door, { auth: oauth1 }),
    ),
    step(
      'wrong',
      'Sign it with a wrong secret',
      '401, and the text that the server signed.',
      get(door, { auth: { ...oauth1, tokenSecret: 'guess' } }),
    ),
    step('aws', 'Sign a request the AWS way', '200: an object of the store.', get(object, { auth: aws })),
    step(
      'aws-wrong',
      'Sign that with a wrong secret',
      '403, as S3 says it.',
      get(object, { auth: { ...aws, secretAccessKey: 'guess' } }),
    ),
  ],
  scene: null,
  probes: [
    {
      id: 'oauth1',
      claim: 'A signature of OAuth 1.0a was accepted',
      check: wants({
        method: 'GET',
        path: door,
        status: 200,
        also: (seen) =>
          /oauth_signature=/.test(sentField(seen, 'Authorization') ?? '') && textAt(seen, 'username') === 'alice'
            ? null
            : 'That was not signed for alice.',
      }),
    },
    {
      id: 'compared',
      claim: 'A wrong one was refused with the text to compare',
      check: wants({
        method: 'GET',
        path: door,
        status: 401,
        also: (seen) => (seen.text?.includes('GET&http') ? null : 'It does not show what was signed.'),
      }),
    },
    {
      id: 'aws',
      claim: 'A signature of AWS was accepted',
      check: wants({
        method: 'GET',
        path: /^\/s3\//,
        named: 'an object of /s3/',
        status: 200,
        also: (seen) =>
          sentField(seen, 'Authorization')?.startsWith('AWS4-HMAC-SHA256') ? null : 'That request was not signed.',
      }),
    },
  ],
  slip: {
    says: 'Asking without a signature: here the store is open, so 200 proves nothing, and the other door stays shut.',
    asks: [get(door), get(object)],
  },
  takeaway: 'A signature proves who sent it and that nobody changed it, and the secret never travels.',
};
