import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createEndpoints } from './endpoints.ts';
import { createRequestLog } from './frame/request-log.ts';
import { sendRaw } from './send-raw.test-support.ts';
import { startPracticeServer, type PracticeServer } from './server.ts';

let practice: PracticeServer;
beforeAll(async () => void (practice = await startPracticeServer({ complain: () => {} })));
beforeEach(() => practice.reset());
afterAll(() => practice.stop());

const endpoints = createEndpoints(createRequestLog());

for (const endpoint of endpoints) {
  for (const example of endpoint.tryIt) {
    test(`${endpoint.path}: ${example.method} ${example.path} is ${example.expect} (${example.says})`, async () => {
      const answer = await sendRaw(practice, example);
      expect(answer?.status ?? 'broken').toBe(example.expect);
    });
  }
}

test('every endpoint shows at least one request and says what it is for', () => {
  const silent = endpoints.filter((endpoint) => endpoint.tryIt.length === 0 || endpoint.description.length < 30);
  expect(silent.map((endpoint) => endpoint.path)).toEqual([]);
});

test('no two endpoints have the same path', () => {
  const paths = endpoints.map((endpoint) => endpoint.path);
  expect(paths.filter((path, at) => paths.indexOf(path) !== at)).toEqual([]);
});
