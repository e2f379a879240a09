import type { YAMLMap } from 'yaml';
import { findPathParams } from '#shared/http/path-params';
import { rowsFromUrl, urlFromRows } from '#shared/model/query-rows';
import { createDraft, type RequestDraft } from '#shared/model/request-draft';
import { createRow, type Row } from '#shared/model/row';
import { readable, unreadable, type Reading, type YamlFile } from '../yaml/yaml-file.ts';
import { createFieldReader, type FieldReader } from './field-reader.ts';
import { readAuth } from './read-auth.ts';
import { readBody, readGraphql, readRow } from './read-body.ts';
import { readSettings } from './read-settings.ts';
import { readWebSocket } from './socket-fields.ts';
import { readDocs, readRuntime, readTags } from './read-runtime.ts';

/** A request as its file says it. */
export interface SavedRequest {
  readonly name: string;
  /** Its place among its neighbours, where the file gives one. */
  readonly seq: number | null;
  readonly draft: RequestDraft;
}

const laterTypes: Readonly<Record<string, string>> = {
  grpc: 'gRPC requests open in a later version',
  script: 'It is a script, not a request',
  app: 'It is an app, not a request',
  folder: 'It describes a folder, not a request',
};

/** The part of a file that says where its request goes, by its type. */
const sections: Readonly<Record<string, string>> = { http: 'http', websocket: 'websocket', graphql: 'graphql' };

/** Why a file of OpenCollection is no request that Cairn sends, or null when it is one. */
export function whyNotHttp(type: string, hasHttp: boolean): string | null {
  if (Object.hasOwn(sections, type) || (type === '' && hasHttp)) return null;
  if (type === '') return 'It does not say what it is: “info.type” is missing';
  return Object.hasOwn(laterTypes, type) ? (laterTypes[type] ?? null) : `Cairn does not know requests of the type “${type}”`;
}

/** Reads a request; `root` is the folder that paths of files count from. */
export function readRequest(file: YamlFile, root: string): Reading<SavedRequest> {
  const fields = createFieldReader(file);
  const info = fields.map(file.root, 'info');
  const type = fields.text(info, 'type') || fields.text(file.root, 'type');
  const other = whyNotHttp(type, file.root.has('http'));
  if (other !== null) return unreadable(other);

  const isWebSocket = type === 'websocket';
  const http = fields.map(file.root, sections[type] ?? 'http');
  const settings = fields.map(file.root, 'settings');
  const params = fields.rows(http, 'params');
  const query = params.filter((row) => !isPathParam(fields, row)).map((row) => readRow(fields, row));
  const url = addressOf(fields.text(http, 'url'), query);
  const draft: RequestDraft = {
    ...createDraft(),
    method: fields.text(http, 'method') || (type === 'graphql' ? 'POST' : 'GET'),
    url,
    query: rowsFromUrl(url, query),
    path: withPathParams(
      url,
      params.filter((row) => isPathParam(fields, row)).map((row) => readRow(fields, row)),
    ),
    headers: fields.rows(http, 'headers').map((row) => readRow(fields, row)),
    body: bodyOf(fields, type, http, root),
    auth: readAuth(fields, http),
    options: readSettings(fields, settings),
    socket: isWebSocket ? readWebSocket(fields, http, settings) : null,
    ...readRuntime(fields, fields.map(file.root, 'runtime')),
    tags: readTags(fields, info),
    docs: readDocs(fields, file.root),
  };
  const saved = { name: fields.text(info, 'name'), seq: fields.number(info, 'seq'), draft };
  const trouble = fields.trouble();
  return trouble ? unreadable(trouble.reason, trouble.line) : readable(saved);
}

function bodyOf(fields: FieldReader, type: string, section: YAMLMap | null, root: string): RequestDraft['body'] {
  if (type === 'websocket') return { kind: 'none' };
  return type === 'graphql' ? readGraphql(fields, section) : readBody(fields, section, root);
}

export const isPathParam = (fields: FieldReader, row: YAMLMap): boolean => fields.text(row, 'type') === 'path';

/** The address counts. Parameters written by hand beside an address without a query are meant to be in it. */
const addressOf = (url: string, query: readonly Row[]): string =>
  url.includes('?') || !query.some((row) => row.enabled) ? url : urlFromRows(url, query);

function withPathParams(url: string, rows: readonly Row[]): Row[] {
  const known = new Set(rows.map((row) => row.name));
  return [...rows, ...findPathParams(url).flatMap((name) => (known.has(name) ? [] : [createRow(name)]))];
}
