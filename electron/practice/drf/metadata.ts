import { componentName } from '../openapi-schemas.ts';
import type { Field } from './fields/field.ts';
import type { Resource } from './resource.ts';

/** The fields as OPTIONS lists them. */
export function describeFields(fields: readonly Field[]): Record<string, unknown> {
  return Object.fromEntries(fields.map((field) => [field.name, describeField(field)]));
}

function describeField({ type, required, readOnly, label, helpText, facts }: Field): Record<string, unknown> {
  return { type, required, read_only: readOnly, label, ...(helpText && { help_text: helpText }), ...facts };
}

/** The JSON Schemas of a resource, by name: as it is shown, as it is sent, and as a part of it is. What the path decides is not sent. */
export function schemasOf(
  resource: Pick<Resource, 'noun' | 'path' | 'fields'>,
  decided: readonly string[] = [],
): { shown: Schema; sent: Schema; changed: Schema } {
  const { fields } = resource;
  const name = schemaName(resource);
  const within = decided.map((each) => `In${capital(each)}`).join('');
  const written = fields.filter((field) => !field.readOnly && !decided.includes(field.name));
  const required = written.filter((field) => field.required);
  return {
    shown: objectSchema(name, fields, fields),
    sent: objectSchema(`${name}Sent${within}`, written, required),
    changed: objectSchema(`${name}Changed${within}`, written, []),
  };
}

/** "Book"; the same noun under /api/ is another thing. */
export const schemaName = ({ noun, path }: Pick<Resource, 'noun' | 'path'>): string =>
  `${path.startsWith('/api/') ? 'Api' : ''}${capital(noun)}`;

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

type Schema = Record<string, unknown>;

function objectSchema(name: string, fields: readonly Field[], required: readonly Field[]): Schema {
  return {
    [componentName]: name,
    type: 'object',
    properties: Object.fromEntries(fields.map((field) => [field.name, field.schema])),
    ...(required.length > 0 && { required: required.map((field) => field.name) }),
  };
}
