/** A block of Markdown; lines in it are read by `parseInline`. */
export type Block =
  | { readonly kind: 'heading'; readonly level: number; readonly text: string }
  | { readonly kind: 'paragraph' | 'code'; readonly text: string }
  | { readonly kind: 'quote'; readonly blocks: readonly Block[] }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly (readonly Block[])[] }
  | { readonly kind: 'table'; readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] }
  | { readonly kind: 'rule' };

const deepest = 8;

const fence = /^ {0,3}(`{3,}|~{3,})/;
const heading = /^ {0,3}(#{1,6})(?:\s+(.*?))?(?:\s+#+)?\s*$/;
const rule = /^ {0,3}(?:(?:\*\s*){3,}|(?:-\s*){3,}|(?:_\s*){3,})$/;
const bullet = /^( {0,3})([-*+]|\d{1,9}[.)])(\s+)(?=\S)/;
const quote = /^ {0,3}> ?/;
const tableLine = /^\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)+\|?\s*$/;

/** Reads the blocks of a text. Every text is Markdown: what is nothing else is a paragraph, and HTML is one as well. */
export function parseMarkdown(text: string): Block[] {
  return blocksIn(text.replaceAll('\r\n', '\n').replaceAll('\t', '    ').split('\n'), 0);
}

interface Read {
  readonly block: Block;
  readonly end: number;
}

function blocksIn(lines: readonly string[], depth: number): Block[] {
  const blocks: Block[] = [];
  for (let at = 0; at < lines.length;) {
    if (lines[at]?.trim() === '') {
      at += 1;
      continue;
    }
    const { block, end } = blockAt(lines, at, depth);
    blocks.push(block);
    at = Math.max(end, at + 1);
  }
  return blocks;
}

type Reader = (lines: readonly string[], at: number, depth: number) => Read | null;

/** What a block can be, in the order in which it is asked. */
const readers: readonly Reader[] = [codeAt, headingAt, ruleAt, quoteAt, listAt, tableAt];

function blockAt(lines: readonly string[], at: number, depth: number): Read {
  for (const read of readers) {
    const found = read(lines, at, depth);
    if (found) return found;
  }
  return paragraphAt(lines, at);
}

const lineOf = (lines: readonly string[], at: number): string => lines[at] ?? '';

function headingAt(lines: readonly string[], at: number): Read | null {
  const title = heading.exec(lineOf(lines, at));
  return title && { block: { kind: 'heading', level: title[1]?.length ?? 1, text: title[2] ?? '' }, end: at + 1 };
}

function ruleAt(lines: readonly string[], at: number): Read | null {
  return rule.test(lineOf(lines, at)) ? { block: { kind: 'rule' }, end: at + 1 } : null;
}

function codeAt(lines: readonly string[], at: number): Read | null {
  const mark = fence.exec(lineOf(lines, at))?.[1];
  if (mark === undefined) return null;
  const rest = lines.slice(at + 1);
  const length = rest.findIndex((line) => line.trim().startsWith(mark) && line.trim().replaceAll(mark[0] ?? '', '') === '');
  const inner = length < 0 ? rest : rest.slice(0, length);
  return { block: { kind: 'code', text: inner.join('\n') }, end: at + inner.length + 2 };
}

/** How many lines from here on belong together. */
const runLength = (lines: readonly string[], at: number, belongs: (line: string) => boolean): number => {
  let end = at;
  while (end < lines.length && belongs(lines[end] ?? '')) end += 1;
  return end - at;
};

function quoteAt(lines: readonly string[], at: number, depth: number): Read | null {
  if (depth >= deepest || !quote.test(lineOf(lines, at))) return null;
  const length = runLength(lines, at, (line) => quote.test(line));
  const inner = lines.slice(at, at + length).map((line) => line.replace(quote, ''));
  return { block: { kind: 'quote', blocks: blocksIn(inner, depth + 1) }, end: at + length };
}

function listAt(lines: readonly string[], at: number, depth: number): Read | null {
  const ordered = orderOf(lineOf(lines, at));
  if (depth >= deepest || ordered === null) return null;
  const items: Block[][] = [];
  let end = at;
  while (orderOf(lineOf(lines, end)) === ordered) {
    const length = 1 + runLength(lines, end + 1, (line) => /^ {2,}\S/.test(line));
    items.push(blocksIn(itemLines(lines.slice(end, end + length)), depth + 1));
    end += length;
    // One empty line between two of them does not end a list.
    if (lineOf(lines, end).trim() === '' && orderOf(lineOf(lines, end + 1)) === ordered) end += 1;
  }
  return { block: { kind: 'list', ordered, items }, end };
}

/** Whether a line begins an item, and of which kind of list. */
function orderOf(line: string): boolean | null {
  const mark = bullet.exec(line)?.[2];
  return mark === undefined ? null : /\d/.test(mark);
}

const itemLines = ([first = '', ...more]: readonly string[]): string[] => [
  first.replace(bullet, ''),
  ...more.map((line) => line.replace(/^ {1,4}/, '')),
];

function tableAt(lines: readonly string[], at: number): Read | null {
  if (!lineOf(lines, at).includes('|') || !tableLine.test(lineOf(lines, at + 1))) return null;
  const length = runLength(lines, at + 2, (line) => line.includes('|'));
  const rows = lines.slice(at + 2, at + 2 + length).map(cellsOf);
  return { block: { kind: 'table', head: cellsOf(lines[at] ?? ''), rows }, end: at + 2 + length };
}

const cellsOf = (line: string): string[] =>
  line
    .trim()
    .replace(/^\||\|$/g, '')
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim().replaceAll('\\|', '|'));

function paragraphAt(lines: readonly string[], at: number): Read {
  const ends = [fence, heading, rule, quote, bullet];
  const length = 1 + runLength(lines, at + 1, (line) => line.trim() !== '' && !ends.some((end) => end.test(line)));
  const text = lines.slice(at, at + length).map((line) => line.trim());
  return { block: { kind: 'paragraph', text: text.join('\n') }, end: at + length };
}
