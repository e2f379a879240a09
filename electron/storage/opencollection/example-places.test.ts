import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createExample, type Example } from '#shared/model/example';
import { createDraft } from '#shared/model/request-draft';
import { createWebSocket } from '#shared/model/socket';
import { renderRequest } from '../collection/render-collection';
import { parseYamlFile } from '../yaml/yaml-file';
import {
  changeExampleTexts,
  exampleRows,
  moveExamples,
  readPlacedExamples,
  standInFile,
  type ExampleChange,
  type ExampleTexts,
} from './example-places';
import { isSame } from './is-same';
import { readRequest } from './read-request';
import { anyDraft, anyExamples } from './request-file.test-support';

const root = '/collection';
const http = createDraft('http://a.test/');
const socket = { ...http, socket: createWebSocket() };
const graphql = { ...http, body: { kind: 'graphql' as const, query: '{ a }', variables: '', operationName: '' } };

function filesOf({ text, side }: ExampleTexts) {
  const file = parseYamlFile(text);
  const saved = file.readable ? readRequest(file.value, root) : file;
  if (!file.readable || !saved.readable) throw new Error(text);
  return { file: file.value, side, draft: saved.value.draft };
}

const read = (texts: ExampleTexts): Example[] => readPlacedExamples(filesOf(texts), root);
const names = (texts: ExampleTexts): string[] => read(texts).map(({ name }) => name);

function written(draft: typeof http, examples: readonly Example[]): ExampleTexts {
  const [own, beside] = renderRequest({ kind: 'request', name: 'a', draft, examples }, 'a.yml', 1);
  return { text: own?.text ?? '', side: beside?.text ?? null };
}

function changed(texts: ExampleTexts, change: ExampleChange): ExampleTexts {
  const files = filesOf(texts);
  const rows = exampleRows(files);
  const next = rows && changeExampleTexts(files, rows, change, root);
  if (!next?.readable) throw new Error('no change');
  return next.value;
}

/** Where a section at the end of a file was, an empty line may stay. */
const trimmed = ({ text, side }: ExampleTexts): ExampleTexts => ({ text: text.trimEnd(), side });

const one = createExample('One');
const listed = (...given: string[]): string => `examples:\n${given.map((name) => `  - name: ${name}\n`).join('')}`;
const withOwn = (texts: ExampleTexts, section: string): ExampleTexts => ({ ...texts, text: `${texts.text}\n${section}` });

describe('the examples of a request', () => {
  test('stand in the file of one of HTTP, and beside that of any other; they are read from there as they were', () => {
    fc.assert(
      fc.property(anyDraft, anyExamples, (draft, examples) => {
        const texts = written(draft, examples);
        const inFile = filesOf(texts).file.root.has('examples');
        expect(inFile).toBe(standInFile(draft) && examples.length > 0);
        expect(names(texts)).toEqual(examples.map(({ name }) => name));
      }),
      { numRuns: process.env['CAIRN_PROOF'] === 'whole' ? 1_000 : 60 },
    );
  });

  test('keep their order and number through any changes, wherever they stand, and leave nothing when all are gone', () => {
    const step = fc.record({ what: fc.constantFrom('insert', 'rename', 'remove'), at: fc.nat(5), name: fc.string() });
    fc.assert(
      fc.property(fc.constantFrom(http, graphql, socket), fc.array(step, { maxLength: 8 }), (draft, steps) => {
        let texts = written(draft, []);
        const [bare, expected] = [texts, [] as string[]];
        for (const { what, at, name } of steps) {
          if (what === 'insert') {
            texts = changed(texts, { step: what, at, example: createExample(name) });
            expected.splice(Math.min(at, expected.length), 0, name);
          } else if (at < expected.length) {
            texts = changed(texts, what === 'rename' ? { step: 'rename', at, name } : { step: 'remove', at });
            expected.splice(at, 1, ...(what === 'rename' ? [name] : []));
          }
          expect(names(texts)).toEqual(expected);
        }
        while (expected.pop() !== undefined) texts = changed(texts, { step: 'remove', at: 0 });
        expect(trimmed(texts)).toEqual(trimmed(bare));
      }),
      { numRuns: process.env['CAIRN_PROOF'] === 'whole' ? 1_000 : 60 },
    );
  });

  test('that somebody wrote into a file without a field for them are read first, and go beside it with the next change', () => {
    const texts = withOwn(written(graphql, [one]), listed('By hand'));
    expect(names(texts)).toEqual(['By hand', 'One']);
    const after = changed(texts, { step: 'rename', at: 0, name: 'Mine' });
    expect([names(after), trimmed(after).text]).toEqual([['Mine', 'One'], trimmed(written(graphql, [])).text]);
    expect(names(changed(texts, { step: 'remove', at: 1 }))).toEqual(['By hand']);
  });

  test('of HTTP stay each where it is, and a new one stands in the file', () => {
    const texts = { text: withOwn(written(http, []), listed('Own')).text, side: listed('Beside', 'Other') };
    expect(names(texts)).toEqual(['Own', 'Beside', 'Other']);
    expect(changed(texts, { step: 'rename', at: 1, name: 'B' })).toEqual({ ...texts, side: listed('B', 'Other') });
    expect(changed(texts, { step: 'remove', at: 0 }).side).toBe(texts.side);
    expect(names(changed(texts, { step: 'insert', at: 3, example: one }))).toEqual(['Own', 'One', 'Beside', 'Other']);
  });

  test('count once where a save that was broken off left them in both, and are gone from both when deleted', () => {
    for (const draft of [http, graphql]) {
      const texts = { text: withOwn(written(draft, []), listed('One', 'Two')).text, side: listed('One', 'Two') };
      expect(names(texts)).toEqual(['One', 'Two']);
      expect(names(changed(texts, { step: 'remove', at: 0 }))).toEqual(['Two']);
    }
  });

  test('go beside a request that is of HTTP no more, with all that stands in them', () => {
    const own = `${listed('One')}    x-mine: &kept [1]\n  - name: Two\n    x-mine: *kept\n`;
    const before = withOwn(written(http, []), own);
    const after = moveExamples({ ...before, side: listed('Beside') }, http, socket);
    if (!after.readable) throw new Error(after.trouble.reason);
    const { text, side } = trimmed(after.value);
    expect(text).toBe(trimmed(written(http, [])).text);
    expect(names({ text: written(socket, []).text, side })).toEqual(['One', 'Two', 'Beside']);
    expect(side?.match(/x-mine:\s+- 1|x-mine: \[\s*1\s*\]/g)).toHaveLength(2);
    expect(moveExamples(before, http, { ...http, method: 'PUT' })).toMatchObject({ value: before });
  });

  test('are left alone where something else stands in their place, in either file', () => {
    const texts = written(graphql, [one]);
    expect(exampleRows(filesOf(withOwn(texts, 'examples: see the wiki\n')))).toBeNull();
    expect(exampleRows(filesOf({ ...texts, side: 'examples: see the wiki\n' }))).toBeNull();
    const broken = { ...texts, side: 'examples: [' };
    expect(read(broken)).toEqual([]);
    const rows = exampleRows(filesOf(broken));
    const change = { step: 'insert', at: 0, example: one } as const;
    expect(rows && changeExampleTexts(filesOf(broken), rows, change, root)).toMatchObject({ readable: false });
  });

  test('of HTTP do not need the file beside, whatever is wrong with it', () => {
    const texts = { text: written(http, [one]).text, side: '{{{' };
    const after = changed(texts, { step: 'rename', at: 0, name: 'Two' });
    expect([isSame(read(after), [createExample('Two')]), after.side]).toEqual([true, '{{{']);
  });
});
