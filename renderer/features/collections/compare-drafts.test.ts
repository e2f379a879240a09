import { createDraft } from '#shared/model/request-draft';
import { expect, test } from 'vitest';
import { compareDrafts } from './compare-drafts';
import { compareJson } from './compare-json';

const draft = createDraft('http://h/books');
const version = (change: Partial<typeof draft>, name = 'Books') => ({ name, draft: { ...draft, ...change } });
const json = (text: string) => version({ body: { kind: 'json', text } });
const header = (name: string, value: string, enabled = true) => ({
  id: `${name}${value}`,
  name,
  value,
  enabled,
  description: '',
});

test('JSON bodies differ where their values do, and numbers are compared as they were typed', () => {
  const mine = '{"title": "Ferry", "price": 1.10, "crew": ["a", "b"], "id": 9007199254740993}';
  const theirs = '{\n  "id": 9007199254740993, "price": 1.1,\n  "crew": ["a"], "title": "Ferry", "odd key": null\n}';
  expect(compareDrafts(json(mine), json(theirs))).toEqual([
    { part: 'Body price', mine: '1.10', theirs: '1.1' },
    { part: 'Body crew[1]', mine: '"b"', theirs: '' },
    { part: 'Body ["odd key"]', mine: '', theirs: 'null' },
  ]);
});

test('GraphQL differs in its query, its variables by their values, and its operation', () => {
  const graphql = (query: string, variables: string, operationName = '') =>
    version({ body: { kind: 'graphql', query, variables, operationName } });
  expect(compareDrafts(graphql('{ a }', '{"n": 1.10}'), graphql('{ b }', '{"n": 1.1}', 'Q'))).toEqual([
    { part: 'Query', mine: '{ a }', theirs: '{ b }' },
    { part: 'Variables n', mine: '1.10', theirs: '1.1' },
    { part: 'Operation', mine: '', theirs: 'Q' },
  ]);
  expect(compareDrafts(graphql('{ a }', '{"n":1}'), graphql('{ a }', '{"n": 1}'))).toEqual([
    { part: 'Variables, laid out otherwise', mine: '{"n":1}', theirs: '{"n": 1}' },
  ]);
  expect(compareDrafts(graphql('{ a }', ''), graphql('{ a }', ''))).toEqual([]);
  expect(compareDrafts(graphql('{ a }', ''), json('{"query":"{ a }"}'))).toMatchObject([{ part: 'Body' }]);
});

test('the same values laid out otherwise are said to be just that', () => {
  const [one, other] = ['{"a":1,"b":2}', '{"b": 2, "a": 1}'];
  expect(compareJson(one, other)).toEqual([]);
  expect(compareDrafts(json(one), json(other))).toEqual([{ part: 'Body, laid out otherwise', mine: one, theirs: other }]);
});

test('a body with a variable outside of quotes is no JSON yet, and is compared line by line', () => {
  expect(compareDrafts(json('{\n"id": {{id}},\n"a": 1\n}'), json('{\n"id": {{id}},\n"a": 2\n}'))).toEqual([
    { part: 'Body', mine: '"a": 1', theirs: '"a": 2' },
  ]);
});

test('headers are compared by name: one that was added, switched off, or sent twice; and their order when that is all', () => {
  const [accept, shelf] = [header('Accept', 'text/html'), header('X-Shelf', 'a')];
  expect(
    compareDrafts(
      version({ headers: [accept, shelf] }),
      version({ headers: [{ ...accept, enabled: false }, shelf, header('X-Shelf', 'b')] }),
    ),
  ).toEqual([
    { part: 'Header Accept', mine: 'text/html', theirs: '(off) text/html' },
    { part: 'Header X-Shelf', mine: 'a', theirs: 'a\nb' },
  ]);
  expect(compareDrafts(version({ headers: [accept, shelf] }), version({ headers: [shelf, accept] }))).toEqual([
    { part: 'Headers, their order', mine: 'Accept\nX-Shelf', theirs: 'X-Shelf\nAccept' },
  ]);
});

test('method and address come first, and bodies of two kinds say which', () => {
  const mine = version({ method: 'POST', body: { kind: 'json', text: '{}' } });
  expect(compareDrafts(mine, version({ url: 'http://h/else' }))).toEqual([
    { part: 'Method', mine: 'POST', theirs: 'GET' },
    { part: 'Address', mine: 'http://h/books', theirs: 'http://h/else' },
    { part: 'Body', mine: '(JSON)\n{}', theirs: '(no body)' },
  ]);
});
