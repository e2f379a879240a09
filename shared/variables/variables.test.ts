import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createDraft, type RequestDraft } from '../model/request-draft';
import { createRow } from '../model/row';
import { findVariables } from './find-variables';
import { resolveDraft, variablesOf } from './resolve-draft';
import { createTextResolver, type VariableValue } from './resolve-text';

const plain = (text: string): VariableValue => ({ text, scope: 'environment', hosts: [] });
const secret = (text: string, hosts: string[] = []): VariableValue => ({ text, scope: 'secret', hosts });

const resolverOf = (values: Record<string, VariableValue>) => {
  const known = new Map(Object.entries(values));
  return createTextResolver((name) => known.get(name));
};

describe('finding variables', () => {
  test.each([
    ['{{base}}/books', ['base']],
    ['{{ base }}/{{id}}', ['base', 'id']],
    ['{{{{a}}', ['a']],
    ['{{{a}}}', ['a']],
    ['{{library.token}} {{a-b}} {{größe}}', ['library.token', 'a-b', 'größe']],
    ['{{$uuid}}', ['$uuid']],
    ['{"a":{"b":{"c":1}}}', []],
    ['{{}} {{ }} {{a', []],
    ['{{#each rows}}{{/each}}{{> part}}', []],
    ['{{a\nb}}', []],
    ['{{"a":1}}', []],
    ['}}{{a}}', ['a']],
  ])('%j names %j', (text, names) => {
    expect(findVariables(text).map(({ name }) => name)).toEqual(names);
  });

  test('a span is exactly what will be replaced, in any text', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('{', '}', '{{', '}}', 'a', ' ', '.', '\n')), (pieces) => {
        const text = pieces.join('');
        const spans = findVariables(text);
        for (const { name, start, end } of spans) expect(text.slice(start + 2, end - 2).trim()).toBe(name);
        expect(spans.every(({ start }, index) => index === 0 || start >= (spans[index - 1]?.end ?? 0))).toBe(true);
      }),
    );
  });

  test.each([['}}'], ['{{'], ['{{a'], ['{{ '], ['{{}}']])('a megabyte of %j takes no longer than its length', (piece) => {
    const began = performance.now();
    findVariables(piece.repeat(500_000));
    expect(performance.now() - began).toBeLessThan(2_000);
  });
});

describe('filling a text in', () => {
  test('puts values in their places and leaves the rest as typed', () => {
    expect(resolverOf({ a: plain('1'), b: plain('2') }).resolve('{{a}}-{{ b }}-{{a}} {x} }}')).toEqual({
      ok: true,
      text: '1-2-1 {x} }}',
    });
  });

  test('a value may name others', () => {
    expect(resolverOf({ url: plain('{{host}}/v1'), host: plain('h') }).resolve('{{url}}')).toEqual({ ok: true, text: 'h/v1' });
  });

  test('a secret is never read as a template', () => {
    expect(resolverOf({ s: secret('{{a}}'), a: plain('leak') }).resolve('{{s}}')).toEqual({ ok: true, text: '{{a}}' });
  });

  test('a value with signs of replacement patterns goes in as it is', () => {
    expect(resolverOf({ a: plain('$& $1 $$') }).resolve('{{a}}')).toEqual({ ok: true, text: '$& $1 $$' });
  });

  test.each([
    ['constructor', 'unknown'],
    ['__proto__', 'unknown'],
    ['a.b', 'unknown'],
    ['loop', 'circular'],
  ])('%s is refused as %s', (name, kind) => {
    const resolver = resolverOf({ loop: plain('{{pool}}'), pool: plain('{{loop}}'), a: plain('{"b":1}') });
    expect(resolver.resolve(`x{{${name}}}`)).toMatchObject({ ok: false, problem: { kind } });
  });

  test('ten variables deep is enough, eleven is refused', () => {
    const chain = (length: number) =>
      Object.fromEntries(Array.from({ length }, (_, at) => [`v${at}`, plain(at === length - 1 ? 'end' : `{{v${at + 1}}}`)]));
    expect(resolverOf(chain(10)).resolve('{{v0}}')).toEqual({ ok: true, text: 'end' });
    expect(resolverOf(chain(11)).resolve('{{v0}}')).toMatchObject({ problem: { kind: 'tooDeep' } });
  });

  test('variables that multiply each other stop at 16 MiB', () => {
    const values = Object.fromEntries(
      Array.from({ length: 9 }, (_, at) => [`v${at}`, plain(at === 8 ? 'x'.repeat(100) : `{{v${at + 1}}}`.repeat(50))]),
    );
    expect(resolverOf(values).resolve('{{v0}}')).toMatchObject({ problem: { kind: 'tooLong' } });
  });
});

describe('filling a draft in', () => {
  const draft: RequestDraft = {
    ...createDraft('{{base}}/books/:id'),
    path: [createRow('id', '{{id}}')],
    headers: [createRow('X-{{name}}', '{{token}}'), { ...createRow('Off', '{{nothing}}'), enabled: false }],
    body: { kind: 'json', text: '{"by":"{{name}}"}' },
    auth: { kind: 'basic', username: '{{name}}', password: '{{password}}' },
  };
  const values: Record<string, VariableValue> = {
    base: plain('http://127.0.0.1:7070'),
    id: plain('7'),
    name: plain('alice'),
    token: secret('t-1'),
    password: secret('p-1'),
  };
  const lookup = (name: string) => values[name];

  test('every text that goes out is filled in, and rows that are off are not looked at', () => {
    const resolved = resolveDraft(draft, lookup);
    expect(resolved).toMatchObject({
      ok: true,
      value: {
        draft: {
          url: 'http://127.0.0.1:7070/books/:id',
          path: [{ value: '7' }],
          headers: [{ name: 'X-alice', value: 't-1' }, { value: '{{nothing}}' }],
          body: { text: '{"by":"alice"}' },
          auth: { kind: 'basic', username: 'alice', password: 'p-1' },
        },
      },
    });
    expect(variablesOf(draft)).toEqual(['base', 'id', 'name', 'token', 'password']);
  });

  test('one that has no value is refused at its place', () => {
    expect(resolveDraft({ ...draft, headers: [createRow('A', 'b'), createRow('X', '{{typo}}')] }, lookup)).toEqual({
      ok: false,
      failure: {
        kind: 'badDraft',
        place: { part: 'headers', row: 1, field: 'value' },
        reason: '{{typo}} in the header X has no value.',
        unknown: 'typo',
      },
    });
  });

  test('switched off, braces go out as typed', () => {
    const off = { ...draft, options: { ...draft.options, fillVariables: false } };
    expect(resolveDraft(off, lookup)).toEqual({ ok: true, value: { draft: off, used: new Map() } });
  });

  test.each([
    ['127.0.0.1', [], true],
    ['127.0.0.1', ['127.0.0.1'], true],
    ['api.example.org', ['API.example.org'], true],
    ['api.example.org', ['*.example.org'], true],
    ['a.b.example.org', ['*.example.org'], true],
    ['example.org', ['*.example.org'], false],
    ['evilexample.org', ['*.example.org'], false],
    ['api.example.org.evil.test', ['api.example.org'], false],
    ['evil.test', ['api.example.org', '127.0.0.1'], false],
  ])('a secret goes to %s when %j may have it: %s', (host, hosts, may) => {
    const toHost = createDraft(`https://${host}/`);
    const resolved = resolveDraft({ ...toHost, headers: [createRow('X-Key', '{{k}}')] }, () => secret('s', hosts));
    expect(resolved.ok).toBe(may);
    if (!may) expect(resolved).toMatchObject({ failure: { place: { part: 'headers', row: 0, field: 'value' } } });
  });

  test('what the address is made of counts: a host that comes from a variable is still the host', () => {
    const sly = { ...createDraft('https://{{host}}/'), headers: [createRow('X-Key', '{{k}}')] };
    const found: Record<string, VariableValue> = { host: plain('evil.test'), k: secret('s', ['api.example.org']) };
    expect(resolveDraft(sly, (name) => found[name]).ok).toBe(false);
  });
});
