import { isToken } from '#shared/model/check-header';
import type { HeaderList } from '#shared/model/exchange-event';
import { refuseAnswer } from './stopped';

/** Field lines as names and values, in order and case as received. Throws where a line is no field (RFC 9112, 5). */
export function readFields(lines: readonly string[], what: 'header' | 'trailer'): HeaderList {
  const fields: HeaderList = [];
  for (const line of lines) {
    if (line.startsWith(' ') || line.startsWith('\t')) continueField(fields, line, what);
    else fields.push(readField(line, what));
  }
  return fields;
}

function readField(line: string, what: string): [string, string] {
  const colon = line.indexOf(':');
  if (colon < 0) return refuseAnswer(`a ${what} line has no colon (“${shown(line)}”)`);
  const name = line.slice(0, colon);
  if (/[ \t]$/.test(name)) return refuseAnswer(`a space stands between the name of a ${what} and its colon (“${shown(line)}”)`);
  if (!isToken(name)) return refuseAnswer(`“${shown(name)}” is not the name of a ${what}`);
  return [name, checkedValue(line.slice(colon + 1), name)];
}

/** RFC 9112, 5.2: a user agent reads a folded line as part of the one before. */
function continueField(fields: HeaderList, line: string, what: string): void {
  const last = fields.at(-1);
  if (last === undefined) return refuseAnswer(`the first ${what} line begins with a space`);
  last[1] = `${last[1]} ${checkedValue(line, last[0])}`.trim();
}

/** RFC 9110, 5.5: NUL and CR make a value dangerous; other control characters are kept and shown. */
function checkedValue(value: string, name: string): string {
  if (value.includes('\0')) return refuseAnswer(`the value of ${name} holds a NUL character`);
  if (value.includes('\r')) return refuseAnswer(`the value of ${name} holds a line break that is none (a lone CR)`);
  return value.replace(/^[ \t]+|[ \t]+$/g, '');
}

const shown = (text: string) => text.slice(0, 60).replaceAll(/[^\x20-\x7e]/g, '␦');
