import { writeJsonLine } from '#shared/hypermedia/write-json';
import type { BodyHit } from '#shared/model/body-window';
import type { BodyQuestion, BodyQuestions } from './body-questions.ts';
import { breathe } from './breathe.ts';
import type { OpenBody } from './open-body.ts';
import { readBodyPage, textOf } from './pages/read-body-page.ts';
import type { BodySearch } from './search-body.ts';

/** When there is a hit to show, it is shown after so long; counting goes on when asked again. */
const firstLookMs = 25;
const longestLookMs = 250;
/** Of a row of the view of bytes. */
const rowBytes = 16;

type Answers = {
  readonly [Q in Exclude<BodyQuestion, 'release'>]: (
    body: OpenBody,
    ask: BodyQuestions[Q]['ask'],
    charset: string | null,
  ) => Promise<BodyQuestions[Q]['answer']>;
};

/** How a worker answers each question. */
export const answers: Answers = {
  async readJsonRows(body, { folds, from, count }, charset) {
    return (await body.json(charset)).readRows(folds, from, count);
  },

  async locateJsonNode(body, { folds, node }, charset) {
    return (await body.json(charset)).locate(folds, node);
  },

  async readJsonNode(body, { node }, charset) {
    const value = (await body.json(charset)).readValue(node);
    return (
      value && {
        text: new TextDecoder('utf-8', { ignoreBOM: true }).decode(value.bytes),
        pointer: value.pointer,
        complete: value.complete,
      }
    );
  },

  async readTextLines(body, { from, count }, charset) {
    const lines = body.lines(charset);
    await finish(lines);
    return { totalRows: lines.totalRows, charset: body.text(charset).charset, rows: lines.read(from, count) };
  },

  async search(body, { from, count, ...query }, charset) {
    const search = openSearch(body, query, charset);
    if (typeof search === 'string') return { badExpression: search };
    const started = performance.now();
    const isEnough = () => {
      const took = performance.now() - started;
      return took > longestLookMs || (took > firstLookMs && search.total > from);
    };
    while (!search.isDone && !isEnough()) {
      search.step();
      await breathe();
    }
    return {
      total: search.total,
      counted: search.isDone && !search.isCapped,
      marks: search.marks(),
      hits: search.hits(from, count),
    };
  },

  async readAhead(body, { bytes, isWhole }) {
    body.readAhead(bytes, isWhole);
    return null;
  },

  async readPage(body, ask, charset) {
    return readBodyPage(body.text(charset).source, ask);
  },

  async readDescription(body, _ask, charset) {
    const { readDocument } = await import('./pages/read-document.ts');
    const root = readDocument(textOf(body.text(charset).source));
    return root === undefined ? null : writeJsonLine(root);
  },

  async readTable(body, { dialect, from, count }, charset) {
    const table = body.table(charset, dialect);
    await finish(table.index);
    const { totalRows, isCapped } = table.index;
    const window = { totalRows, capped: isCapped, charset: body.text(charset).charset, rows: table.read(from, count) };
    return { ...window, ...table.written, ...table.facts() };
  },

  async readRecords(body, { bodyId, kind, from, count }, charset) {
    const records = body.records(charset, kind);
    await finish(records.index);
    const { totalRows, isCapped } = records.index;
    return { totalRows, capped: isCapped, rows: records.read(bodyId, from, count) };
  },

  async readParts(body, { bodyId, boundary }) {
    return body.parts(bodyId, boundary);
  },

  async readMarkup(body, { language, folds, from, count }, charset) {
    return (await body.markup(charset, language))?.readRows(folds, from, count) ?? null;
  },

  async locateMarkup(body, { language, folds, node }, charset) {
    return (await body.markup(charset, language))?.locate(folds, node) ?? null;
  },

  async readMarkupNode(body, { language, node }, charset) {
    return (await body.markup(charset, language))?.readNode(node) ?? null;
  },

  async checkMarkup(body, { language }, charset) {
    if (language === 'yaml') return (await import('./yaml/check-yaml.ts')).checkYaml(body.text(charset).source);
    const check = body.xmlCheck(charset);
    await finish(check);
    return { problem: check.problem, isWhole: true };
  },

  async placeHits(body, { hits, inBytes }, charset) {
    if (inBytes) return hits.map((hit): BodyHit => ({ ...hit, line: Math.floor(hit.offset / rowBytes) + 1, node: null }));
    const lines = body.lines(charset);
    const last = hits.at(-1)?.offset ?? 0;
    while (!lines.isComplete && lines.indexedBytes <= last) {
      lines.step();
      await breathe();
    }
    const json = await body.treeAtHand(charset);
    return hits.map((hit): BodyHit => ({ ...hit, line: lines.rowAt(hit.offset) + 1, node: json?.nodeAt(hit.offset) ?? null }));
  },
};

async function finish(index: { readonly isComplete: boolean; step(): void }): Promise<void> {
  while (!index.isComplete) {
    index.step();
    await breathe();
  }
}

function openSearch(body: OpenBody, query: Parameters<OpenBody['search']>[1], charset: string | null): BodySearch | string {
  try {
    return body.search(charset, query);
  } catch (thrown) {
    if (thrown instanceof SyntaxError) return thrown.message;
    throw thrown;
  }
}
