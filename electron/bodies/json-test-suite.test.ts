import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { findJsonProblem } from '#shared/model/find-json-problem';
import { memorySource } from './byte-source';
import { JsonDocument } from './json-document';
import { indexJson } from './json-indexer';

/**
 * The published cases of JSONTestSuite, by the names they have there: `y_` has to be taken, `n_` has to be refused, of `i_` a
 * reader may think as it likes, and what is behind `t_` is told differently by many. Those that are no UTF-8 are cases of our own.
 */
const cases: Readonly<Record<string, string>> = {
  ...(JSON.parse(readFileSync(new URL('json-test-suite/cases.json', import.meta.url), 'utf8')) as Record<string, string>),
  n_structure_100000_opening_arrays: '['.repeat(100_000),
  n_structure_open_array_object: '[{"":'.repeat(50_000),
};

const unfolded = { depth: null, toggled: [] };
const open = (input: string) => {
  const source = memorySource(Buffer.from(input));
  return new JsonDocument(source, indexJson(source));
};
const named = (...kinds: string[]) => Object.entries(cases).filter(([name]) => kinds.some((kind) => name.startsWith(kind)));
/** The whole value as it stands in the body. */
const shown = (document: JsonDocument) => Buffer.from(document.readValue(0)?.bytes ?? []).toString();

test('the cases are all here', () => {
  expect(['y_', 'n_', 'i_', 't_'].map((kind) => named(kind).length)).toEqual([95, 176, 22, 19]);
});

describe('what has to be taken is taken, and shown as it came', () => {
  test.each(named('y_', 't_'))('%s', (_name, input) => {
    const document = open(input);
    const { rows, problem } = document.readRows(unfolded, 0, 2_000);
    expect(problem).toBeNull();
    expect(findJsonProblem(input)).toBeNull();
    expect(shown(document)).toBe(input.trim());
    for (const { kind, text } of rows) if (kind === 'string' || kind === 'number') expect(input).toContain(text);
  });
});

describe('what has to be refused is said to be no JSON, with the place', () => {
  test.each(named('n_'))('%s', (_name, input) => {
    const { problem } = open(input).readRows(unfolded, 0, 10);
    for (const seen of [problem, findJsonProblem(input)]) {
      expect(seen).not.toBeNull();
      expect(seen?.offset).toBeGreaterThanOrEqual(0);
      expect(seen?.offset).toBeLessThanOrEqual(Buffer.byteLength(input));
    }
  });
});

test('of what a reader may think as it likes, nothing is lost: it is shown as it came, or the place is named', () => {
  for (const [name, input] of named('i_')) {
    const document = open(input);
    const { problem } = document.readRows(unfolded, 0, 2_000);
    expect({ name, isKept: problem !== null || shown(document) === input.trim() }).toEqual({ name, isKept: true });
  }
});
