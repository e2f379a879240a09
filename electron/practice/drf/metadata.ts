import type { Field } from './fields/field.ts';

/** The fields as OPTIONS lists them. */
export function describeFields(fields: readonly Field[]): Record<string, unknown> {
  return Object.fromEntries(fields.map((field) => [field.name, describeField(field)]));
}

function describeField({ type, required, readOnly, label, helpText, facts }: Field): Record<string, unknown> {
  return { type, required, read_only: readOnly, label, ...(helpText && { help_text: helpText }), ...facts };
}

/** The JSON Schemas of a resource: as it is shown, and as it is sent. */
export function schemasOf(fields: readonly Field[]): { shown: Record<string, unknown>; sent: Record<string, unknown> } {
  const schema = (of: readonly Field[], required: string[]) => ({
    type: 'object',
    properties: Object.fromEntries(of.map((field) => [field.name, field.schema])),
    ...(required.length > 0 && { required }),
  });
  const written = fields.filter((field) => !field.readOnly);
  const required = written.filter((field) => field.required).map((field) => field.name);
  return {
    shown: schema(
      fields,
      fields.map((field) => field.name),
    ),
    sent: schema(written, required),
  };
}
