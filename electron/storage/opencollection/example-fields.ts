import type { HttpRequestExample } from '@opencollection/types/requests/http';
import type { YAMLMap } from 'yaml';
import { graphqlText } from '#shared/graphql/graphql-text';
import { rowsFromUrl } from '#shared/model/query-rows';
import { exampleBodyTypes, type Example, type ExampleBody, type ExampleRequest } from '#shared/model/example';
import type { WantedMap } from '../yaml/wanted.ts';
import type { YamlFile } from '../yaml/yaml-file.ts';
import { createFieldReader, type FieldReader } from './field-reader.ts';
import { readBody, readRow } from './read-body.ts';
import { isPathParam } from './read-request.ts';
import { freshBody, wantedRow } from './write-body.ts';

/**
 * The examples that a request file holds, in their order. What is wrong in them makes no request unreadable: it is
 * left out of what is read, and stays in the file.
 */
export function readExamples(file: YamlFile, root: string): Example[] {
  const fields = createFieldReader(file);
  return fields.rows(file.root, 'examples').map((row) => readExample(fields, row, root));
}

/** The example that an item of such a list says. */
export function readExample(fields: FieldReader, row: YAMLMap, root: string): Example {
  const response = fields.map(row, 'response');
  return {
    name: fields.text(row, 'name'),
    description: fields.description(row),
    request: readExampleRequest(fields, fields.map(row, 'request'), root),
    status: statusIn(fields, response),
    reason: fields.text(response, 'statusText'),
    headers: fields.rows(response, 'headers').map((header) => [fields.text(header, 'name'), fields.text(header, 'value')]),
    body: readExampleBody(fields, fields.map(response, 'body')),
  };
}

/** A number, also one that was written as text; anything else says nothing. */
function statusIn(fields: FieldReader, response: YAMLMap | null): number | null {
  const status = fields.number(response, 'status') ?? Number(fields.text(response, 'status') || Number.NaN);
  return Number.isSafeInteger(status) ? status : null;
}

function readExampleRequest(fields: FieldReader, request: YAMLMap | null, root: string): ExampleRequest | null {
  if (request === null) return null;
  const params = fields.rows(request, 'params');
  const url = fields.text(request, 'url');
  return {
    method: fields.text(request, 'method'),
    url,
    query: rowsFromUrl(
      url,
      params.filter((row) => !isPathParam(fields, row)).map((row) => readRow(fields, row)),
    ),
    path: params.filter((row) => isPathParam(fields, row)).map((row) => readRow(fields, row)),
    headers: fields.rows(request, 'headers').map((row) => readRow(fields, row)),
    body: readBody(fields, request, root),
  };
}

function readExampleBody(fields: FieldReader, body: YAMLMap | null): ExampleBody | null {
  if (body === null) return null;
  const type = fields.text(body, 'type');
  return { type: exampleBodyTypes.find((one) => one === type) ?? 'text', data: fields.text(body, 'data') };
}

/** An example as an item of a file's list. What is empty is left out, as other tools leave it. */
export function wantedExample({ name, description, request, ...answer }: Example, root: string): WantedMap {
  const { status, reason, headers, body } = answer;
  return {
    name,
    description: description === '' ? undefined : description,
    request: request === null ? undefined : wantedExampleRequest(request, root),
    response: {
      status: status ?? undefined,
      statusText: reason === '' ? undefined : reason,
      headers: headers.map(([field, value]) => ({ name: field, value })),
      body: body === null ? undefined : { type: body.type, data: body.data },
    },
  } satisfies { readonly [F in keyof HttpRequestExample]: WantedMap[string] };
}

const wantedExampleRequest = ({ method, url, query, path, headers, body }: ExampleRequest, root: string): WantedMap => ({
  url,
  method,
  headers: headers.map(wantedRow),
  params: [...query.map((row) => typed(row, 'query')), ...path.map((row) => typed(row, 'path'))],
  // An example is of HTTP, whose bodies know no GraphQL: it stands there as it goes out.
  body: freshBody(body.kind === 'graphql' ? { kind: 'json', text: graphqlText(body) } : body, root),
});

function typed(row: ExampleRequest['query'][number], type: 'query' | 'path'): WantedMap {
  const { name, value, ...rest } = wantedRow(row);
  return { name, value, type, ...rest };
}
