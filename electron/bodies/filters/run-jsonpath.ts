import { exec } from 'jsonpath-rfc9535';
import parse from 'jsonpath-rfc9535/parser';
import { findJsonProblem } from '#shared/model/find-json-problem';
import { FilterRefused, type Filtered } from './filter-messages.ts';
import { findValues, type ValuePath, WantedValues } from './find-values.ts';

/** What a JSONPath (RFC 9535) leaves of a JSON text: a list of the values as they stand in it, byte for byte. */
export function runJsonPath(text: string, expression: string): Filtered {
  checkPath(expression);
  const wanted = new WantedValues();
  exec(readValue(text) as never, expression, (_value, path) => wanted.add((path as ValuePath).map(plainStep)));
  const spans = findValues(text, wanted);
  return { contentType: 'application/json', count: wanted.count, pieces: writeValues(text, spans) };
}

function readValue(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    const problem = findJsonProblem(text);
    throw new FilterRefused('notJson', problem ? `line ${problem.line}, column ${problem.column}: ${problem.reason}` : '');
  }
}

const escapes: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };

/** Names come escaped as in a normalized path (RFC 9535, 2.7). */
function plainStep(step: string | number): string | number {
  if (typeof step === 'number' || !step.includes('\\')) return step;
  return step.replace(/\\(?:u([0-9a-f]{4})|(.))/g, (_all, code?: string, char?: string) =>
    code === undefined ? (escapes[char ?? ''] ?? char ?? '') : String.fromCharCode(Number.parseInt(code, 16)),
  );
}

function* writeValues(text: string, spans: Float64Array): Generator<string> {
  if (spans.length === 0) return yield '[]\n';
  yield '[\n';
  for (let at = 0; at < spans.length; at += 2)
    yield `${text.slice(spans[at], spans[at + 1])}${at + 2 < spans.length ? ',\n' : '\n]\n'}`;
}

/** The functions of RFC 9535, 2.4, with how many arguments each takes. */
const functions: Readonly<Record<string, number>> = { length: 1, count: 1, match: 2, search: 2, value: 1 };

interface CallNode {
  readonly type: string;
  readonly name: string;
  readonly arguments: readonly unknown[];
}

/** Refuses what is no path, and what calls functions that there are not: those would find nothing without a word. */
function checkPath(expression: string): void {
  for (const { name, arguments: given } of callsIn(parsePath(expression))) {
    const wanted = Object.hasOwn(functions, name) ? functions[name] : undefined;
    const at = expression.indexOf(`${name}(`);
    if (wanted === undefined)
      throw new FilterRefused('syntax', `there is no function ${name}; there are ${Object.keys(functions).join(', ')}`, at);
    if (given.length !== wanted)
      throw new FilterRefused('syntax', `${name} takes ${wanted === 1 ? 'one argument' : 'two arguments'}`, at);
  }
}

function parsePath(expression: string): unknown {
  try {
    return parse(expression);
  } catch (thrown) {
    const at = placeOf(thrown);
    if (at === null) throw new FilterRefused('syntax', thrown instanceof Error ? thrown.message : String(thrown));
    throw new FilterRefused('syntax', wordsFor(expression, at), at);
  }
}

function wordsFor(expression: string, at: number): string {
  if (at === 0 && !expression.startsWith('$')) return 'a path begins with $, the whole body';
  if (at >= expression.length) return 'the path is not complete';
  return `“${String.fromCodePoint(expression.codePointAt(at) ?? 0x20)}” cannot stand here`;
}

function placeOf(thrown: unknown): number | null {
  const { location } = thrown as { location?: { start?: { offset?: number } } };
  return location?.start?.offset ?? null;
}

function* callsIn(node: unknown): Generator<CallNode> {
  if (typeof node !== 'object' || node === null) return;
  if ('type' in node && node.type === 'FunctionExpr') yield node as CallNode;
  for (const inside of Object.values(node)) yield* callsIn(inside);
}
