import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readMaturity } from '#shared/advice/read-maturity';
import { exchangeRules, setRules } from '#shared/advice/rules';
import { readUniformInterface } from '#shared/advice/uniform-interface';
import { createAdviceBench, type AdviceBench, type AdviceCase } from './advice.test-support';
import { addressCases } from './advice-address.test-support';
import { answerCases } from './advice-answer.test-support';
import { nameCases } from './advice-names.test-support';

let bench: AdviceBench;
beforeAll(async () => void (bench = await createAdviceBench()));
afterAll(() => bench.close());

const cases = { ...addressCases, ...answerCases };
const nameOf = (one: AdviceCase): string =>
  one[0] === 'sent' || one[0] === 'answered'
    ? one[1]
    : one[0] === 'saved'
      ? `${one[1]} ${one[2]}`
      : `${one[2]} ${one[3]} to ${one[1]}`;

test('each rule has exchanges that raise it, and at least as many that must not', () => {
  const all = { ...cases, ...nameCases };
  const ids = [...exchangeRules, ...setRules].map(({ id }) => id);
  expect(Object.keys(all).toSorted()).toEqual(ids.toSorted());
  const weak = ids.filter((id) => !all[id] || all[id].must.length === 0 || all[id].mustNot.length < all[id].must.length);
  expect(weak).toEqual([]);
});

describe.each(exchangeRules)('$id', (rule) => {
  test.each(cases[rule.id]?.must.map((one) => [nameOf(one), one] as const) ?? [])('is raised by %s', async (_what, one) => {
    const finding = rule.look(await bench.see(one));
    expect(finding).not.toBeNull();
    expect(finding?.evidence.length).toBeGreaterThan(0);
    for (const { quote, marked } of finding?.evidence ?? []) {
      expect(quote.length).toBeLessThanOrEqual(161);
      if (marked !== null && !quote.endsWith('…')) expect(quote).toContain(marked);
    }
  });
  test.each(cases[rule.id]?.mustNot.map((one) => [nameOf(one), one] as const) ?? [])(
    'is not raised by %s',
    async (_what, one) => {
      expect(rule.look(await bench.see(one))).toBeNull();
    },
  );
});

async function seeAll(set: readonly AdviceCase[]) {
  const all = [];
  for (const one of set) all.push(await bench.see(one));
  // The server that answers anything stands at another port; a set is one API.
  return all.map((seen, at) => ({ ...seen, id: `${at}`, address: { ...seen.address, authority: 'api.example' } }));
}

describe.each(setRules)('$id', (rule) => {
  test.each(nameCases[rule.id]?.must.map(([what, ...set]) => [what, set] as const) ?? [])(
    'is raised by %s',
    async (_what, set) => {
      const findings = rule.lookAtAll(await seeAll(set));
      expect(findings.length).toBeGreaterThan(0);
      expect(findings[0]?.evidence.length).toBeGreaterThan(1);
    },
  );
  test.each(nameCases[rule.id]?.mustNot.map(([what, ...set]) => [what, set] as const) ?? [])(
    'is not raised by %s',
    async (_what, set) => {
      expect(rule.lookAtAll(await seeAll(set))).toEqual([]);
    },
  );
});

const parts = async (path: string) =>
  readUniformInterface(await bench.see(['sent', path, 'GET', path]))?.flatMap(({ part, holds }) => (holds ? [] : [part]));

describe('the uniform interface', () => {
  test.each(['/contrasts/uniform/whole', '/library/books/21/', '/library/books/?page_size=2', '/library/'])(
    '%s has all four parts',
    async (path) => {
      expect(await parts(path)).toEqual([]);
    },
  );
  test.each(['identification', 'representation', 'description', 'hypermedia'])(
    'without its %s, that part alone is missing',
    async (name) => {
      expect(await parts(`/contrasts/uniform/${name}`)).toEqual([name]);
    },
  );
  test('an error, and what has no body, shows none', async () => {
    expect(await parts('/library/books/9999/')).toBeUndefined();
    expect(readUniformInterface(await bench.see(['sent', '', 'HEAD', '/library/']))).toBeNull();
  });
});

const soap = '<Envelope xmlns="http://schemas.xmlsoap.org/soap/envelope/"><Body/></Envelope>';

test.each<readonly [step: number, what: string, one: AdviceCase]>([
  [0, 'SOAP', ['sent', '', 'POST', '/soap', { 'Content-Type': 'text/xml', SOAPAction: '"x"' }, soap]],
  [
    0,
    'JSON-RPC',
    [
      'answered',
      '',
      ['POST', '/rpc', { 'Content-Type': 'application/json' }, '{"jsonrpc":"2.0","method":"a"}'],
      200,
      { 'Content-Type': 'application/json' },
      '{"result":1}',
    ],
  ],
  [1, 'a verb in the address', ['sent', '', 'GET', '/bad/api/users/delete?id=9999']],
  [2, 'a thing without links', ['sent', '', 'GET', '/contrasts/uniform/hypermedia']],
  [3, 'a thing with links', ['sent', '', 'GET', '/library/books/21/']],
])('step %i: %s', async (step, _what, one) => {
  const seen = await bench.see(one);
  const uniform = readUniformInterface(seen);
  // A SOAP fault is told with 500; the door is one all the same.
  if (uniform) expect(readMaturity(seen, uniform)?.step).toBe(step);
  else expect(step).toBe(0);
});
