import { describe, expect, test } from 'vitest';
import { kindNames } from '../kinds/registry';
import type { PageKind } from '../page';
import { apiKindExamples } from './kind-apis.test-support';
import { dataKindExamples } from './kind-data.test-support';
import { glimpse } from './kind-example.test-support';
import { halExamples } from './kind-hal.test-support';
import { hypermediaKindExamples } from './kind-hypermedia.test-support';
import { jsonExamples } from './kind-json.test-support';
import { lineExamples } from './kind-lines.test-support';
import { keyedExamples } from './kind-keyed.test-support';
import { kindMisses } from './kind-misses.test-support';
import { tableExamples } from './kind-tables.test-support';
import { xmlKindExamples } from './kind-xml.test-support';

const examples = [
  ...jsonExamples,
  ...apiKindExamples,
  ...halExamples,
  ...hypermediaKindExamples,
  ...dataKindExamples,
  ...lineExamples,
  ...keyedExamples,
  ...tableExamples,
  ...xmlKindExamples,
];
const kinds = kindNames.filter((kind) => kind !== 'opaque');

test.each(examples)('$name', ({ found, ...example }) => {
  expect(glimpse(example)).toMatchObject(found);
});

describe.each(kinds)('not %s', (kind) => {
  test.each(kindMisses[kind])('$name', ({ instead, body, type = 'application/json' }) => {
    expect(glimpse({ url: 'http://api.test/orders', body, type }).kind).toBe(instead);
    expect(instead).not.toBe(kind);
  });
});

describe.each(kinds)('%s is known from others', (kind) => {
  test('by three examples at least, each another answer and with its source', () => {
    const published = examples.filter(({ found, source = '' }) => found.kind === kind && source !== '');
    expect(new Set(published.map(({ body }) => JSON.stringify(body))).size).toBeGreaterThanOrEqual(3);
  });

  test('and kept apart from two near-misses at least', () => {
    expect(new Set(kindMisses[kind].map(({ name }) => name)).size).toBeGreaterThanOrEqual(2);
  });
});

test('every kind that a page can be of is in the registry, but for what is none', () => {
  const named: Readonly<Record<Exclude<PageKind, 'opaque'>, unknown>> = kindMisses;
  expect(kinds.toSorted()).toEqual(Object.keys(named).toSorted());
});
