import { z } from 'zod';
import { headerListSchema } from '../model/exchange-event';
import { exampleBodySchema, exampleRequestSchema, type Example, type ExampleRequest } from '../model/example';

/**
 * The field of an operation of OpenAPI in which its examples stand as they are, in their order, where the fields of OpenAPI
 * itself do not hold all of them: it has no examples without a body, no bytes, and no requests that are answered.
 */
export const examplesBeside = 'x-cairn-examples';

/** An example as it stands there. Without `body` its body is that of the response's example of this name. */
export interface ExampleBeside extends Omit<Example, 'request' | 'body'> {
  readonly request: ExampleRequest | null;
  readonly body?: Example['body'];
}

const schema = z.object({
  name: z.string(),
  description: z.string().default(''),
  status: z.int().nullable().default(null),
  reason: z.string().default(''),
  headers: headerListSchema.default([]),
  request: z.preprocess(withRowIds, exampleRequestSchema.nullable()).default(null),
  body: exampleBodySchema.nullable().optional(),
});

/** Null where it is none. Fields that are not known are left out. */
export function readExampleBeside(value: unknown): ExampleBeside | null {
  const { success, data } = schema.safeParse(value);
  return success ? data : null;
}

/** What is said of it in the file: nothing that is empty, and no ids of rows, which are made anew. */
export const writeExampleBeside = (example: ExampleBeside): Readonly<Record<string, unknown>> => {
  const { name, description, status, reason, headers, request, body } = example;
  return {
    name,
    description: description === '' ? undefined : description,
    status,
    reason: reason === '' ? undefined : reason,
    headers: headers.length === 0 ? undefined : headers,
    request: request === null ? undefined : withoutRowIds(request),
    body,
  };
};

const blankRow = { enabled: true, description: '' };

const withoutRowIds = ({ method, url, query, path, headers, body }: ExampleRequest) => ({
  method,
  url,
  query: query.map(shortRow),
  path: path.map(shortRow),
  headers: headers.map(shortRow),
  body:
    body.kind === 'form'
      ? { ...body, rows: body.rows.map(shortRow) }
      : body.kind === 'multipart'
        ? { ...body, parts: body.parts.map(shortRow) }
        : body,
});

const shortRow = <R extends ExampleRequest['query'][number]>({ id: _id, enabled, description, ...row }: R) => ({
  ...row,
  enabled: enabled ? undefined : false,
  description: description === '' ? undefined : description,
});

/** Rows get an id each; whatever is no row is left to the schema to refuse. */
function withRowIds(value: unknown): unknown {
  if (!isObject(value)) return value;
  const body = isObject(value['body']) ? { ...value['body'], ...withLists(value['body'], ['rows', 'parts']) } : value['body'];
  return { ...value, ...withLists(value, ['query', 'path', 'headers']), body };
}

const withLists = (value: Readonly<Record<string, unknown>>, names: readonly string[]): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    names.flatMap((name) => {
      const list: unknown = value[name];
      if (!Array.isArray(list)) return [];
      return [[name, list.map((row: unknown) => (isObject(row) ? { ...blankRow, ...row, id: crypto.randomUUID() } : row))]];
    }),
  );

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
