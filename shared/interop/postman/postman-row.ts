import { field, flagIn, isRecord, textIn } from '../loose';
import { rowOf } from '../build-draft';
import type { Row } from '../../model/row';

/** A description may be text, or text with its type. */
export const descriptionOf = (value: unknown): string => {
  const description = field(value, 'description');
  return isRecord(description) ? textIn(description, 'content') : textIn(value, 'description');
};

/** A row of keys and values; one without a value stands without an equals sign. */
export const postmanRow = (value: unknown): Row =>
  rowOf({
    name: textIn(value, 'key'),
    value: textIn(value, 'value'),
    enabled: !flagIn(value, 'disabled'),
    description: descriptionOf(value),
  });

/** Headers as rows; version 2.0 also has them as lines of text. */
export function headerRows(value: unknown): Row[] {
  if (Array.isArray(value)) return value.filter(isRecord).map(postmanRow);
  if (typeof value !== 'string') return [];
  return value.split(/\r?\n/).flatMap((line) => {
    const colon = line.indexOf(':');
    return colon > 0 ? [rowOf({ name: line.slice(0, colon).trim(), value: line.slice(colon + 1).trim() })] : [];
  });
}
