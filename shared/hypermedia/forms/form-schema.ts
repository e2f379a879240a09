import { z } from 'zod';
import type { FieldType, FormField } from './form-field';
import type { FormObject, FormValue } from './form-value';
import type { FormParameter, FormSource, PageForm } from './page-form';

const formObjectSchema: z.ZodType<FormObject> = z.lazy(() =>
  z.object({
    kind: z.literal('object'),
    members: z.array(z.object({ name: z.string(), value: formValueSchema })),
  }),
);

/** A value of a form, as it is kept between runs. */
const formValueSchema: z.ZodType<FormValue> = z.lazy(() =>
  z.union([
    z.object({ kind: z.enum(['unset', 'null']) }),
    z.object({ kind: z.enum(['text', 'number', 'json']), text: z.string() }),
    z.object({ kind: z.literal('boolean'), value: z.boolean() }),
    z.object({ kind: z.literal('list'), items: z.array(formValueSchema) }),
    z.object({ kind: z.literal('file'), path: z.string(), name: z.string() }),
    formObjectSchema,
  ]),
);

const types: Readonly<Record<FieldType, true>> = {
  text: true,
  textarea: true,
  number: true,
  integer: true,
  boolean: true,
  date: true,
  time: true,
  datetime: true,
  email: true,
  url: true,
  password: true,
  choice: true,
  related: true,
  list: true,
  object: true,
  file: true,
  json: true,
};

const sources: Readonly<Record<FormSource, true>> = {
  OPTIONS: true,
  OpenAPI: true,
  'JSON Schema': true,
  'HAL-FORMS': true,
  Siren: true,
  Hydra: true,
  'Collection+JSON': true,
  'JSON:API': true,
  OData: true,
  link: true,
  GET: true,
};

const oneOf = <T extends string>(names: Readonly<Record<T, true>>) => z.enum(Object.keys(names) as [T, ...T[]]);

const relatedSchema = z.object({
  url: z.string(),
  searchParam: z.string().nullable(),
  value: z.union([
    z.object({ kind: z.literal('address') }),
    z.object({ kind: z.literal('member'), name: z.string(), isNumber: z.boolean().optional() }),
  ]),
  labelMember: z.string().nullable(),
});

const fieldShape = {
  name: z.string(),
  label: z.string(),
  type: oneOf(types),
  required: z.boolean(),
  readOnly: z.boolean(),
  nullable: z.boolean(),
  isNullSeen: z.boolean().optional(),
  multiple: z.boolean(),
  choices: z.array(z.object({ value: formValueSchema, label: z.string() })).nullable(),
  suggestions: z.array(z.string()).optional(),
  related: relatedSchema.nullable(),
  min: z.string().nullable(),
  max: z.string().nullable(),
  step: z.string().nullable(),
  isUnique: z.boolean().optional(),
  minLength: z.number().nullable(),
  maxLength: z.number().nullable(),
  pattern: z.string().nullable(),
  default: formValueSchema.nullable(),
  help: z.string(),
  placeholder: z.string(),
  format: z.string(),
  accept: z.string(),
  place: z.string(),
};

const inside = { fields: z.lazy(() => z.array(fieldSchema)), item: z.lazy(() => fieldSchema.nullable()) };

const fieldSchema: z.ZodType<FormField> = z.object({ ...fieldShape, ...inside });

const parameterSchema: z.ZodType<FormParameter> = z.object({
  ...fieldShape,
  ...inside,
  where: z.enum(['query', 'path', 'header']),
});

/** A form, as it is kept with what was typed into it. */
export const pageFormSchema: z.ZodType<PageForm> = z.object({
  id: z.string(),
  title: z.string(),
  description: z.string(),
  method: z.string(),
  url: z.string(),
  templated: z.boolean(),
  contentTypes: z.array(z.string()),
  contentType: z.string().nullable(),
  fields: z.array(fieldSchema),
  parameters: z.array(parameterSchema),
  source: oneOf(sources),
  nesting: z.enum(['dots', 'brackets']),
  scope: z.enum(['whole', 'partial']),
  initial: formObjectSchema,
});

export { formObjectSchema };
