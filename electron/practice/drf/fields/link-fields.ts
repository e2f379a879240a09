import type { Row, Rows, TableName } from '../../world/rows.ts';
import {
  createField,
  parsed,
  pythonType,
  wrong,
  type Field,
  type FieldOptions,
  type ParsedField,
  type Showing,
} from './field.ts';

/** The address of the object itself. */
export function urlField(path: string): Field {
  return createField(
    'url',
    { readOnly: true },
    {
      type: 'field',
      facts: {},
      schema: { type: 'string', format: 'uri' },
      parse: () => wrong('This field is read only.'),
      show: (row, { link }) => link(`${path}${row.id}/`),
    },
  );
}

/** Where an object is kept and how it is shown whole. */
export interface LinkTarget {
  readonly table: TableName;
  readonly path: string;
  show(row: Row, showing: Showing): unknown;
}

/** Another object, sent and shown as its address; `?expand=` shows it whole. */
export function linkField(name: string, target: () => LinkTarget, options: FieldOptions & { readonly column: string }): Field {
  return createField(name, options, {
    type: 'field',
    isLink: true,
    facts: {},
    schema: { type: 'string', format: 'uri' },
    parse: (value, { rows }) => (value === '' ? nothing(options) : parseLink(value, target(), rows)),
    show(row, showing) {
      const id = row[options.column];
      if (typeof id !== 'number') return null;
      const found = showing.expand.has(name) ? showing.rows.find(target().table, id) : undefined;
      return found ? target().show(found, { ...showing, expand: new Set() }) : showing.link(`${target().path}${id}/`);
    },
  });
}

/** An empty text is no link (DRF's related fields take it for null). */
const nothing = ({ allowNull = false }: FieldOptions): ParsedField =>
  allowNull ? parsed(null) : wrong('This field may not be null.');

function parseLink(value: unknown, target: LinkTarget, rows: Rows) {
  if (typeof value !== 'string') return wrong(`Incorrect type. Expected URL string, received ${pythonType(value)}.`);
  const path = value
    .trim()
    .replace(/^https?:\/\/[^/]*/i, '')
    .replace(/\?.*$/, '');
  const match = /^(\/.*\/)(\d{1,15})\/$/.exec(path);
  if (!match) return wrong('Invalid hyperlink - No URL match.');
  if (match[1] !== target.path) return wrong('Invalid hyperlink - Incorrect URL match.');
  const id = Number(match[2]);
  return rows.find(target.table, id) ? parsed(id) : wrong('Invalid hyperlink - Object does not exist.');
}

/** Something worked out from the row, for reading only. */
export function computedField(
  name: string,
  schema: Readonly<Record<string, unknown>>,
  show: (row: Row, showing: Showing) => unknown,
): Field {
  return createField(
    name,
    { readOnly: true },
    {
      type: typeof schema['type'] === 'string' && schema['type'] === 'integer' ? 'integer' : 'field',
      facts: {},
      schema,
      parse: () => wrong('This field is read only.'),
      show,
    },
  );
}

/** The row's number. */
export function idField(): Field {
  return createField(
    'id',
    { label: 'ID', readOnly: true },
    {
      type: 'integer',
      facts: {},
      schema: { type: 'integer' },
      parse: () => wrong('This field is read only.'),
    },
  );
}
