/** A name and a colon, as mappings have them; the value may begin anything but what YAML keeps for itself. */
const pair = /^(?:"(?:[^"\\]|\\.)*"|'[^']*'|[\w.$/-][\w .$/()-]*?)\s?:(?:\s+(?![@`%]|[*](?:\s|$))(.*))?$/;
const entry = /^-(?:\s+(.*))?$/;
/** A value that goes on below its line: none yet, a block of text, or an anchor or a tag alone. */
const goesOn = /^(?:[&!]\S*\s*)*(?:[|>][+-]?\d?)?\s*(?:#.*)?$/;

interface Line {
  readonly indent: number;
  readonly text: string;
}

/**
 * Whether the first lines of a text can only be meant as YAML. Much else is lines of names and colons, as heads of
 * messages and lists of rules are: without a directive, entries must be nested in one another.
 */
export function looksLikeYaml(start: string): boolean {
  if (/^%YAML 1\.\d\r?\n/.test(start)) return true;
  const isCut = start.length > 512;
  const all = start.split(/\r?\n/).slice(0, isCut ? -1 : undefined);
  const lines = all.filter((line) => line.trim() !== '' && !/^\s*#/.test(line)).map(lineOf);
  const marks = lines.filter(({ text }) => text === '---').length;
  const body = lines[0]?.text === '---' ? lines.slice(1) : lines;
  // What is set apart above a text of another kind is the front matter of that.
  return marks <= 1 && body.length >= 2 && isNested(body);
}

const lineOf = (line: string): Line => ({ indent: line.length - line.trimStart().length, text: line.trim() });

/** What the lines so far come to. */
interface SoFar {
  /** Of the line before. */
  readonly indent: number;
  readonly opens: boolean;
  /** Lines that stand deeper than this are part of a block of text. */
  readonly block: number;
  readonly nested: number;
}

/** Every line is a pair, an entry, or part of a block of text; and at least one stands within another. */
function isNested(lines: readonly Line[]): boolean {
  let so: SoFar | null = { indent: lines[0]?.indent ?? 0, opens: false, block: Infinity, nested: 0 };
  for (const line of lines) if (so && line.indent <= so.block) so = after(so, line);
  return so !== null && so.nested > 0;
}

/** What a line adds; null where it is no YAML, as what stands deeper than a line that holds nothing. */
function after(before: SoFar, line: Line): SoFar | null {
  const read = line.text.includes('\t') ? null : readLine(line.text);
  if (!read) return null;
  const isWithin = standsIn(before, line, read);
  if (line.indent > before.indent && !isWithin) return null;
  return {
    indent: line.indent + read.shift,
    opens: read.opens,
    block: read.isBlock ? line.indent : Infinity,
    nested: before.nested + (isWithin || read.isCompact ? 1 : 0),
  };
}

/** Entries may stand as far to the left as the name they belong to. */
const standsIn = (before: SoFar, { indent }: Line, { isEntry }: Read): boolean =>
  before.opens && (indent > before.indent || (indent === before.indent && isEntry));

interface Read {
  readonly isEntry: boolean;
  /** An entry that holds a pair. */
  readonly isCompact: boolean;
  readonly isBlock: boolean;
  readonly opens: boolean;
  /** How far a pair in an entry stands to the right of it. */
  readonly shift: number;
}

function readLine(text: string): Read | null {
  const item = entry.exec(text);
  const [, inner = ''] = item ?? [text, text];
  const found = pair.exec(inner);
  if (!item && !found) return null;
  const [, value = ''] = found ?? [inner, inner];
  const traits = { isEntry: item !== null, isBlock: beginsBlock.test(value), opens: goesOn.test(value) };
  return item && found && isOneWord(inner)
    ? { ...traits, isCompact: true, shift: text.length - inner.length }
    : { ...traits, isCompact: false, shift: 0 };
}

const beginsBlock = /^[|>][+-]?\d?\s*(?:#.*)?$/;

/** Words with a colon in a list of Markdown are words. */
const isOneWord = (pairText: string): boolean => /^[^\s:]+\s?:/.test(pairText);
