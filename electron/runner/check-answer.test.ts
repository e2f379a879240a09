import { expect, test } from 'vitest';
import type { Answer } from '#shared/checks/answer';
import { createCheck, createSetter } from '#shared/model/check';
import { createDraft, type RequestDraft } from '#shared/model/request-draft';
import { checkAnswer } from './check-answer';
import type { LayerSources } from './variable-layers';

const head: Answer = { status: 200, statusText: 'OK', headers: [], body: null, responseTime: 3, url: 'http://h/', size: 9 };

const sources: LayerSources = {
  home: '/nowhere',
  chosen: { read: async () => null, choose: async () => ({ ok: true, value: undefined }) },
  session: () => new Map([['limit', '7']]),
  isOpen: () => false,
  env: {},
  nameOf: () => '',
};

/** How often the body is read for a draft, and how its checks go. */
async function check(change: Partial<RequestDraft>) {
  let reads = 0;
  const readBody = async () => {
    reads += 1;
    return { id: 7 };
  };
  const draft = { ...createDraft('http://h/'), ...change };
  const { results, set } = await checkAnswer(head, draft, null, { sources, readBody, keep: () => undefined });
  return { reads, passed: results.map(({ passed }) => passed), set: set.map(({ value }) => value) };
}

test('a body that no check and no setter looks into is not read', async () => {
  const checks = [
    createCheck('res.status', 'eq', '200'),
    createCheck('res.size', 'lt', '10'),
    createCheck('limit', 'contains', '7'),
    { ...createCheck('res.body.id', 'eq', '8'), enabled: false },
  ];
  expect(await check({ checks })).toEqual({ reads: 0, passed: [true, true, true], set: [] });
});

test.each(['res.body.id', "res('id')", 'res.getBody.id', '$res.body.id', "res['body'].id"])(
  'it is read once for %s',
  async (expression) => {
    const checks = [createCheck(expression, 'eq', '7'), createCheck(expression, 'lte', '{{limit}}')];
    expect(await check({ checks, setters: [createSetter('id', expression)] })).toEqual({
      reads: 1,
      passed: [true, true],
      set: ['7'],
    });
  },
);

test('it is read for the whole answer', async () => {
  expect(await check({ checks: [createCheck('res', 'isJson', '')] })).toMatchObject({ reads: 1, passed: [true] });
});
