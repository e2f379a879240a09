import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { BodyFilter, FilterLanguage } from '#shared/model/body-filter';
import { type BodyStore, createBodyStore } from '../body-store.ts';
import { type FilterLimits, filterLimits } from './filter-limits.ts';
import { runFilter } from './filter-runner.ts';

let folder = '';
let bodies: BodyStore;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cairn-filter-'));
  bodies = createBodyStore(folder, { memoryBytes: 1024 * 1024 });
});
afterAll(async () => {
  await bodies.close();
  await rm(folder, { recursive: true, force: true });
});

async function keep(text: string | Uint8Array): Promise<string> {
  const writer = bodies.create();
  await writer.write(typeof text === 'string' ? Buffer.from(text) : text);
  await writer.end();
  return writer.id;
}

interface More {
  readonly limits?: Partial<FilterLimits>;
  readonly charset?: string;
  readonly signal?: AbortSignal;
}

async function filter(text: string | Uint8Array, language: FilterLanguage, expression: string, more: More = {}) {
  const body = bodies.get(await keep(text));
  if (!body) throw new Error('the body is gone');
  const wanted: BodyFilter = { language, expression };
  const outcome = await runFilter({
    bodies,
    body,
    charset: more.charset ?? null,
    filter: wanted,
    signal: more.signal ?? new AbortController().signal,
    limits: { ...filterLimits, ...more.limits },
  });
  if (outcome.kind === 'problem') return { ...outcome.problem, text: null, count: null, contentType: null };
  const result = bodies.get(outcome.bodyId);
  return {
    reason: null,
    sentence: '',
    at: null,
    count: outcome.count,
    contentType: outcome.contentType,
    text: Buffer.from((await result?.read(0, outcome.bytes)) ?? []).toString(),
  };
}

test('a mistake in an expression is told of with its place', async () => {
  expect(await filter('1', 'jsonpath', '$[')).toMatchObject({
    at: 2,
    sentence: 'This is no JSONPath, from character 3 on: the path is not complete.',
  });
  expect(await filter('1', 'xpath', '/a')).toMatchObject({ reason: 'notXml' });
});

test('an expression that takes for ever is stopped', async () => {
  const { reason, sentence } = await filter(`["${'a'.repeat(40)}!"]`, 'jsonpath', '$[?match(@, "(a|a)*b")]', {
    limits: { ms: 1_500 },
  });
  expect({ reason, sentence }).toEqual({ reason: 'time', sentence: 'The filter was stopped: it took longer than 1.5 seconds.' });
});

test('a body that needs more memory than there is, and one that is too large or too deep, are told of', async () => {
  const many = `[${'{"a":{"b":{"c":[1,2,3]}}},'.repeat(60_000)}1]`;
  expect((await filter(many, 'jsonpath', '$..*', { limits: { heapMiB: 40 } })).sentence).toBe(
    'The filter was stopped: it needed more than 40 MiB of memory.',
  );
  expect(await filter('[1,2]', 'jsonpath', '$', { limits: { bodyBytes: { jsonpath: 4, jq: 4, xpath: 4 } } })).toMatchObject({
    reason: 'tooLarge',
  });
  expect(await filter(many, 'jsonpath', '$', { limits: { resultBytes: 1_000 } })).toMatchObject({ reason: 'resultTooLarge' });
  const deep = `${'['.repeat(200_000)}${']'.repeat(200_000)}`;
  expect((await filter(deep, 'jsonpath', '$')).count).toBe(1);
  expect(['tooDeep', 'memory', 'time']).toContain((await filter(deep, 'jsonpath', '$..*', { limits: { ms: 1_000 } })).reason);
  expect(['tooDeep', 'notXml', 'failed', 'time']).toContain(
    (await filter('<a>'.repeat(50_000) + '</a>'.repeat(50_000), 'xpath', '//a[last()]', { limits: { ms: 1_500 } })).reason,
  );
});

test('can be stopped by whoever asked', async () => {
  const stop = new AbortController();
  const filtering = filter(`["${'a'.repeat(40)}!"]`, 'jsonpath', '$[?match(@, "(a|a)*b")]', { signal: stop.signal });
  setTimeout(() => stop.abort(), 300);
  expect(await filtering).toMatchObject({ reason: 'stopped', sentence: 'The filter was stopped.' });
});

test('reads a body in its charset', async () => {
  const latin = Buffer.from('{"name":"Zoë"}', 'latin1');
  expect((await filter(latin, 'jsonpath', '$.name', { charset: 'iso-8859-1' })).text).toBe('[\n"Zoë"\n]\n');
  expect((await filter(Buffer.from('\ufeff{"a":1}', 'utf16le'), 'jsonpath', '$.a')).text).toBe('[\n1\n]\n');
});

test('a program that takes for ever, or all memory, is stopped', async () => {
  expect(await filter('1', 'jq', 'def f: f; f', { limits: { ms: 1_000 } })).toMatchObject({ reason: 'time' });
  const { reason, sentence } = await filter('1', 'jq', '[range(100000000)] | length', { limits: { jqMiB: 128 } });
  expect({ reason, sentence }).toMatchObject({
    reason: 'memory',
    sentence: expect.stringContaining('jq needed more than 128 MiB of'),
  });
  expect(await filter('1', 'jq', 'repeat(1)', { limits: { resultBytes: 1_000_000 } })).toMatchObject({
    reason: 'resultTooLarge',
  });
});
