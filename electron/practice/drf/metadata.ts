import type { Field } from './fields/field.ts';

/** The fields as OPTIONS lists them. */
export function describeFields(fields: readonly Field[]): Record<string, unknown> {
  return Object.fromEntries(fields.map((field) => [field.name, describeField(field)]));
}

function describeField({ type, required, readOnly, label, helpText, facts }: Field): Record<string, unknown> {
  return { type, required, read_only: readOnly, label, ...(helpText && { help_text: helpText }), ...facts };
}

/** The JSON Schemas of a resource: as it is shown, and as it is sent. What the path decides is not sent. */
export function schemasOf(
  fields: readonly Field[],
  decided: readonly string[] = [],
): { shown: Record<string, unknown>; sent: Record<string, unknown> } {
  const written = fields.filter((field) => !field.readOnly && !decided.includes(field.name));
  const required = written.filter((field) => field.required);
  return { shown: objectSchema(fields, fields), sent: objectSchema(written, required) };
}

function objectSchema(fields: readonly Field[], required: readonly Field[]): Record<string, unknown> {
  return {
    type: 'object',
    properties: Object.fromEntries(fields.map((field) => [field.name, field.schema])),
    ...(required.length > 0 && { required: required.map((field) => field.name) }),
  };
}
