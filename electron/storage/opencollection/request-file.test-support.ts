import fc from 'fast-check';
import { authSchema, type Auth } from '#shared/model/auth';
import type { Body } from '#shared/model/body';
import { exampleBodyTypes, type Example } from '#shared/model/example';
import { createCheck, createSetter, type Check, type Setter } from '#shared/model/check';
import { rowsFromUrl } from '#shared/model/query-rows';
import { createDraft, type RequestDraft } from '#shared/model/request-draft';
import { defaultOptions, type RequestOptions } from '#shared/model/request-options';
import { flatOptions, type OptionName, optionNames, withOption } from '#shared/model/said-options';
import { findPathParams } from '#shared/http/path-params';
import { createRow, type Row } from '#shared/model/row';
import { createVariable, type Variable } from '#shared/model/variable';

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.string({ unit: 'grapheme', maxLength: 20 }),
  fc.constantFrom('', 'null', 'true', '007', '{{token}}', 'a: b', '# x', '- y', 'two\nlines', 'end\n', '"', "it's", '  '),
);

const row: fc.Arbitrary<Row> = fc
  .record({ name: text, value: text, enabled: fc.boolean(), description: text })
  .map((fields) => ({ ...createRow(), ...fields }));
const rows = fc.array(row, { maxLength: 4 });
const path = fc.constantFrom('/tmp/a.png', '/collection/files/b.bin', '/collection/c d.txt', '{{file}}', '');

const part = fc.oneof(
  fc.tuple(row, text).map(([fields, mediaType]) => ({ ...fields, kind: 'text' as const, path: '', mediaType })),
  fc
    .tuple(row, path, text)
    .map(([fields, file, mediaType]) => ({ ...fields, value: '', kind: 'file' as const, path: file, mediaType })),
);

export const anyBody: fc.Arbitrary<Body> = fc.oneof(
  fc.constant<Body>({ kind: 'none' }),
  text.map((value): Body => ({ kind: 'json', text: value })),
  fc
    .tuple(text, fc.constantFrom('text/plain', 'application/xml', 'application/sparql-query', 'text/csv', ''))
    .map(([value, mediaType]): Body => ({ kind: 'text', text: value, mediaType })),
  rows.map((list): Body => ({ kind: 'form', rows: list })),
  fc.array(part, { maxLength: 4 }).map((parts): Body => ({ kind: 'multipart', parts })),
  fc.record({ kind: fc.constant('graphql' as const), query: text, variables: text, operationName: text }),
  fc.tuple(path, text).map(([file, mediaType]): Body => ({ kind: 'file', path: file, mediaType })),
);

/** Any credentials of any kind, with anything in every field that its schema allows. */
export const anyAuth: fc.Arbitrary<Auth> = fc.oneof(
  ...authSchema.options.map((schema) => anyRecord(schema.shape) as fc.Arbitrary<Auth>),
);

function anyRecord(shape: Readonly<Record<string, object>>): fc.Arbitrary<unknown> {
  return fc.record(Object.fromEntries(Object.entries(shape).map(([field, type]) => [field, anyValue(type)])));
}

function anyValue(type: object): fc.Arbitrary<unknown> {
  const inner: object = 'unwrap' in type ? (type as { unwrap(): object }).unwrap() : type;
  if ('values' in inner) return fc.constantFrom(...(inner as { values: Set<unknown> }).values);
  if ('options' in inner) return fc.constantFrom(...(inner as { options: unknown[] }).options);
  if ('shape' in inner) return anyRecord((inner as { shape: Record<string, object> }).shape);
  if ('element' in inner) return fc.array(anyValue((inner as { element: object }).element), { maxLength: 3 });
  if ('minValue' in inner && 'isInt' in inner) return fc.integer({ min: 1, max: 600_000 });
  return 'minLength' in inner ? text : fc.boolean();
}

const options = fc
  .record({
    followRedirects: fc.boolean(),
    maxRedirects: fc.integer({ min: 0, max: 100 }),
    redirectOtherMethods: fc.constantFrom('stop' as const, 'repeat' as const, 'get' as const),
    verifyTls: fc.boolean(),
    encodeUrl: fc.boolean(),
    totalTimeoutMs: fc.option(fc.integer({ min: 1, max: 1e6 })),
    connectTimeoutMs: fc.integer({ min: 1, max: 1e6 }),
    withoutDefaults: fc.subarray(['user-agent', 'accept', 'host']),
    limits: fc.constantFrom(defaultOptions.limits, { ...defaultOptions.limits, bodyBytes: 5 }),
  })
  .chain((chosen) => fc.subarray(optionNames).map((said) => withSaid({ ...defaultOptions, ...chosen }, said)));

/** With some options said, whether they are as by default or not. */
const withSaid = (options: RequestOptions, names: readonly OptionName[]): RequestOptions =>
  names.reduce((told, name) => withOption(told, name, flatOptions(told)[name]), options);

const valueOfType = fc.record({ value: text, type: fc.constantFrom('string' as const, 'number' as const, 'object' as const) });

const variable: fc.Arbitrary<Variable> = fc
  .record({
    name: text,
    own: valueOfType,
    enabled: fc.boolean(),
    description: text,
    secret: fc.boolean(),
    more: fc.array(valueOfType, { maxLength: 2 }),
  })
  .map(({ own, more, secret, ...fields }) => {
    const kept = secret ? { ...own, value: '' } : own;
    const isSwitched = more.length > 0 && !secret;
    const variants = isSwitched ? [own, ...more].map((value, at) => ({ title: `variant ${at}`, ...value })) : [];
    return { ...createVariable(), ...fields, ...kept, secret, variants, variant: isSwitched ? 'variant 0' : '' };
  });

const check: fc.Arbitrary<Check> = fc
  .record({
    expression: text,
    operator: fc.constantFrom('eq', 'contains', 'isDefined'),
    value: text,
    enabled: fc.boolean(),
    description: text,
  })
  .map((fields) => ({ ...createCheck(), ...fields }));

const setter: fc.Arbitrary<Setter> = fc
  .record({
    name: text,
    expression: text,
    scope: fc.constantFrom('runtime' as const, 'environment' as const),
    enabled: fc.boolean(),
    description: text,
  })
  .map((fields) => ({ ...createSetter(), ...fields }));

/** What a request does around its sending, and what is noted about it. */
const around = fc.record({
  variables: fc.array(variable, { maxLength: 3 }),
  checks: fc.array(check, { maxLength: 3 }),
  setters: fc.array(setter, { maxLength: 2 }),
  scripts: fc.record({ before: text, after: text, tests: text }),
  tags: fc.array(text, { maxLength: 3 }),
  docs: text,
});

const url = fc.constantFrom(
  'https://example.com/a',
  '{{base}}/users/:id?page=2&q=%20x&bare',
  'localhost/:a/:b#end',
  '',
  '/x?',
  '?a=1&a=2',
);

/** Drafts as the composer makes them: the query table says what the address says, and has disabled rows of its own. */
export const anyDraft: fc.Arbitrary<RequestDraft> = fc
  .record({
    method: fc.constantFrom('GET', 'POST', 'PROPFIND', 'x-own'),
    url,
    headers: rows,
    body: anyBody,
    auth: anyAuth,
    options,
    extra: rows,
    value: text,
    around,
  })
  .map(({ extra, value, around: more, ...parts }) => ({
    ...createDraft(),
    ...parts,
    ...more,
    query: [...rowsFromUrl(parts.url, []), ...extra.map((disabled) => ({ ...disabled, enabled: false }))],
    path: findPathParams(parts.url).map((name) => createRow(name, value)),
  }));

const plainHeaders = fc.array(fc.tuple(text, text), { maxLength: 3 });

/** Examples of every kind: without a request, a status or a body, and with anything for a name. */
export const anyExamples: fc.Arbitrary<Example[]> = fc.array(
  fc.record({
    name: text,
    description: text,
    request: fc.option(
      anyDraft.map(({ method, url: address, query, path: values, headers, body }) => ({
        method,
        url: address,
        query,
        path: values,
        headers,
        body,
      })),
    ),
    status: fc.option(fc.integer({ min: 1, max: 99_999 })),
    reason: text,
    headers: plainHeaders,
    body: fc.option(fc.record({ type: fc.constantFrom(...exampleBodyTypes), data: text })),
  }),
  { maxLength: 3 },
);
