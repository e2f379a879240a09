import { given, tell } from './host.js';

/** Values of one scope as this script sees them: as they were handed over, and as it has set them. */
const scopes = new Map(given.variables.map(({ scope, values }) => [scope, new Map(Object.entries(values))]));

const strongestFirst = ['session', 'request', 'folder', 'environment', 'collection', 'workspace'];

const valuesOf = (scope) => scopes.get(scope) ?? scopes.set(scope, new Map()).get(scope);

const readers = { number: Number, boolean: (text) => text === 'true', null: () => null, object: (text) => JSON.parse(text) };

/** The value behind an entry. One that a script must not read fails with the reason; a secret that is read is told to the host. */
function read(entry, name) {
  if (entry === undefined) return undefined;
  if ('now' in entry) return entry.now;
  if (entry.refused) throw new Error(entry.refused);
  if (entry.secret) {
    tell({ type: 'read', name });
    // A secret is taken as it stands.
    return entry.text;
  }
  const reader = Object.hasOwn(readers, entry.type) ? readers[entry.type] : (text) => fill(text, 1);
  try {
    return reader(entry.text);
  } catch {
    return entry.text;
  }
}

const kindOf = (value) => {
  if (value === null) return 'null';
  return ['string', 'number', 'boolean'].includes(typeof value) ? typeof value : 'object';
};

const textOf = (value) => (typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value)));

/** The variables of one scope, to be read and set. What is set holds at once, and for later scripts and requests. */
export function scopeOf(scope) {
  const values = valuesOf(scope);
  const unset = (name) => {
    if (values.delete(String(name))) tell({ type: 'set', scope, name: String(name), value: null, kind: 'null' });
  };
  return {
    get: (name) => read(values.get(String(name)), String(name)),
    has: (name) => values.has(String(name)),
    set: (name, value) => {
      if (String(name) === '') throw new TypeError('A variable needs a name.');
      values.set(String(name), { now: value });
      tell({ type: 'set', scope, name: String(name), value: textOf(value), kind: kindOf(value) });
    },
    unset,
    clear: () => [...values.keys()].forEach(unset),
    all: () => Object.fromEntries([...values].map(([name, entry]) => [name, read(entry, name)])),
  };
}

/** The value that `{{name}}` stands for; undefined for a name that nobody has. */
export function lookUp(name) {
  const scope = strongestFirst.find((candidate) => scopes.get(candidate)?.has(String(name)));
  return scope === undefined ? undefined : scopeOf(scope).get(name);
}

/** Everything in reach by name, as the strongest scope has it. */
export const everything = () => Object.assign({}, ...[...strongestFirst].reverse().map((scope) => scopeOf(scope).all()));

/** A value of the process environment or of the `.env` file in use; undefined where neither has it. */
export function fromProcess(name) {
  const text = Object.hasOwn(given.process, name) ? given.process[name] : undefined;
  if (text !== undefined) tell({ type: 'read', name: `process.env.${name}` });
  return text;
}

const deepest = 10;

/** A text with the `{{names}}` that are known filled in; others stay, and are filled in when the request is sent. */
export function fill(text, depth = 0) {
  return String(text).replace(/\{\{\s*([^{}]+?)\s*\}\}/g, (whole, name) => {
    const value = name.startsWith('process.env.') ? fromProcess(name.slice(12)) : lookUp(name);
    if (value === undefined || depth >= deepest) return whole;
    return typeof value === 'string' ? fill(value, depth + 1) : textOf(value);
  });
}
