import { isAbsolute, resolve } from 'node:path';
import { isMap, isSeq, type YAMLMap } from 'yaml';
import { blankBody, type Body, type GraphqlBody, type Part } from '#shared/model/body';
import { createRow, type Row } from '#shared/model/row';
import { textOf } from '../yaml/yaml-file.ts';
import type { FieldReader } from './field-reader.ts';

/** Media types that have a body type of their own in OpenCollection; any other text is `text`. */
export const rawTypes: readonly { readonly type: string; readonly mediaType: string }[] = [
  { type: 'text', mediaType: 'text/plain' },
  { type: 'xml', mediaType: 'application/xml' },
  { type: 'sparql', mediaType: 'application/sparql-query' },
];

/** What a request of the type `graphql` asks. Which of its operations, OpenCollection has no field for. */
export function readGraphql(fields: FieldReader, section: YAMLMap | null): GraphqlBody {
  const body = selectedBody(fields, section);
  return { ...blankBody.graphql, query: fields.text(body, 'query'), variables: fields.text(body, 'variables') };
}

/** The body of a request file; kinds that Cairn has no form for are shown as none and stay in the file. */
export function readBody(fields: FieldReader, http: YAMLMap | null, root: string): Body {
  const body = selectedBody(fields, http);
  const type = fields.text(body, 'type');
  const raw = rawTypes.find((candidate) => candidate.type === type);
  if (type === 'json') return { kind: 'json', text: fields.text(body, 'data') };
  if (raw) return { kind: 'text', text: fields.text(body, 'data'), mediaType: raw.mediaType };
  if (type === 'form-urlencoded') return { kind: 'form', rows: fields.rows(body, 'data').map((row) => readRow(fields, row)) };
  if (type === 'multipart-form')
    return { kind: 'multipart', parts: fields.rows(body, 'data').flatMap((row) => readParts(fields, row, root)) };
  if (type === 'file') return readFileBody(fields, body, root);
  return { kind: 'none' };
}

/** A request may have several bodies to choose from, each with a title: which one counts, or null for a plain body. */
export function selectedVariant(fields: FieldReader, http: YAMLMap | null): number | null {
  if (!isSeq(fields.node(http, 'body'))) return null;
  const chosen = fields.rows(http, 'body').findIndex((variant) => fields.flag(variant, 'selected') === true);
  return Math.max(0, chosen);
}

export function selectedBody(fields: FieldReader, http: YAMLMap | null): YAMLMap | null {
  const variant = selectedVariant(fields, http);
  return variant === null ? fields.map(http, 'body') : fields.map(fields.rows(http, 'body')[variant] ?? null, 'body');
}

/** A row of a table, with a new id. */
export const readRow = (fields: FieldReader, row: YAMLMap): Row => ({
  ...createRow(fields.text(row, 'name'), fields.text(row, 'value')),
  enabled: fields.flag(row, 'disabled') !== true,
  description: fields.description(row),
});

/** A part for each file that a row names. */
function readParts(fields: FieldReader, row: YAMLMap, root: string): Part[] {
  const facts = { enabled: fields.flag(row, 'disabled') !== true, description: fields.description(row) };
  const common = { ...facts, mediaType: fields.text(row, 'contentType') };
  const name = fields.text(row, 'name');
  if (fields.text(row, 'type') !== 'file') {
    return [{ ...createRow(name, fields.text(row, 'value')), ...common, kind: 'text', path: '' }];
  }
  return filesOf(fields, row).map((path) => ({ ...createRow(name), ...common, kind: 'file', path: pathIn(root, path) }));
}

/** The paths of a file part as they stand in the file: one text or a list of them. */
export function filesOf(fields: FieldReader, row: YAMLMap): string[] {
  if (!isSeq(fields.node(row, 'value'))) return [fields.text(row, 'value')];
  const paths = fields.list(row, 'value').map((item) => textOf(item) ?? '');
  return paths.length === 0 ? [''] : paths;
}

function readFileBody(fields: FieldReader, body: YAMLMap | null, root: string): Body {
  const chosen = fields.rows(body, 'data').find((file) => fields.flag(file, 'selected') === true);
  if (!isMap(chosen)) return { kind: 'file', path: '', mediaType: '' };
  return { kind: 'file', path: pathIn(root, fields.text(chosen, 'filePath')), mediaType: fields.text(chosen, 'contentType') };
}

/** Paths in a collection count from its root; one with a variable is not known yet and stays as it is. */
export const pathIn = (root: string, path: string): string =>
  path === '' || path.includes('{{') || isAbsolute(path) ? path : resolve(root, path);
