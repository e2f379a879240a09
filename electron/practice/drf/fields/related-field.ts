import type { TableName } from '../../world/rows.ts';
import { createField, parsed, pythonType, wrong, type Field, type FieldOptions } from './field.ts';

/** Another object by its id, where there are no links. */
export function relatedField(name: string, table: TableName, options: FieldOptions & { readonly column: string }): Field {
  return createField(name, options, {
    type: 'field',
    facts: {},
    schema: { type: 'integer' },
    parse(value, { rows }) {
      const id = typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : value;
      if (typeof id !== 'number' || !Number.isSafeInteger(id))
        return wrong(`Incorrect type. Expected pk value, received ${pythonType(value)}.`);
      return rows.find(table, id) ? parsed(id) : wrong(`Invalid pk "${id}" - object does not exist.`);
    },
  });
}
