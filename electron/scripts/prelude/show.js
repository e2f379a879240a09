/** A value that has a name for sentences. */
export class Named {
  constructor(name) {
    this.name = name;
  }
}

const deepest = 4;
const longest = 100;

/** A value as a person reads it, on one line; what is very deep or very long is cut short. */
export function show(value, depth = 0, seen = []) {
  if (typeof value === 'string') return depth === 0 ? value : JSON.stringify(value);
  if (typeof value !== 'object' || value === null) return showSimple(value);
  if (seen.includes(value)) return '[circular]';
  return showObject(value, depth, [...seen, value]);
}

function showSimple(value) {
  if (typeof value === 'bigint') return `${value}n`;
  return typeof value === 'function' ? `[function ${value.name || 'without a name'}]` : String(value);
}

/** Objects that are told as one word, by what makes them. */
const told = [
  [Error, (value) => `${value.name}: ${value.message}`],
  [Date, (value) => (Number.isNaN(value.getTime()) ? 'Invalid Date' : value.toISOString())],
  [RegExp, String],
  [Named, (value) => value.name],
];

function showObject(value, depth, seen) {
  const word = told.find(([type]) => value instanceof type)?.[1];
  if (word) return word(value);
  if (depth >= deepest) return Array.isArray(value) ? '[…]' : '{…}';
  const within = (item) => show(item, depth + 1, seen);
  if (Array.isArray(value)) return `[${few(value.map(within))}]`;
  if (value instanceof Map) return `Map {${few([...value].map(([key, item]) => `${within(key)} => ${within(item)}`))}}`;
  if (value instanceof Set) return `Set {${few([...value].map(within))}}`;
  return `{${few(Object.entries(value).map(([key, item]) => `${/^[\w$]+$/.test(key) ? key : JSON.stringify(key)}: ${within(item)}`))}}`;
}

const few = (items) =>
  items.length > longest ? `${items.slice(0, longest).join(', ')}, … ${items.length - longest} more` : items.join(', ');

/** A value for a message about what was expected: texts stand in quotes. */
export const quoted = (value) => (typeof value === 'string' ? JSON.stringify(value) : show(value));
