import { fail, ok, type Result } from '../result';
import type { Answer } from './answer';

/** What an expression found; `undefined` for a path that leads nowhere. */
export type Found = Result<unknown>;

/**
 * Looks a value up by an expression in the words of other tools: `res.status`, `res.body.items[0].id`,
 * `res.headers['content-type']`, `res('items[0].id')` for the body, or the name of a variable.
 * Paths are followed, nothing is run.
 */
export function lookUp(expression: string, answer: Answer, variable: (name: string) => unknown): Found {
  const path = readPath(expression.trim());
  if (path === null) return notUnderstood(expression);
  const [head, ...steps] = path;
  if (head === undefined) return notUnderstood(expression);
  if (head === 'res' || head === '$res') return ok(walk(viewOf(answer), asBody(steps)));
  return ok(walk(variable(head), steps));
}

/** Whether an expression names the body, or a whole that the body is a part of: only then does it have to be read. */
export function looksIntoBody(expression: string): boolean {
  const [head, ...steps] = readPath(expression.trim()) ?? [];
  if (head !== 'res' && head !== '$res') return false;
  const [first] = asBody(steps);
  return first === undefined || first === 'body' || first === 'getBody';
}

const notUnderstood = (expression: string): Found =>
  fail({
    kind: 'rejectedInput',
    issues: [`“${expression}” is not an expression: write res.status, res.headers.name or res.body.field[0].`],
  });

/** `res(…)` looks in the body; it is read as a step of that name. */
const asBody = (steps: readonly string[]): readonly string[] => (steps[0] === '()' ? ['body', ...steps.slice(1)] : steps);

/** Steps of a path as texts; null for what is none. The call `res('a.b')` becomes the steps `()`, `a`, `b`. */
function readPath(text: string): string[] | null {
  const call = /^(\$?res)\(\s*(['"])(.*)\2\s*\)((?:[.[].*)?)$/s.exec(text);
  if (call) {
    const inner = stepsOf(`.${call[3] ?? ''}`);
    const rest = stepsOf(call[4] ?? '');
    return inner && rest ? [call[1] ?? '', '()', ...inner, ...rest] : null;
  }
  const head = /^\$?[\p{L}_][\p{L}\p{N}_-]*/u.exec(text)?.[0];
  if (head === undefined) return null;
  const steps = stepsOf(text.slice(head.length));
  return steps && [head, ...steps];
}

const step = /\.(\$?[\p{L}\p{N}_][\p{L}\p{N}_-]*)|\[(\d+)\]|\[(['"])(.*?)\3\]|\.(?=\[)/uy;

function stepsOf(text: string): string[] | null {
  const steps: string[] = [];
  step.lastIndex = 0;
  while (step.lastIndex < text.length) {
    const match = step.exec(text);
    if (!match) return null;
    const found = match[1] ?? match[2] ?? match[4];
    if (found !== undefined) steps.push(found);
  }
  return steps;
}

function walk(from: unknown, steps: readonly string[]): unknown {
  return steps.reduce((value: unknown, name) => {
    if (typeof value === 'string') return name === 'length' ? value.length : undefined;
    if (Array.isArray(value)) return name === 'length' ? value.length : (value[Number(name)] as unknown);
    if (typeof value !== 'object' || value === null) return undefined;
    return Object.hasOwn(value, name) ? (value as Record<string, unknown>)[name] : undefined;
  }, from);
}

/** The answer by the names that expressions use. */
function viewOf({ status, statusText, headers, body, responseTime, url, size }: Answer): Record<string, unknown> {
  const byName = headersByName(headers);
  return { status, statusText, headers: byName, body, responseTime, url, size, getStatus: status, getBody: body };
}

/** Headers by lower-case name and by the name as it came; those that came several times joined as one list. */
export function headersByName(headers: Answer['headers']): Record<string, string> {
  const all: Record<string, string> = Object.create(null) as Record<string, string>;
  for (const [name, value] of headers) {
    const key = name.toLowerCase();
    all[key] = key in all ? `${all[key]}, ${value}` : value;
    all[name] = all[key];
  }
  return { ...all };
}
