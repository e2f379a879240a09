import { AssertionError } from './assertion.js';
import { follow, same, typeOf } from './same.js';
import { quoted, show } from './show.js';

const isEmpty = (value) => {
  if (typeof value === 'string' || Array.isArray(value)) return value.length === 0;
  if (value instanceof Map || value instanceof Set) return value.size === 0;
  return Object.keys(Object(value)).length === 0;
};

const sizeOf = (value) => (value instanceof Map || value instanceof Set ? value.size : value?.length);

/** Claims without brackets. */
export const getters = {
  ok: (one) => one.claim(one.value, 'to be truthy', 'to be falsy'),
  true: (one) => one.claim(one.value === true, 'to be true'),
  false: (one) => one.claim(one.value === false, 'to be false'),
  null: (one) => one.claim(one.value === null, 'to be null'),
  undefined: (one) => one.claim(one.value === undefined, 'to be undefined'),
  NaN: (one) => one.claim(Number.isNaN(one.value), 'to be NaN'),
  finite: (one) => one.claim(Number.isFinite(one.value), 'to be a finite number'),
  exist: (one) => one.claim(one.value !== null && one.value !== undefined, 'to exist'),
  exists: (one) => getters.exist(one),
  empty: (one) => one.claim(isEmpty(one.value), 'to be empty'),
  json: (one) => one.claim(['array', 'object'].includes(typeOf(one.value)), 'to be JSON'),
  sealed: (one) => one.claim(Object.isSealed(one.value), 'to be sealed'),
  frozen: (one) => one.claim(Object.isFrozen(one.value), 'to be frozen'),
};

function equal(one, expected) {
  const holds = one.says.deep ? same(one.value, expected) : one.value === expected;
  return one.claim(holds, `to ${one.says.deep ? 'deeply equal' : 'equal'} ${quoted(expected)}`);
}

const eql = (one, expected) => one.claim(same(one.value, expected), `to deeply equal ${quoted(expected)}`);

const order = (words, holds) => (one, limit) => {
  const value = one.says.length ? sizeOf(one.value) : one.value;
  if (!['number', 'bigint'].includes(typeof value) && !(value instanceof Date))
    throw new AssertionError(`expected ${quoted(value)} to be a number or a date`);
  return one.claim(holds(value, limit), `to be ${words} ${quoted(limit)}${one.says.length ? ' long' : ''}`);
};
const above = order('above', (value, limit) => value > limit);
const least = order('at least', (value, limit) => value >= limit);
const below = order('below', (value, limit) => value < limit);
const most = order('at most', (value, limit) => value <= limit);

function within(one, from, to) {
  const value = one.says.length ? sizeOf(one.value) : one.value;
  return one.claim(value >= from && value <= to, `to be within ${show(from)} and ${show(to)}`);
}

const instanceOf = (one, type) => one.claim(one.value instanceof type, `to be an instance of ${type.name}`);

function property(one, path, ...expected) {
  const has = propertyOf(one, path);
  if (expected.length === 0) return moved(one, has, one.claim(has.found, `to have the property ${quoted(path)}`));
  const equals = has.found && (one.says.deep ? same(has.value, expected[0]) : has.value === expected[0]);
  return moved(
    one,
    has,
    one.claim(equals, `to have the property ${quoted(path)} of ${quoted(expected[0])}, it is ${quoted(has.value)}`),
  );
}

/** What comes after is about the property. */
const moved = (one, { found, value }, claimed) => (found && !one.says.not ? one.about(value) : claimed);

function propertyOf({ value, says }, path) {
  if (says.nested) return follow(value, path);
  const holder = Object(value);
  const found = says.own ? Object.hasOwn(holder, path) : path in holder;
  return { found, value: found ? holder[path] : undefined };
}

function lengthOf(one, count) {
  return one.claim(sizeOf(one.value) === count, `to have the length ${show(count)}, it is ${show(sizeOf(one.value))}`);
}

function match(one, pattern) {
  return one.claim(new RegExp(pattern).test(String(one.value)), `to match ${show(pattern)}`);
}

const string = (one, part) => one.claim(typeof one.value === 'string' && one.value.includes(part), `to contain ${quoted(part)}`);

function keys(one, ...given) {
  const wanted = given
    .flatMap((part) => (typeof part === 'object' && !Array.isArray(part) ? Object.keys(part) : part))
    .map(String);
  const there = Object.keys(Object(one.value));
  const has = (key) => there.includes(key);
  if (one.says.any) return one.claim(wanted.some(has), `to have any of the keys ${wanted.join(', ')}`);
  const isWhole = one.says.in || wanted.length === there.length;
  return one.claim(wanted.every(has) && isWhole, `to have the keys ${wanted.join(', ')}, it has ${there.join(', ')}`);
}

function throws(one, ...expected) {
  const { thrown, error } = call(one.value);
  const fits = thrown && expected.every((wanted) => fitsError(error, wanted));
  const found = thrown ? `it threw ${show(error)}` : 'it threw nothing';
  return one.claim(fits, `to throw${expected.length > 0 ? ` ${expected.map(show).join(' ')}` : ''}, ${found}`, 'not to throw');
}

function call(body) {
  try {
    body();
    return { thrown: false, error: undefined };
  } catch (error) {
    return { thrown: true, error };
  }
}

function fitsError(error, wanted) {
  if (typeof wanted === 'function') return error instanceof wanted;
  const message = String(error?.message ?? error);
  return wanted instanceof RegExp ? wanted.test(message) : message.includes(String(wanted?.message ?? wanted));
}

function members(one, wanted) {
  const is = one.says.deep ? same : Object.is;
  const left = [...one.value];
  const found = wanted.every((item) => {
    const at = one.says.ordered ? (left.length > 0 && is(left[0], item) ? 0 : -1) : left.findIndex((other) => is(other, item));
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  });
  return one.claim(found && (one.says.in || left.length === 0), `to have the members ${show(wanted)}`);
}

const oneOf = (one, list) =>
  one.claim(
    list.some((item) => (one.says.deep ? same(item, one.value) : item === one.value)),
    `to be one of ${show(list)}`,
  );

const closeTo = (one, near, delta) => one.claim(Math.abs(one.value - near) <= delta, `to be within ${delta} of ${near}`);
const satisfy = (one, holds) => one.claim(holds(one.value), `to satisfy ${show(holds)}`);
const respondTo = (one, name) =>
  one.claim(typeof (one.value?.[name] ?? one.value?.prototype?.[name]) === 'function', `to respond to ${name}`);

function include(one, part) {
  return one.claim(includes(one, part), `to include ${quoted(part)}`);
}

function includes({ value, says }, part) {
  const is = says.deep ? same : Object.is;
  if (typeof value === 'string') return value.includes(part);
  if (value instanceof Map) return [...value.values()].some((item) => is(item, part));
  if (Array.isArray(value) || value instanceof Set) return [...value].some((item) => is(item, part));
  return Object.entries(Object(part)).every(([key, item]) => {
    const has = propertyOf({ value, says }, key);
    return has.found && is(has.value, item);
  });
}

const a = (one, type) => {
  const wanted = String(type).toLowerCase();
  const article = /^[aeiou]/.test(wanted) ? 'an' : 'a';
  return one.claim(typeOf(one.value) === wanted, `to be ${article} ${wanted}, it is ${typeOf(one.value)}`);
};

/** Claims with brackets, by every name that they have. */
export const methods = {
  equal,
  equals: equal,
  eq: equal,
  eql,
  eqls: eql,
  above,
  gt: above,
  greaterThan: above,
  least,
  gte: least,
  greaterThanOrEqual: least,
  below,
  lt: below,
  lessThan: below,
  most,
  lte: most,
  lessThanOrEqual: most,
  within,
  instanceof: instanceOf,
  instanceOf,
  property,
  match,
  matches: match,
  string,
  keys,
  key: keys,
  throw: throws,
  throws,
  Throw: throws,
  members,
  oneOf,
  satisfy,
  satisfies: satisfy,
  closeTo,
  approximately: closeTo,
  respondTo,
  ownProperty: (one, name, ...expected) => property(one.with('own'), name, ...expected),
};

/** Words that claim with brackets, and lead on without. */
export const both = {
  a,
  an: a,
  include,
  includes: include,
  contain: include,
  contains: include,
  length: lengthOf,
  lengthOf,
};
