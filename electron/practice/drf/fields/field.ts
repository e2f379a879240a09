import type { Cell, Row, Rows } from '../../world/rows.ts';

/** Messages for one field: a list of sentences, or for a list field the same by index. */
export type FieldErrors = readonly string[] | { readonly [key: string]: FieldErrors };

export type ParsedField = { readonly ok: true; readonly value: Cell } | { readonly ok: false; readonly errors: FieldErrors };

/** What a field needs to show itself. */
export interface Showing {
  readonly rows: Rows;
  /** An absolute link to a path of this server, as the caller addressed it. */
  readonly link: (path: string) => string;
  /** Names of related objects to show whole. */
  readonly expand: ReadonlySet<string>;
}

/** Values of a form by name; a name may be given more than once. */
export interface FormValues {
  has(name: string): boolean;
  all(name: string): readonly string[];
  /** Everything, by name. */
  entries(): Readonly<Record<string, readonly string[]>>;
}

/** How a field presents itself in OPTIONS beyond its type, in DRF's names. */
export type FieldFacts = Readonly<Record<string, unknown>>;

/**
 * One field of a resource. It reads what callers send, shows what is stored, and describes itself
 * for OPTIONS and for OpenAPI.
 */
export interface Field {
  readonly name: string;
  readonly column: string;
  readonly type: string;
  readonly label: string;
  /** What Django's sentences call it: the label it was given, else its name in words. */
  readonly verboseName: string;
  readonly helpText?: string;
  readonly required: boolean;
  readonly readOnly: boolean;
  readonly allowNull: boolean;
  /** What is stored when nothing is sent; absent for required fields. */
  readonly initial?: Cell;
  readonly facts: FieldFacts;
  /** Shown as the address of another object. */
  readonly isLink?: boolean;
  readonly schema: Readonly<Record<string, unknown>>;
  parse(value: unknown, showing: Pick<Showing, 'rows'>): ParsedField;
  show(row: Row, showing: Showing): unknown;
  /** What a form says about this field; undefined where it says nothing. */
  fromForm(form: FormValues): unknown;
}

export interface FieldOptions {
  readonly label?: string;
  readonly help?: string;
  readonly column?: string;
  readonly readOnly?: boolean;
  readonly allowNull?: boolean;
  readonly initial?: Cell;
}

type Kind = Pick<Field, 'type' | 'facts' | 'schema' | 'parse'> & Partial<Pick<Field, 'show' | 'fromForm' | 'isLink'>>;

/** A field of a kind, with everything that is the same for all kinds. */
export function createField(name: string, options: FieldOptions, kind: Kind): Field {
  const { column = name, readOnly = false, allowNull = false, initial, help, label = labelFrom(name) } = options;
  return {
    name,
    column,
    label,
    verboseName: options.label ?? name.replaceAll('_', ' '),
    required: !readOnly && initial === undefined,
    readOnly,
    allowNull,
    show: (row) => row[column],
    fromForm: (form) => form.all(name)[0],
    ...(initial !== undefined && { initial }),
    ...(help !== undefined && { helpText: help }),
    ...kind,
    schema: fieldSchema(label, options, kind),
  };
}

function fieldSchema(label: string, { help, readOnly, allowNull }: FieldOptions, { schema }: Kind): Field['schema'] {
  return {
    ...(allowNull ? nullable(schema) : schema),
    ...(label !== '' && { title: label }),
    ...(help !== undefined && { description: help }),
    ...(readOnly && { readOnly: true }),
  };
}

/** `in_stock` is labelled "In stock", as DRF does it. */
function labelFrom(name: string): string {
  const words = name.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function nullable(schema: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const { type, enum: choices, ...rest } = schema;
  return { ...rest, type: [type, 'null'], ...(Array.isArray(choices) && { enum: [...choices, null] }) };
}

export const parsed = (value: Cell): ParsedField => ({ ok: true, value });
export const wrong = (...errors: readonly string[]): ParsedField => ({ ok: false, errors });

/** What Python calls the type of a JSON value; DRF's messages name it. */
export function pythonType(value: unknown): string {
  if (value === null || value === undefined) return 'NoneType';
  if (Array.isArray(value)) return 'list';
  if (typeof value === 'number') return Number.isInteger(value) ? 'int' : 'float';
  if (typeof value === 'boolean') return 'bool';
  return typeof value === 'string' ? 'str' : 'dict';
}

/** What a plain value looks like as text; nothing for lists and objects. */
export function plainText(value: unknown): string | undefined {
  const isPlain = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
  return isPlain ? String(value) : undefined;
}
