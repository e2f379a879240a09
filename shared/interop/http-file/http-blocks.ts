/** One request of an `.http` file, as lines. */
export interface HttpBlock {
  /** What stands behind `###`, or after `@name`; empty for neither. */
  readonly name: string;
  /** Remarks that are neither a name nor a setting. */
  readonly remarks: readonly string[];
  /** `@name`, `@no-redirect`, … without their sign. */
  readonly settings: ReadonlyMap<string, string>;
  /** Code that stands before the request line. */
  readonly before: string;
  /** The request line with its address as one line. */
  readonly line: string;
  readonly headers: readonly string[];
  readonly body: readonly string[];
  /** Code that stands behind the body. */
  readonly after: string;
  /** Lines that say something beside the request: `> handler.js`, `<> answer.json`, `>> file`. */
  readonly asides: readonly string[];
  /** Number of the line that it begins with, from 1. */
  readonly at: number;
}

export interface HttpFile {
  /** `@name = value` lines, wherever they stand. */
  readonly variables: readonly (readonly [string, string])[];
  readonly blocks: readonly HttpBlock[];
}

/** Takes an `.http` file apart: requests are parted by lines that begin with three number signs. */
export function readHttpBlocks(text: string): HttpFile {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  const variables: [string, string][] = [];
  const blocks: HttpBlock[] = [];
  let start = 0;
  let name = '';
  const literal = literalLines(lines);
  for (let at = 0; at <= lines.length; at++) {
    const line = lines[at];
    if (line !== undefined && (!line.startsWith('###') || literal.has(at))) continue;
    const block = readBlock(lines.slice(start, at), { name, at: start + 1, variables });
    if (block) blocks.push(block);
    name = line?.replace(/^#+\s*/, '').trim() ?? '';
    start = at + 1;
  }
  return { variables, blocks };
}

const bodyMark = /^#\s*@body-lines\s+(\d{1,7})\s*$/;

/**
 * Numbers of the lines that are a body whatever they begin with: as many behind the empty line after a request as its mark
 * `# @body-lines` says. Cairn writes it where a body has lines that would mean something of their own.
 */
function literalLines(lines: readonly string[]): Set<number> {
  const literal = new Set<number>();
  let gap = 0;
  let end = 0;
  for (const [at, line] of lines.entries()) {
    const count = literal.has(at) ? undefined : bodyMark.exec(line)?.[1];
    if (count === undefined) continue;
    // Marks above the same empty line say the same lines again.
    while (gap < lines.length && (gap <= at || lines[gap]?.trim() !== '')) gap++;
    const last = Math.min(gap + Number(count), lines.length - 1);
    for (let index = Math.max(gap, end) + 1; index <= last; index++) literal.add(index);
    end = Math.max(end, last);
  }
  return literal;
}

interface Start {
  readonly name: string;
  readonly at: number;
  readonly variables: [string, string][];
}

type Reader = { readonly lines: readonly string[]; at: number };

function readBlock(lines: readonly string[], { name, at, variables }: Start): HttpBlock | null {
  const reader: Reader = { lines, at: 0 };
  const head = readHead(reader, variables);
  if (reader.at >= lines.length) return null;
  const first = at + reader.at;
  const line = readRequestLine(reader);
  const headers = readHeaders(reader);
  const rest = readRest(reader, Number(head.settings.get('body-lines') ?? 0));
  const body = withReturns(rest.body, head.settings.get('body-crlf') ?? '');
  return { ...head, name: head.settings.get('name') || name, line, headers, ...rest, body, at: first };
}

interface Head {
  readonly settings: Map<string, string>;
  readonly remarks: string[];
  readonly code: string[];
}

/** What stands before the request line: remarks, settings, variables and code. */
function readHead(reader: Reader, variables: [string, string][]) {
  const head: Head = { settings: new Map(), remarks: [], code: [] };
  while (reader.at < reader.lines.length && isOfHead(reader, head, variables)) reader.at++;
  const { settings, remarks, code } = head;
  return { settings, remarks: remarks.filter((remark) => remark.trim() !== ''), before: code.join('\n\n') };
}

function isOfHead(reader: Reader, head: Head, variables: [string, string][]): boolean {
  const line = reader.lines[reader.at] ?? '';
  const remark = /^\s*(?:#|\/\/)\s?(.*)$/.exec(line);
  const variable = /^@([^\s=]+)\s*=\s?(.*)$/.exec(line);
  if (remark) readRemark(String(remark[1]), head);
  else if (variable) variables.push([String(variable[1]), String(variable[2]).trim()]);
  else if (/^<\s*\{%/.test(line)) head.code.push(readCode(reader));
  else return line.trim() === '';
  return true;
}

function readRemark(remark: string, { settings, remarks }: Head): void {
  const setting = /^\s*@([\w-]+)\s*=?\s*(.*)$/.exec(remark);
  if (setting) settings.set(String(setting[1]), String(setting[2]).trim());
  else remarks.push(remark);
}

/** From `{%` to `%}`; the reader then stands on the line where it ends. */
function readCode(reader: Reader): string {
  const code: string[] = [];
  for (; reader.at < reader.lines.length; reader.at++) {
    const line = reader.lines[reader.at] ?? '';
    code.push(line);
    if (line.includes('%}')) break;
  }
  return code
    .join('\n')
    .replace(/^[<>]\s*\{%\n?/, '')
    .replace(/\n?\s*%\}.*$/s, '')
    .trim();
}

/** A long query goes on below, each line pushed in; so does a long path, in one of the two dialects. */
function readRequestLine(reader: Reader): string {
  const line = (reader.lines[reader.at++] ?? '').trim();
  const end = line.lastIndexOf(' HTTP/');
  const version = end >= 0 && /^ HTTP\/[\d.]+$/.test(line.slice(end)) ? line.slice(end) : '';
  let address = line.slice(0, line.length - version.length).trim();
  while (/^\s+[^\s#]/.test(reader.lines[reader.at] ?? '')) address += (reader.lines[reader.at++] ?? '').trim();
  return address + version;
}

function readHeaders(reader: Reader): string[] {
  const headers: string[] = [];
  for (; reader.at < reader.lines.length; reader.at++) {
    const line = reader.lines[reader.at] ?? '';
    if (line.trim() === '') break;
    if (/^(?:>|<)\s*\S/.test(line)) break;
    if (!/^\s*(?:#|\/\/)/.test(line)) headers.push(line);
  }
  return headers;
}

/** A script is named by its file; a line of a text that is quoted is none. */
const handler = /^>\s*\S+\.(?:m?js|ts|kts)\s*$/;
/** `<> answer.json`, `>> file` and `>>! file`. */
const besideAnswer = /^(?:<>|>>!?)\s*\S+\s*$/;

function readRest(reader: Reader, literal: number) {
  const after: string[] = [];
  const asides: string[] = [];
  const lineAt = () => reader.lines[reader.at] ?? '';
  if (lineAt().trim() === '') reader.at++;
  const body = reader.lines.slice(reader.at, reader.at + literal);
  reader.at += body.length;
  for (; reader.at < reader.lines.length; reader.at++) {
    const line = lineAt();
    if (/^>\s*\{%/.test(line)) after.push(readCode(reader));
    else if (handler.test(line) || besideAnswer.test(line)) asides.push(line.trim());
    else body.push(line);
  }
  return { body: withoutEnd(body, literal), after: after.join('\n\n'), asides };
}

/** Empty lines between a body and what follows belong to neither; the first of it stay. */
function withoutEnd(body: readonly string[], first: number): string[] {
  const end = body.findLastIndex((line, at) => at < first || line.trim() !== '');
  return body.slice(0, end + 1);
}

/**
 * Lines of a body that end with carriage returns, by their numbers, each once for one of them: the ends of the lines of the
 * file then say nothing. Numbers that were never written this way, such as whole bodies again and again, say nothing themselves.
 */
function withReturns(body: readonly string[], numbers: string): string[] {
  const ranges = numbers.split(',').flatMap((range) => {
    const [, from, to = from] = /^\s*(\d{1,7})(?:-(\d{1,7}))?\s*$/.exec(range) ?? [];
    return from === undefined ? [] : [[Number(from), Number(to)] as const];
  });
  const counts = countsOf(ranges, body.length);
  return counts === null ? [...body] : body.map((line, at) => line.replace(/\r+$/, '') + '\r'.repeat(counts[at] ?? 0));
}

/**
 * How many of the ranges each of so many lines is in; null where nobody wrote them so: of numbers in their order, a line is in
 * no more than two ranges but for those of itself alone.
 */
function countsOf(ranges: readonly (readonly [from: number, to: number])[], length: number): number[] | null {
  const changes = new Int32Array(length + 2);
  for (const [from, to] of ranges) {
    const [first, behind] = [Math.max(from, 1), Math.min(to, length) + 1];
    if (first >= behind) continue;
    changes[first] = (changes[first] ?? 0) + 1;
    changes[behind] = (changes[behind] ?? 0) - 1;
  }
  let count = 0;
  const counts = Array.from({ length }, (_, at) => (count += changes[at + 1] ?? 0));
  const isWritten = counts.reduce((sum, one) => sum + one, 0) <= 2 * length + ranges.length;
  return ranges.length > 0 && isWritten ? counts : null;
}
