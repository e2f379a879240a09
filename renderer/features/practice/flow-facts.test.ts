import type { PracticeGateway } from '#shared/model/practice';
import { expect, test } from 'vitest';
import { answeredBy, flowFacts, flowSentence } from './flow-facts';
import { logLine } from './practice.test-support';

const gateway: PracticeGateway = {
  url: 'http://127.0.0.1:7080',
  proxyUrl: 'http://127.0.0.1:7090',
  sticky: false,
  replicas: [1, 2, 3].map((number) => ({ number, url: `http://127.0.0.1:708${number}`, alive: number !== 3 })),
};
const lines = [
  logLine(7, { at: 7 }),
  logLine(6, { cache: 'HIT', endpoint: '', exchangeId: 'x' }),
  logLine(5, { cache: 'STALE', endpoint: '' }),
  logLine(4, { cache: 'MISS', replica: 1, exchangeId: 'y' }),
  logLine(3, { cache: 'BYPASS', replica: 1 }),
  logLine(2, { cache: 'REVALIDATED', replica: 3 }),
  logLine(1, { cache: '', endpoint: '', status: 503, at: 1 }),
];

test('requests through the balancer are counted by who answered; what went past it is told apart', () => {
  const facts = flowFacts(lines, gateway);
  expect(facts).toMatchObject({ sent: 6, foreign: 4, hits: 2, past: 1, since: 1 });
  expect(facts.replicas).toEqual([
    { number: 1, port: ':7081', alive: true, answered: 2 },
    { number: 2, port: ':7082', alive: true, answered: 0 },
    { number: 3, port: ':7083', alive: false, answered: 1 },
  ]);
  expect(flowSentence(facts)).toBe(
    'Of 6 requests to the balancer, the shared cache answered 2; replica 1 2, replica 2 0, replica 3 1 and is dead.',
  );
});

test('without a gateway there is the server, and nothing else', () => {
  const facts = flowFacts(lines, undefined);
  expect(facts).toMatchObject({ sent: 7, hits: null, replicas: [], past: 0 });
  expect(flowSentence(facts)).toBe('The server answered 7 requests.');
});

test.each([
  [{ replica: 2, cache: 'MISS', endpoint: '/x' }, 'replica 2'],
  [{ replica: 2, endpoint: '/x' }, 'replica 2'],
  [{ replica: 2, cache: 'REVALIDATED', endpoint: '' }, 'replica 2'],
  [{ cache: 'HIT', endpoint: '' }, 'cache'],
  [{ cache: '', endpoint: '' }, 'balancer'],
  [{ cache: 'MISS', endpoint: '/practice/clock' }, 'server'],
  [{ endpoint: '' }, 'server'],
])('a line %j is said to be answered by the %s', (line, by) => {
  expect(answeredBy(line)).toBe(by);
});
