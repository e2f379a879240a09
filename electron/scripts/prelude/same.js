/** Equal through and through, as `deep.equal` has it. */
export function same(one, other, pairs = []) {
  if (Object.is(one, other)) return true;
  if (!isObject(one) || !isObject(other)) return false;
  if (pairs.some(([left, right]) => left === one && right === other)) return true;
  return typeOf(one) === typeOf(other) && sameObjects(one, other, [...pairs, [one, other]]);
}

const isObject = (value) => typeof value === 'object' && value !== null;

function sameObjects(one, other, within) {
  if (one instanceof Date) return Object.is(one.getTime(), other.getTime());
  if (one instanceof RegExp) return String(one) === String(other);
  if (one instanceof Map || one instanceof Set) return same([...one], [...other], within);
  return sameKeys(one, other, within);
}

function sameKeys(one, other, within) {
  const keys = Object.keys(one);
  if (keys.length !== Object.keys(other).length) return false;
  return keys.every((key) => Object.hasOwn(other, key) && same(one[key], other[key], within));
}

/** What a value is, in the words of `a('array')`. */
export function typeOf(value) {
  if (value === null) return 'null';
  if (typeof value !== 'object') return typeof value;
  return Object.prototype.toString.call(value).slice(8, -1).toLowerCase();
}

/** Follows `a.b[0]['c']`; `{found: false}` where it leads nowhere. */
export function follow(value, path) {
  const steps = String(path).match(/[^.[\]'"]+/g) ?? [];
  let at = value;
  for (const step of steps) {
    if (at === null || at === undefined || !(step in Object(at))) return { found: false, value: undefined };
    at = at[step];
  }
  return { found: true, value: at };
}
