import { describe, expect, test } from 'vitest';
import type { GraphqlBody } from '../model/body';
import { createDraft } from '../model/request-draft';
import { asksInAddress, graphqlText, saysGraphql, withGraphqlInAddress } from './graphql-text';

const body = (query: string, variables = '', operationName = ''): GraphqlBody => ({
  kind: 'graphql',
  query,
  variables,
  operationName,
});

describe('as JSON', () => {
  test.each<[GraphqlBody, string]>([
    [body('{ a }'), '{"query":"{ a }"}'],
    [body('query Q($n: Int) { a(n: $n) }', '{"n": 1.50}'), '{"query":"query Q($n: Int) { a(n: $n) }","variables":{"n": 1.50}}'],
    [body('{ a }', ' {"n": 12345678901234567890}\n'), '{"query":"{ a }","variables":{"n": 12345678901234567890}}'],
    [body('{ a }', '', 'Q'), '{"query":"{ a }","operationName":"Q"}'],
    [body('{ a(s: "é\n\\"") }', 'null', 'Q'), '{"query":"{ a(s: \\"é\\n\\\\\\"\\") }","variables":null,"operationName":"Q"}'],
    [body('', '{}'), '{"query":"","variables":{}}'],
  ])('%j is %s', (typed, text) => {
    expect(graphqlText(typed)).toBe(text);
    expect(() => JSON.parse(text)).not.toThrow();
  });

  test('what is blank says nothing', () => {
    expect([body(''), body(' \n', '\t'), body('{ a }'), body('', '{}'), body('', '', 'Q')].map(saysGraphql)).toEqual([
      false,
      false,
      true,
      true,
      true,
    ]);
  });
});

describe('in the address of a GET', () => {
  const draft = (url: string, method: string, typed: GraphqlBody) => ({ ...createDraft(url, method), body: typed });

  test.each([
    ['http://a.test/graphql', 'http://a.test/graphql?query=%7B+a+%7D'],
    ['http://a.test/graphql?x=1', 'http://a.test/graphql?x=1&query=%7B+a+%7D'],
    ['http://a.test/graphql?', 'http://a.test/graphql?query=%7B+a+%7D'],
    ['http://a.test/graphql?x=1&#part', 'http://a.test/graphql?x=1&query=%7B+a+%7D#part'],
    ['{{base}}', '{{base}}?query=%7B+a+%7D'],
  ])('%s becomes %s', (url, becomes) => {
    const sent = withGraphqlInAddress(draft(url, 'GET', body('{ a }')));
    expect([sent.url, sent.body.kind]).toEqual([becomes, 'none']);
    expect(sent.query.at(-1)).toMatchObject({ name: 'query', value: '%7B+a+%7D' });
  });

  test('variables and the operation follow, and what is named stays readable', () => {
    const { url } = withGraphqlInAddress(
      draft('/g', 'GET', body('query Q { a(s: "{{s}} é") }', '{"n": {{n}}, "m": 1.0}', '{{op}}')),
    );
    expect(url).toBe(
      '/g?query=query+Q+%7B+a%28s%3A+%22{{s}}+%C3%A9%22%29+%7D&variables=%7B%22n%22%3A+{{n}}%2C+%22m%22%3A+1.0%7D&operationName={{op}}',
    );
  });

  test('any other request keeps its body, and one of no GraphQL is left alone', () => {
    for (const method of ['POST', 'PUT', 'QUERY', 'get']) expect(asksInAddress(draft('/g', method, body('{ a }')))).toBe(false);
    const json = { ...createDraft('/g'), body: { kind: 'json' as const, text: '{"query":"{ a }"}' } };
    expect(withGraphqlInAddress(json)).toBe(json);
    expect(withGraphqlInAddress(draft('/g', 'POST', body('{ a }'))).url).toBe('/g');
  });
});
