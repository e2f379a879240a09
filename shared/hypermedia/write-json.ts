import { isArray, isNumber, isObject, type JsonValue } from './json-value.ts';
import { rawRow } from './unread-row.ts';

/** A value as JSON text with two spaces for each level; numbers as they were written. */
export function writeJson(value: JsonValue, indent = ''): string {
  const inner = `${indent}  `;
  if (isNumber(value)) return value.number;
  if (isArray(value))
    return wrap(
      '[]',
      value.map((item) => inner + writeJson(item, inner)),
      indent,
    );
  if (isObject(value)) {
    return wrap(
      '{}',
      [...value].map(([name, item]) => `${inner}${JSON.stringify(name)}: ${writeJson(item, inner)}`),
      indent,
    );
  }
  return JSON.stringify(value);
}

const wrap = (brackets: string, lines: readonly string[], indent: string): string =>
  lines.length === 0 ? brackets : `${brackets.charAt(0)}\n${lines.join(',\n')}\n${indent}${brackets.charAt(1)}`;

/** The same on one line, without spaces; what came as a line of its own stays as it came. */
export function writeJsonLine(value: JsonValue): string {
  const raw = rawRow(value);
  if (raw !== null && !raw.includes('\n') && !raw.includes('\r')) return raw;
  if (isNumber(value)) return value.number;
  if (isArray(value)) return `[${value.map(writeJsonLine).join(',')}]`;
  if (isObject(value)) return `{${[...value].map(([name, item]) => `${JSON.stringify(name)}:${writeJsonLine(item)}`).join(',')}}`;
  return JSON.stringify(value);
}
