import { graphqlText } from '../../graphql/graphql-text';
import type { Body } from '../../model/body';
import type { RequestDraft } from '../../model/request-draft';
import type { Row } from '../../model/row';
import { contentTypeOf, hasBody } from '../../http/default-headers';
import { findVariables } from '../../variables/find-variables';
import { queryOf } from './har-request';
import { exactJson, inferSchema, type Schema } from './infer-schema';
import type { OpenApiAddress } from './openapi-address';

/** An answer that is known for a request. */
export interface KnownAnswer {
  readonly status: number;
  readonly reason: string;
  readonly mediaType: string;
  /** Text of its body; null where it is none, or not kept. */
  readonly text: string | null;
}

type Json = Readonly<Record<string, unknown>>;

const parameter = (where: 'query' | 'path' | 'header', { name, value, description, enabled }: Omit<Row, 'id'>): Json => ({
  name,
  in: where,
  required: where === 'path' ? true : undefined,
  description: description === '' ? undefined : description,
  schema: schemaOf(value),
  example: findVariables(value).length > 0 ? undefined : where === 'query' ? decoded(value) : value,
  // What is not required may be left out: whether it was sent is said beside it.
  'x-disabled': where === 'path' ? undefined : !enabled,
});

/** A value of a query is written as it stands in the address; an example is what it means. */
function decoded(value: string): string {
  try {
    return decodeURIComponent(value.replaceAll('+', ' '));
  } catch {
    return value;
  }
}

/** Parameters are text on the way; what they look like says what they mean. */
const schemaOf = (value: string): Schema =>
  /^-?(?:0|[1-9]\d{0,14})$/.test(value)
    ? { type: 'integer' }
    : /^(?:true|false)$/.test(value)
      ? { type: 'boolean' }
      : { type: 'string' };

/** Headers that OpenAPI says elsewhere, and ignores as parameters. */
const saidElsewhere = new Set(['accept', 'content-type', 'authorization']);

/** What a request asks, as parameters: each name once in its place. */
export function parametersOf(draft: RequestDraft, address: OpenApiAddress): Json[] {
  const blank = { description: '', enabled: true };
  const path = address.pathNames.map((name) => draft.path.find((row) => row.name === name) ?? { ...blank, name, value: '' });
  const rows = draft.query.length > 0 ? draft.query : queryOf(draft.url).map(({ name, value }) => ({ ...blank, name, value }));
  const headers = draft.headers.filter(({ name }) => name !== '' && !saidElsewhere.has(name.toLowerCase()));
  const all = [
    ...path.map((row) => parameter('path', row)),
    ...rows.map((row) => parameter('query', row)),
    ...headers.map((row) => parameter('header', row)),
  ];
  const known = new Set<string>();
  return all.filter((one) => {
    const key = `${String(one['in'])} ${String(one['name']).toLowerCase()}`;
    return !known.has(key) && known.add(key);
  });
}

/** The body that goes out, as a schema that it fits and an example; undefined where there is none. */
export function requestBodyOf({ body, headers, docs: _docs }: RequestDraft): Json | undefined {
  if (!hasBody(body)) return undefined;
  const typed = headers.find((row) => row.enabled && row.name.toLowerCase() === 'content-type')?.value;
  const given = contentTypeOf(body);
  const type = (typed ?? (given?.computed ? undefined : given?.value) ?? fallbackType[body.kind]).replace(/;.*$/s, '').trim();
  return { content: { [type || 'application/octet-stream']: mediaOf(body) } };
}

const fallbackType: { readonly [K in Body['kind']]: string } = {
  none: '',
  json: 'application/json',
  text: 'text/plain',
  form: 'application/x-www-form-urlencoded',
  multipart: 'multipart/form-data',
  graphql: 'application/json',
  file: 'application/octet-stream',
};

function mediaOf(body: Body): Json {
  switch (body.kind) {
    case 'none':
      return {};
    case 'json':
      return exampleOf(body.text);
    case 'text':
      return /json/i.test(body.mediaType) ? exampleOf(body.text) : { schema: { type: 'string' }, example: body.text };
    case 'graphql':
      return exampleOf(graphqlText(body));
    case 'form':
      return fieldsOf(body.rows.map(({ name, value }) => [name, schemaOf(value), value]));
    case 'multipart':
      return fieldsOf(
        body.parts.map(({ name, kind, value }) =>
          kind === 'file'
            ? [name, { type: 'string', contentMediaType: 'application/octet-stream' }, undefined]
            : [name, { type: 'string' }, value],
        ),
      );
    case 'file':
      return { schema: { type: 'string', contentMediaType: body.mediaType || 'application/octet-stream' } };
  }
}

const fieldsOf = (fields: readonly (readonly [string, Schema, string | undefined])[]): Json => ({
  schema: { type: 'object', properties: Object.fromEntries(fields.map(([name, schema]) => [name, schema])) },
  example: Object.fromEntries(fields.flatMap(([name, , value]) => (value === undefined ? [] : [[name, value]]))),
});

/** A text with what can be told of it: JSON in its own form, where no number changes by that; anything else as text. */
function exampleOf(text: string): Json {
  const json = exactJson(text);
  return json === null ? { schema: { type: 'string' }, example: text } : { schema: inferSchema(json.value), example: json.value };
}

/** Responses by status; where none is known, that it answers at all. */
export function responsesOf(answers: readonly KnownAnswer[]): Json {
  if (answers.length === 0) return { default: { description: 'The answer.' } };
  return Object.fromEntries(
    answers.map(({ status, reason, mediaType, text }) => {
      const type = mediaType.replace(/;.*$/s, '').trim();
      const content = text === null || text === '' || type === '' ? {} : { content: { [type]: exampleOf(text) } };
      return [String(status), { description: reason || `Status ${status}`, ...content }];
    }),
  );
}
