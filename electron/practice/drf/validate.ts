import { granted, refused, type Outcome } from '../frame/outcome.ts';
import type { Cell, Rows } from '../world/rows.ts';
import { pythonType, type Field, type FieldErrors } from './fields/field.ts';
import type { Input } from './parsers/input.ts';
import type { Resource } from './resource.ts';

export type Cells = Readonly<Record<string, Cell>>;

export interface Validation {
  readonly rows: Rows;
  /** PATCH: what is not sent is not looked at. */
  readonly partial: boolean;
  /** The row that is being changed, which may keep its own unique values. */
  readonly existingId: number | null;
  /** Names of fields the parent decides. */
  readonly decided?: readonly string[];
}

/** Turns what was sent into what will be stored, or into the errors of all fields at once. */
export function validate(resource: Resource, input: Input, validation: Validation): Outcome<Cells> {
  if (input.kind === 'json' && !isObject(input.value)) return notAnObject(input.value);
  const cells: Record<string, Cell> = {};
  const errors: Record<string, FieldErrors> = {};
  for (const field of resource.fields) {
    if (field.readOnly || validation.decided?.includes(field.name)) continue;
    const outcome = validateField(field, sentValue(field, input, validation), validation);
    if (outcome === undefined) continue;
    if (outcome.ok) cells[field.column] = outcome.value;
    else errors[field.name] = outcome.errors;
  }
  addUniqueErrors(resource, cells, errors, validation);
  return Object.keys(errors).length === 0 ? granted(cells) : fieldErrors(errors);
}

function validateField(field: Field, value: unknown, validation: Validation): ReturnType<Field['parse']> | undefined {
  if (value === undefined) return missing(field, validation);
  if (value !== null) return field.parse(value, validation);
  return field.allowNull ? { ok: true, value: null } : { ok: false, errors: ['This field may not be null.'] };
}

/** A new row gets the initial value; a changed one keeps what it has. */
function missing(field: Field, { partial, existingId }: Validation): ReturnType<Field['parse']> | undefined {
  if (partial) return undefined;
  if (field.required) return { ok: false, errors: ['This field is required.'] };
  return existingId === null ? { ok: true, value: field.initial ?? null } : undefined;
}

function sentValue(field: Field, input: Input, { partial }: Validation): unknown {
  if (input.kind === 'json')
    return Object.hasOwn(input.value as object, field.name) ? (input.value as Record<string, unknown>)[field.name] : undefined;
  if (partial && !input.form.has(field.name)) return undefined;
  const value = field.fromForm(input.form);
  if (value !== '') return value;
  if (field.allowNull) return null;
  return field.required ? '' : field.initial === '' ? '' : undefined;
}

function addUniqueErrors(
  resource: Resource,
  cells: Cells,
  errors: Record<string, FieldErrors>,
  { rows, existingId }: Validation,
): void {
  for (const name of resource.unique ?? []) {
    const value = cells[name];
    if (value === undefined || value === null || errors[name]) continue;
    const [same] = rows.select(resource.table, { where: [{ sql: `${name} = ?`, values: [value] }], limit: 1 });
    if (same && same.id !== existingId) errors[name] = [`${resource.noun} with this ${nameOf(resource, name)} already exists.`];
  }
}

/** The label where a field was given one, else its name in words, as Django calls it. */
function nameOf({ fields }: Resource, name: string): string {
  return fields.find((field) => field.name === name)?.verboseName ?? name;
}

function notAnObject(value: unknown): Outcome<never> {
  const sentence = value === null ? 'No data provided' : `Invalid data. Expected a dictionary, but got ${pythonType(value)}.`;
  return fieldErrors({ non_field_errors: [sentence] });
}

export function fieldErrors(errors: Readonly<Record<string, FieldErrors>>): Outcome<never> {
  return refused({ status: 400, detail: 'Some fields cannot be used as they were sent.', fields: errors });
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
