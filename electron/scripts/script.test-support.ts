import { createScriptRunner, type ScriptOutcome, type ScriptRunner } from './script-runner';
import type { ScriptInput } from './script-input';
import { scriptLimits } from './script-messages';

/** A request and its answer, as scripts get them. */
export const exampleInput: ScriptInput = {
  phase: 'tests',
  isRun: false,
  path: 'orders/get.yml',
  iteration: 0,
  iterations: 1,
  data: { row: 'one' },
  names: { environment: 'local', collection: 'Shop', workspace: null },
  request: {
    name: 'Get an order',
    tags: ['orders'],
    method: 'GET',
    url: 'http://shop.test:81/orders/7?full=1&x',
    headers: [['Accept', 'application/json']],
    body: null,
    timeoutMs: 0,
    pathParams: [['id', '7']],
    auth: 'none',
  },
  response: {
    status: 200,
    statusText: 'OK',
    url: 'http://shop.test:81/orders/7?full=1&x',
    headers: [
      ['Content-Type', 'application/json'],
      ['Set-Cookie', 'seen=1; Path=/'],
    ],
    text: '{"id":7,"items":[{"name":"tent"},{"name":"rope"}],"paid":true}',
    refused: '',
    timeMs: 12,
    size: 61,
  },
  variables: [
    { scope: 'session', values: { cart: { text: '5', type: 'number' } } },
    {
      scope: 'environment',
      values: {
        base: { text: 'http://shop.test', type: 'string' },
        token: { text: 'hush', type: 'string', secret: true },
        far: { text: '', type: 'string', refused: 'The secret “far” may only be sent to a.test.' },
        flags: { text: '{"a":1}', type: 'object' },
      },
    },
    { scope: 'collection', values: { base: { text: 'http://other.test', type: 'string' } } },
  ],
  process: { HOME_PAGE: 'http://home.test' },
};

export const beforeInput: ScriptInput = { ...exampleInput, phase: 'before', response: null };

/** Limits short enough for a test that runs into them. */
export const shortLimits = { ...scriptLimits, cpuMs: 300 };

/** The runner of one file of tests. */
export function startRunner(): ScriptRunner {
  return createScriptRunner(shortLimits);
}

/** Tests by name, with their problem where they failed. */
export const testsOf = ({ events }: ScriptOutcome): Record<string, string> =>
  Object.fromEntries(
    events.flatMap((event) =>
      event.type === 'test' ? [[event.name, event.outcome === 'passed' ? 'passed' : event.problem]] : [],
    ),
  );

export const saidBy = ({ events }: ScriptOutcome): string[] =>
  events.flatMap((event) => (event.type === 'console' ? [event.text] : []));
