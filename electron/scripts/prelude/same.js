/** Equal through and through, as `deep.equal` has it. */
export function same(one, other, pairs = []) {
  if (Object.is(one, other)) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  if (pairs.some(([left, right]) => left === one && right === other)) return true;
  const within = [...pairs, [one, other]];
  if (Object.prototype.toString.call(one) !== Object.prototype.toString.call(other)) return false;
  if (one instanceof Date || one instanceof RegExp) return String(one) === String(other) && Number(one) === Number(other);
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
