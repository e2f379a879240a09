import type { FormObject, FormValue } from './form-value.ts';
import { parseValue } from './parse-value.ts';

const number = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

/** Whether a text is a number as JSON writes them (RFC 8259, section 6). */
export const isJsonNumber = (text: string): boolean => number.test(text);

/** JSON that was typed as text, as the value it is; a text that is no JSON stays, an empty one is unset. Others are as they are. */
export function settled(value: FormValue): FormValue {
  if (value.kind !== 'json') return value;
  return value.text.trim() === '' ? { kind: 'unset' } : (parseValue(value.text) ?? value);
}

/** Whether a value leaves no trace in a body. A file has no place in JSON. */
export const leavesNothing = (value: FormValue): boolean => value.kind === 'file' || settled(value).kind === 'unset';

/**
 * A value as JSON text with two spaces for each level. Numbers stay as typed; what is no number goes as text, so that
 * the server can say what is wrong with it. What is unset is left out.
 */
export function writeValue(value: FormValue, indent = ''): string {
  const inner = `${indent}  `;
  switch (value.kind) {
    case 'object':
      return wrap(
        '{}',
        sent(value).map(({ name, value: one }) => `${inner}${JSON.stringify(name)}: ${writeValue(one, inner)}`),
        indent,
      );
    case 'list':
      return wrap(
        '[]',
        value.items.filter((item) => !leavesNothing(item)).map((item) => inner + writeValue(item, inner)),
        indent,
      );
    case 'json': {
      const read = settled(value);
      return read.kind === 'json' ? JSON.stringify(read.text) : writeValue(read, indent);
    }
    default:
      return writeLeaf(value);
  }
}

const sent = ({ members }: FormObject) => members.filter(({ value }) => !leavesNothing(value));

function writeLeaf(value: Exclude<FormValue, { kind: 'object' | 'list' | 'json' }>): string {
  switch (value.kind) {
    case 'text':
      return JSON.stringify(value.text);
    case 'number':
      return isJsonNumber(value.text) ? value.text : JSON.stringify(value.text);
    case 'boolean':
      return String(value.value);
    case 'null':
      return 'null';
    case 'unset':
    case 'file':
      return '';
  }
}

const wrap = (brackets: string, lines: readonly string[], indent: string): string =>
  lines.length === 0 ? brackets : `${brackets.charAt(0)}\n${lines.join(',\n')}\n${indent}${brackets.charAt(1)}`;
