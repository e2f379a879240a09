import { exec } from 'jsonpath-rfc9535';
import { findJsonProblem } from '#shared/model/find-json-problem';
import { checkPath } from './check-path.ts';
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
