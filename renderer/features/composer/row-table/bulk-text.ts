import type { Row } from '#shared/model/row';

/** Rows as text, one on a line: `name: value`, and a `#` before those that are switched off. */
export const textFromRows = (rows: readonly Row[]): string => rows.map(lineOf).join('\n');

/**
 * The rows that such a text says. A line that was not touched keeps its row as it is,
 * with everything a line has no room for; so does one whose name stayed.
 */
export function rowsFromText<R extends Row>(text: string, previous: readonly R[], create: () => R): R[] {
  const left = new Set(previous);
  const takeRow = (fits: (row: R) => boolean): R | undefined => {
    const found = [...left].find(fits);
    if (found) left.delete(found);
    return found;
  };
  const lines = text.split(/\r\n|\r|\n/).filter((line) => line.trim() !== '');
  const kept = lines.map((line) => takeRow((row) => lineOf(row) === line));
  return lines.map((line, index) => {
    const same = kept[index];
    if (same) return same;
    const said = readLine(line);
    return { ...(takeRow((row) => row.name === said.name) ?? create()), ...said };
  });
}

/** Whether text looks like one line of a head, `Name: value`, as it is copied from elsewhere. */
export const isHeadLine = (text: string): boolean => /^[\w!#$%&'*+.^`|~-]+:\s+\S/.test(text);

const lineOf = ({ enabled, name, value }: Row): string =>
  `${enabled ? '' : '# '}${oneLine(name)}:${value === '' ? '' : ` ${oneLine(value)}`}`;

const oneLine = (text: string): string => text.replace(/[\r\n]+/g, ' ');

function readLine(line: string): Pick<Row, 'enabled' | 'name' | 'value'> {
  const off = /^\s*#\s?/.exec(line);
  const said = off ? line.slice(off[0].length) : line;
  const colon = said.indexOf(':');
  if (colon < 0) return { enabled: !off, name: said.trim(), value: '' };
  return { enabled: !off, name: said.slice(0, colon).trim(), value: said.slice(colon + 1).replace(/^ /, '') };
}
