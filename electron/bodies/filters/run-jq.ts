import { FilterRefused, type Filtered } from './filter-messages.ts';
import { type JqLimits, type JqRun, loadJq } from './jq-program.ts';
import { planJq } from './plan-jq.ts';
import type { Printed } from './printed.ts';
import type { Piece } from './split-values.ts';

/**
 * What a jq program leaves of a text of JSON values: its results, one after the other.
 * jq runs in memory of its own, which holds the text and nothing of this computer: no files, no environment. Values take many
 * times their text there: a long text goes through it in pieces, wherever that comes to the same.
 */
export async function runJq(text: string, expression: string, limits: JqLimits): Promise<Filtered> {
  const jq = await loadJq(limits);
  // What begins with a hyphen would be taken for a flag.
  const indent = expression.startsWith('-') ? ' ' : '';
  const run = (input: string, program: string) => orOutOfMemory(() => jq(input, indent + program));
  const plan = planJq(text, expression);
  const printed: Printed[] = [];
  for (const piece of plan.pieces) {
    const one = run(piece.text, plan.program);
    if (one.exitCode !== 0) throw refusalOf(inWhole(asTyped(one), text, piece), expression, indent.length);
    printed.push(one.printed);
  }
  return {
    contentType: 'application/json',
    count: plan.isList ? 1 : printed.reduce((sum, one) => sum + one.count(), 0),
    pieces: plan.isList ? joinLists(printed.map((one) => one.text())) : inOrder(printed),
  };

  /** What is wrong with a program is said of all of it, also where only a part of it was run. */
  function asTyped({ stderr }: JqRun): string {
    return plan.program !== expression && isAboutProgram(stderr) ? run('null', expression).stderr : stderr;
  }
}

function* inOrder(printed: readonly Printed[]): Generator<string> {
  for (const one of printed) yield* one.pieces();
}

/** Lists as jq prints them, as the one list that they are together. */
function joinLists(printed: readonly string[]): string[] {
  const filled = printed.map((one) => one.trimEnd()).filter((one) => one !== '[]');
  if (filled.length === 0) return ['[]\n'];
  // Each begins with a bracket on a line of its own, and ends with one.
  return ['[', ...filled.flatMap((one, at) => [at === 0 ? '' : ',', one.slice(1, -2)]), '\n]\n'];
}

const isAboutProgram = (stderr: string): boolean => /jq: \d+ compile errors?\s*$/.test(stderr);

/** What jq says of a line is said of a piece: the lines before that count as well. */
function inWhole(stderr: string, text: string, { from }: Piece): string {
  const before = from === 0 ? 0 : text.slice(0, from).split('\n').length - 1;
  return stderr.replace(
    /^(jq: parse error: .* at line )(\d+)/m,
    (_, words: string, line: string) => `${words}${Number(line) + before}`,
  );
}

/** jq ends by aborting when its memory is full; so it does when it is nested too deeply for its stack. */
function orOutOfMemory<T>(run: () => T): T {
  try {
    return run();
  } catch (thrown) {
    throw thrown instanceof FilterRefused ? thrown : new FilterRefused('memory');
  }
}

const compileError = /^jq: error: ([^]*?)(?: at <top-level>, line (\d+), column (\d+):|\n)/;

function refusalOf(stderr: string, expression: string, shift: number): FilterRefused {
  const compiled = isAboutProgram(stderr) ? compileError.exec(stderr) : null;
  if (compiled) {
    const [, words = '', line, column] = compiled;
    const at = line === undefined ? null : offsetOf(expression, Number(line), Number(column) - (line === '1' ? shift : 0));
    return new FilterRefused('syntax', words.replace(/^syntax error, /, ''), at);
  }
  const parse = /jq: parse error: (.*)/.exec(stderr);
  if (parse) return new FilterRefused('notJson', parse[1]);
  const said = stderr.replace(/^jq: error \(at [^)]*\)(?: \(not a string\))?:? ?/gm, '').trim();
  // What `input` says where nothing is left.
  return new FilterRefused('failed', said === 'break' ? 'there is no further value that input could read' : said);
}

/** The place of a line and a column, both from 1. */
function offsetOf(text: string, line: number, column: number): number {
  const before = text.split('\n').slice(0, line - 1);
  return Math.min(text.length, before.reduce((sum, part) => sum + part.length + 1, 0) + Math.max(0, column - 1));
}
