import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { ok } from '../result';
import { calls } from './contract';
import { createDispatch } from './create-dispatch';
import { sampleInputs } from './sample-inputs.test-support';
import type { CallName, Handlers } from './types';

const names = Object.keys(calls) as CallName[];
const nobody = { windowId: null };

/** Handlers that say who was asked, so that a refused input can be seen not to reach one. */
function recordingHandlers() {
  const asked = vi.fn(async (_name: string) => ok(null));
  // Every entry has the shape of a handler; the table only lists their names.
  const handlers = Object.fromEntries(names.map((name) => [name, () => asked(name)])) as unknown as Handlers;
  return { handlers, asked };
}

const wrongFor = (value: unknown): unknown => (typeof value === 'object' && value !== null ? 'wrong' : { wrong: true });

/** Inputs made from a good one, each wrong in one way. */
function wrongInputs(name: CallName): [what: string, input: unknown][] {
  const sample: unknown = sampleInputs[name];
  const always: [string, unknown][] = [
    ['nothing at all', undefined],
    ['a text', 'text'],
    ['a number', 7],
    ['a list', []],
  ];
  if (sample === null) return [...always, ['an object', {}]];
  const fields = Object.entries(sample as object);
  const required = name !== 'settings.change' && name !== 'practice.setSwitches';
  return [
    ...always,
    ['null', null],
    ['a field more', { ...(sample as object), extra: 1 }],
    ...(required
      ? fields.map(([key]): [string, unknown] => [`no ${key}`, Object.fromEntries(fields.filter(([other]) => other !== key))])
      : []),
    ...fields.map(([key, value]): [string, unknown] => [
      `another kind of ${key}`,
      { ...(sample as object), [key]: wrongFor(value) },
    ]),
  ];
}

test.each(names)('%s takes a good input', async (name) => {
  const { handlers, asked } = recordingHandlers();
  expect(await createDispatch(handlers)(name, sampleInputs[name], nobody)).toEqual(ok(null));
  expect(asked.mock.calls).toEqual([[name]]);
});

test.each(names.flatMap((name) => wrongInputs(name).map(([what, input]) => [name, what, input] as const)))(
  '%s refuses %s',
  async (name, _what, input) => {
    const { handlers, asked } = recordingHandlers();
    expect(await createDispatch(handlers)(name, input, nobody)).toEqual({
      ok: false,
      failure: { kind: 'rejectedInput', issues: expect.arrayContaining([expect.any(String)]) },
    });
    expect(asked).not.toHaveBeenCalled();
  },
);

test.each(['', 'app', 'app.unknown', 'App.describe', '__proto__', 'constructor', 'toString', 'hasOwnProperty', 'exchange.send '])(
  'there is no call named “%s”',
  async (name) => {
    const { handlers, asked } = recordingHandlers();
    expect(await createDispatch(handlers)(name, null, nobody)).toEqual({
      ok: false,
      failure: { kind: 'rejectedInput', issues: [`there is no call named “${name}”`] },
    });
    expect(asked).not.toHaveBeenCalled();
  },
);

test('an input cannot smuggle a prototype', async () => {
  const { handlers } = recordingHandlers();
  const input: unknown = JSON.parse('{"exchangeId":"7d4ba0a5-6a5a-4d51-9f44-2a1d76d4a0a1","__proto__":{"polluted":true}}');
  const answer = await createDispatch(handlers)('exchange.cancel', input, nobody);
  expect(answer).toMatchObject({ ok: false, failure: { kind: 'rejectedInput' } });
  expect({}).not.toHaveProperty('polluted');
});

test('what a handler throws is a bug, told and answered, never thrown on', async () => {
  const { handlers } = recordingHandlers();
  const thrown = new TypeError('cannot read x');
  const onBug = vi.fn();
  const broken: Handlers = { ...handlers, 'settings.read': () => Promise.reject(thrown) };
  expect(await createDispatch(broken, { onBug })('settings.read', null, nobody)).toEqual({
    ok: false,
    failure: { kind: 'bug', message: 'cannot read x' },
  });
  expect(onBug.mock.calls).toEqual([['settings.read', thrown]]);
});

test('a wrong output is found where outputs are checked', async () => {
  const { handlers } = recordingHandlers();
  const answer = await createDispatch(handlers, { checkOutputs: true })('settings.read', null, nobody);
  expect(answer).toMatchObject({ ok: false, failure: { kind: 'bug' } });
});

test('whatever is asked, in ten thousand ways, the answer is a value and no handler sees an input that does not fit', async () => {
  const { handlers, asked } = recordingHandlers();
  const dispatch = createDispatch(handlers);
  const name = fc.oneof(fc.constantFrom(...names), fc.string());
  const input = fc.oneof(fc.anything({ withBigInt: true, withDate: true, withMap: true, withNullPrototype: true }), fc.object());
  await fc.assert(
    fc.asyncProperty(name, input, async (anyName, anyInput) => {
      asked.mockClear();
      const answer = await dispatch(anyName, anyInput, nobody);
      const fits = Object.hasOwn(calls, anyName) && calls[anyName as CallName].input.safeParse(anyInput).success;
      expect([answer.ok, asked.mock.calls.length]).toEqual(fits ? [true, 1] : [false, 0]);
    }),
    { numRuns: 10_000 },
  );
});
