import { refused, granted, type Outcome } from '../../frame/outcome.ts';

type Step = { readonly op: string; readonly path: string; readonly from?: string; readonly value?: unknown };
type Json = unknown;

/** Applies RFC 6902 steps to a copy of a document: all of them, or none. */
export function applyJsonPatch(document: Json, steps: unknown): Outcome<Json> {
  if (!Array.isArray(steps)) return bad('A JSON Patch is a list of steps.');
  let current = structuredClone(document);
  for (const [at, step] of steps.entries()) {
    if (!isStep(step)) return bad(`Step ${at} has no op and path.`);
    const next = applyStep(current, step, at);
    if (!next.ok) return next;
    current = next.value;
  }
  return granted(current);
}

function isStep(step: unknown): step is Step {
  const { op, path } = (step ?? {}) as Partial<Step>;
  return typeof op === 'string' && typeof path === 'string' && (path === '' || path.startsWith('/'));
}

function applyStep(document: Json, step: Step, at: number): Outcome<Json> {
  const tokens = tokensOf(step.path);
  switch (step.op) {
    case 'add':
      return put(document, tokens, structuredClone(step.value), at);
    case 'remove':
      return take(document, tokens, at);
    case 'replace':
      return find(document, tokens) === undefined
        ? missing(at, step.path)
        : replace(document, tokens, structuredClone(step.value));
    case 'test':
      return sameJson(find(document, tokens), step.value)
        ? granted(document)
        : refused({ status: 409, detail: `Step ${at}: ${step.path} is not what the test says.` });
    case 'move':
    case 'copy':
      return transfer(document, step, at);
    default:
      return bad(`Step ${at} has an op nobody knows: ${step.op}.`);
  }
}

function transfer(document: Json, step: Step, at: number): Outcome<Json> {
  const from = tokensOf(step.from ?? '');
  const value = find(document, from);
  if (value === undefined) return missing(at, step.from ?? '');
  if (step.op === 'copy') return put(document, tokensOf(step.path), structuredClone(value), at);
  if (step.path.startsWith(`${step.from}/`)) return bad(`Step ${at} moves something into itself.`);
  const taken = take(document, from, at);
  return taken.ok ? put(taken.value, tokensOf(step.path), value, at) : taken;
}

const tokensOf = (pointer: string): string[] =>
  pointer
    .split('/')
    .slice(1)
    .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'));

function find(document: Json, tokens: readonly string[]): Json {
  return tokens.reduce<Json>(
    (value, token) => (isContainer(value) && Object.hasOwn(value, token) ? (value as Record<string, Json>)[token] : undefined),
    document,
  );
}

const isContainer = (value: Json): value is object => typeof value === 'object' && value !== null;

function parentOf(document: Json, tokens: readonly string[]): Json {
  return find(document, tokens.slice(0, -1));
}

function put(document: Json, tokens: readonly string[], value: Json, at: number): Outcome<Json> {
  const last = tokens.at(-1);
  if (last === undefined) return granted(value);
  const parent = parentOf(document, tokens);
  if (!isContainer(parent)) return missing(at, tokens.join('/'));
  if (!Array.isArray(parent)) {
    setOwn(parent, last, value);
    return granted(document);
  }
  const index = last === '-' ? parent.length : /^(0|[1-9]\d*)$/.test(last) ? Number(last) : -1;
  if (index < 0 || index > parent.length) return missing(at, tokens.join('/'));
  parent.splice(index, 0, value);
  return granted(document);
}

function replace(document: Json, tokens: readonly string[], value: Json): Outcome<Json> {
  const last = tokens.at(-1);
  if (last === undefined) return granted(value);
  setOwn(parentOf(document, tokens) as object, last, value);
  return granted(document);
}

function take(document: Json, tokens: readonly string[], at: number): Outcome<Json> {
  const last = tokens.at(-1);
  const parent = parentOf(document, tokens);
  if (last === undefined || !isContainer(parent) || !Object.hasOwn(parent, last)) return missing(at, tokens.join('/'));
  if (Array.isArray(parent)) parent.splice(Number(last), 1);
  else delete (parent as Record<string, Json>)[last];
  return granted(document);
}

/** A member called `__proto__` is a member like any other. */
function setOwn(target: object, name: string, value: Json): void {
  Object.defineProperty(target, name, { value, writable: true, enumerable: true, configurable: true });
}

function sameJson(one: Json, other: Json): boolean {
  if (!isContainer(one) || !isContainer(other)) return one === other;
  const [mine, theirs] = [Object.keys(one), Object.keys(other)];
  if (mine.length !== theirs.length || Array.isArray(one) !== Array.isArray(other)) return false;
  return mine.every((key) => Object.hasOwn(other, key) && sameJson(find(one, [key]), find(other, [key])));
}

const bad = (detail: string): Outcome<never> => refused({ status: 400, detail });
const missing = (at: number, path: string): Outcome<never> =>
  refused({ status: 409, detail: `Step ${at}: there is nothing at ${path}.` });
