import { afterAll, beforeAll, expect, test } from 'vitest';
import { aliceSendsJson } from '../library/examples.ts';
import { send } from '../send-raw.test-support.ts';
import { startPracticeServer, type PracticeServer } from '../server.ts';

let practice: PracticeServer;
beforeAll(async () => void (practice = await startPracticeServer()));
afterAll(() => practice.stop());

const errors = { title: ['This field may not be blank.'] };
const send422 = (query: string) =>
  send(practice, `/library/books/21/${query}`, { method: 'PATCH', headers: aliceSendsJson, body: '{"title":""}' });

test.each<[string, string, unknown]>([
  ['', 'application/json', errors],
  ['?flavour=drf', 'application/json', errors],
  ['?flavour=rails', 'application/json', { errors }],
  ['?flavour=laravel', 'application/json', { message: expect.any(String) as string, errors }],
  [
    '?flavour=express',
    'application/json',
    { error: { name: 'BadRequestError', status: 400, message: expect.any(String) as string, details: errors } },
  ],
  [
    '?flavour=problem',
    'application/problem+json',
    {
      type: 'about:blank',
      title: 'Bad Request',
      status: 400,
      detail: expect.any(String) as string,
      instance: '/library/books/21/',
      errors,
    },
  ],
])('a field error with "%s" is %s', async (query, contentType, value) => {
  const answer = await send422(query);
  expect([answer.status, answer.headers['content-type'], answer.json()]).toEqual([400, contentType, value]);
});
