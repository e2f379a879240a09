import type { Difference } from './difference';

export interface NamedRow {
  readonly name: string;
  readonly value: string;
  readonly enabled: boolean;
}

/** Rows of two versions, name by name; a name that is there more than once has its values below each other. */
export function compareRows(part: string, mine: readonly NamedRow[], theirs: readonly NamedRow[]): Difference[] {
  const [own, other] = [byName(mine), byName(theirs)];
  const found = [...new Set([...own.keys(), ...other.keys()])].flatMap((name) => {
    const [left, right] = [own.get(name) ?? '', other.get(name) ?? ''];
    return left === right ? [] : [{ part: `${part} ${name}`, mine: left, theirs: right }];
  });
  if (found.length > 0 || names(mine) === names(theirs)) return found;
  return [{ part: `${part}s, their order`, mine: names(mine), theirs: names(theirs) }];
}

function byName(rows: readonly NamedRow[]): Map<string, string> {
  const values = new Map<string, string>();
  for (const { name, value, enabled } of rows) {
    const before = values.get(name);
    const text = `${enabled ? '' : '(off) '}${value === '' ? '(empty)' : value}`;
    values.set(name, before === undefined ? text : `${before}\n${text}`);
  }
  return values;
}

const names = (rows: readonly NamedRow[]): string => rows.map(({ name }) => name).join('\n');
