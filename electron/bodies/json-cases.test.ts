import { describe, expect, test } from 'vitest';
import { findJsonProblem } from '#shared/model/find-json-problem';
import { memorySource } from './byte-source';
import { jsonCases, type JsonCase } from './json-cases.test-support';
import { JsonDocument } from './json-document';
import { indexJson } from './json-indexer';
import { TextLines } from './text-lines';

const unfolded = { depth: null, toggled: [] };
const open = ({ bytes }: JsonCase) => {
  const source = memorySource(bytes);
  return new JsonDocument(source, indexJson(source));
};
const only = (is: JsonCase['is']) => jsonCases.filter((one) => one.is === is).map((one) => [one.name, one] as const);
const plain = ({ bytes }: JsonCase) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
const accepts = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

test('there are as many cases as are said, and each is what a second reader takes it for', () => {
  expect(jsonCases.length).toBeGreaterThanOrEqual(400);
  const wrong = jsonCases.filter((one) => one.is !== 'open' && accepts(plain(one)) !== (one.is === 'valid'));
  expect(wrong.map(({ name }) => name)).toEqual([]);
});

describe('JSON is shown as it came', () => {
  test.each(only('valid'))('%s', (_name, one) => {
    const document = open(one);
    expect(document.readRows(unfolded, 0, 10).problem).toBeNull();
    expect(findJsonProblem(plain(one))).toBeNull();
    const text = plain(one).trim();
    expect(Buffer.from(document.readValue(0)?.bytes ?? []).toString()).toBe(text);
    const { rows } = document.readRows(unfolded, 0, 2_000);
    // Every text and number stands in a row as it stands in the body.
    for (const { kind, text: shown } of rows) if (kind === 'string' || kind === 'number') expect(text).toContain(shown);
  });
});

describe('what is no JSON is said to be none, with the place', () => {
  test.each(only('invalid'))('%s', (_name, one) => {
    const { problem } = open(one).readRows(unfolded, 0, 10);
    expect(problem).not.toBeNull();
    expect(problem?.message).not.toBe('');
    const seen = findJsonProblem(plain(one));
    expect(seen).not.toBeNull();
    for (const offset of [problem?.offset ?? -1, seen?.offset ?? -1]) {
      expect(offset).toBeGreaterThanOrEqual(0);
      expect(offset).toBeLessThanOrEqual(one.bytes.length);
    }
  });
});

test('nothing throws, and as text all of it is there byte for byte, whatever it is', () => {
  for (const one of jsonCases) {
    open(one).readRows(unfolded, 0, 100);
    const lines = new TextLines(memorySource(one.bytes));
    while (!lines.isComplete) lines.step();
    const shown = lines
      .read(0, lines.totalRows)
      .reduce((text, row, at) => text + (row.line === null || at === 0 ? '' : '\n') + row.text, '');
    const wanted = Buffer.from(one.bytes).toString('latin1').replaceAll('\r\n', '\n').replace(/\n$/, '');
    expect({ name: one.name, shown: bytesOf(shown).toString('latin1') }).toEqual({ name: one.name, shown: wanted });
  }
});

/** The bytes that rows of text stand for: half a pair from U+DC80 on is a byte that is no UTF-8. */
const bytesOf = (shown: string): Buffer =>
  Buffer.concat(
    Array.from(shown, (character) => {
      const code = character.charCodeAt(0);
      return character.length === 1 && code >= 0xdc80 && code <= 0xdcff ? Buffer.from([code - 0xdc00]) : Buffer.from(character);
    }),
  );
