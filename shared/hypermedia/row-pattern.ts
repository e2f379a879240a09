const space = String.raw`[\t\n\r ]*`;
const between = (separator: string): string => space + separator + space;
const text = String.raw`"[^"\\\x00-\x1f]*(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[^"\\\x00-\x1f]*)*"`;
const number = String.raw`-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?`;
const scalar = `(?:${text}|${number}|true|false|null)`;
const member = `${text}${between(':')}${scalar}`;
/** Longer ones are left to those who count on nothing. */
const several = (part: string): string => `(?:${part}(?:${between(',')}${part}){0,999})?`;
const value = String.raw`(?:${scalar}|\[${space}${several(scalar)}${space}\]|\{${space}${several(member)}${space}\})`;

/** A row of more members is none that many others are like. */
const mostNames = 100;
const mostKept = 16;
const kept = new Map<string, RegExp>();

/**
 * What takes a whole row of a list at one step: an object with these names in this order, each as it stands in the text, whose
 * values go no deeper than a list or an object of plain values. Whatever it takes is JSON; most rows are like the one before.
 */
export function rowPattern(names: readonly string[]): RegExp | null {
  if (names.length === 0 || names.length > mostNames) return null;
  const key = names.join();
  const pattern = kept.get(key) ?? new RegExp(sourceOf(names), 'y');
  kept.delete(key);
  kept.set(key, pattern);
  const oldest = kept.keys().next().value;
  if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest);
  return pattern;
}

const sourceOf = (names: readonly string[]): string =>
  String.raw`\{${space}${names.map((name) => escaped(name) + between(':') + value).join(between(','))}${space}\}`;

const escaped = (name: string): string => name.replaceAll(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`);
