import type { Endpoint } from '../endpoint.ts';
import { prettyJson } from '../frame/answer.ts';
import { refuse } from '../frame/refuse.ts';

const formType = 'application/x-www-form-urlencoded';

export const puppies: Endpoint = {
  path: '/puppies',
  methods: ['GET', 'POST'],
  group: 'Echo',
  summary: 'A form, as it was sent and as it was meant',
  description:
    'Takes a form, in the body with POST or in the address with GET, and shows it twice: as the characters on the wire and as the fields they stand for.',
  tryIt: [
    {
      method: 'POST',
      path: '/puppies',
      headers: { 'Content-Type': formType },
      body: 'puppyId=12345&name=Fido+Lava',
      expect: 200,
      says: 'the plus is a space',
    },
    { method: 'GET', path: '/puppies?puppyId=12345&name=Fido%20Lava', expect: 200, says: 'the same in the address' },
    {
      method: 'POST',
      path: '/puppies',
      headers: { 'Content-Type': 'application/json' },
      body: '{}',
      expect: 415,
      says: 'not a form',
    },
  ],
  async handle(ask) {
    if (ask.method !== 'POST') return shown(ask.target.split('?')[1] ?? '');
    const contentType = ask.headers['content-type'] ?? '';
    if (contentType.split(';', 1)[0]?.trim().toLowerCase() !== formType) {
      return refuse(ask, {
        status: 415,
        detail: `A form comes as ${formType}, not as "${contentType}".`,
        headers: [['Accept', formType]],
      });
    }
    const body = await ask.body();
    return body.ok ? shown(body.value.toString('utf8')) : refuse(ask, body.refusal);
  },
};

function shown(sent: string) {
  return prettyJson(200, { asSent: sent, fields: [...new URLSearchParams(sent)] });
}
