import { isMap } from 'yaml';
import type { RequestDraft } from '#shared/model/request-draft';
import { graphqlBodySchema, type GraphqlBody } from '#shared/model/body';
import { bodyFilterSchema } from '#shared/model/body-filter';
import { pagingCorrectionSchema } from '#shared/model/paging-correction';
import { editYaml } from '../yaml/edit-yaml.ts';
import { renderFile } from '../yaml/render-yaml.ts';
import { isAbsent, type Wanted, type WantedMap } from '../yaml/wanted.ts';
import { parseYamlFile, readable, type Reading } from '../yaml/yaml-file.ts';
import { alsoInFile, wantedAlsoInFile, withForgotten } from './also-in-file.ts';
import { rawTypes } from './read-body.ts';
import { wantedSideSocket, withSideSocket } from './socket-fields.ts';
import { wantedSideAuth, withSideAuth } from './side-auth.ts';
import { readSideOptions, wantedSideOptions } from './side-options.ts';

const heading = '# Kept by Cairn: what the file of the same name has no field for.\n';

/** The folder of a collection in which the files beside others stand. */
export const sideFolder = '.cairn';

/**
 * Where a request keeps what OpenCollection has no field for, relative to the collection.
 * Its ending differs from a request's, so that tools that look for requests pass it by.
 */
export const sidePathOf = (path: string): string => `${sideFolder}/${path.replace(/\.ya?ml$/, '')}.yaml`;

/** What stands in a file beside another, by section; one that is not there or cannot be read has nothing in it. */
export function readSide(raw: string | null): Readonly<Record<'auth' | 'options', Readonly<Record<string, unknown>>>> {
  const { auth, options } = raw === null ? {} : fieldsOf(raw);
  return { auth: asRecord(auth), options: asRecord(options) };
}

/** The draft with what stands beside its file. A file that cannot be read adds nothing. */
export function withSide(draft: RequestDraft, raw: string | null): RequestDraft {
  const side = raw === null ? {} : fieldsOf(raw);
  const { auth, body } = draft;
  const bare = asRecord(side.query).bare;
  const own: RequestDraft = {
    ...draft,
    query: Array.isArray(bare)
      ? draft.query.map((row) => (bare.includes(row.name) && row.value === '' ? { ...row, bare: true } : row))
      : draft.query,
    auth: withSideAuth(auth, asRecord(side.auth)),
    body: withSideBody(body, asRecord(side.body)),
    options: readSideOptions(draft.options, asRecord(side.options)),
    paging: pagingCorrectionSchema.safeParse(side.paging).data ?? null,
    filter: bodyFilterSchema.safeParse(side.filter).data ?? null,
  };
  return withForgotten(withSideSocket(own, asRecord(side.socket)), raw);
}

function withSideBody(body: RequestDraft['body'], side: Readonly<Record<string, unknown>>): RequestDraft['body'] {
  const mediaType = textIn(side, 'mediaType');
  if (body.kind === 'text' && body.mediaType === 'text/plain' && mediaType !== null) return { ...body, mediaType };
  return body.kind === 'graphql' ? withSideGraphql(body, side) : body;
}

function withSideGraphql(body: GraphqlBody, side: Readonly<Record<string, unknown>>): GraphqlBody {
  const { persisted } = graphqlBodySchema.shape;
  const [operationName, documentId] = [textIn(side, 'operationName'), textIn(side, 'documentId')];
  const how = persisted.safeParse(side.persisted).data;
  return {
    ...body,
    ...(operationName !== null && { operationName }),
    ...(how !== undefined && { persisted: how }),
    ...(documentId !== null && { documentId }),
  };
}

/** The text of the file beside a request, or null where there is none to be. */
export const writeSide = (draft: RequestDraft, raw: string | null): Reading<string | null> =>
  changeSide({ ...wantedSide(draft), [alsoInFile]: wantedAlsoInFile(draft) }, raw);

/** The text of a file beside another once it holds these sections, or null where there is none to be. Others stay. */
export function changeSide(wanted: WantedMap, raw: string | null): Reading<string | null> {
  if (raw === null) return readable(Object.values(wanted).every(isEmpty) ? null : heading + renderFile(wanted));
  const file = parseYamlFile(raw);
  if (!file.readable) return file;
  const edited = editYaml(file.value, wanted);
  return readable(Object.values(fieldsOf(edited)).every(saysNothing) ? null : edited);
}

const saysNothing = (value: unknown): boolean => value === null || (typeof value === 'object' && Object.keys(value).length === 0);

const isEmpty = (wanted: Wanted): boolean =>
  isAbsent(wanted) || (typeof wanted === 'object' && Object.values(wanted).every(isAbsent));

/** What stands beside a request's file, by section: what OpenCollection has no field for. */
export function wantedSide(draft: RequestDraft): WantedMap {
  const { auth, body, query, options, paging, filter } = draft;
  const hasOwnType = body.kind !== 'text' || rawTypes.some(({ mediaType }) => mediaType === body.mediaType);
  const bare = query.flatMap((row) => (row.bare && !row.enabled ? [row.name] : []));
  return {
    options: wantedSideOptions(options),
    auth: wantedSideAuth(auth),
    body: {
      mediaType: hasOwnType ? undefined : body.mediaType,
      ...wantedGraphql(body),
    },
    query: { bare: bare.length > 0 ? bare : undefined },
    filter: { language: filter?.language, expression: filter?.expression },
    socket: wantedSideSocket(draft),
    paging: Object.fromEntries(Object.entries(paging ?? nothing).map(([name, value]) => [name, value ?? undefined])),
  };
}

/** What OpenCollection has no field for in a request of GraphQL. */
function wantedGraphql(body: RequestDraft['body']): WantedMap {
  if (body.kind !== 'graphql') return { operationName: undefined, persisted: undefined, documentId: undefined };
  const { operationName, persisted, documentId = '' } = body;
  return {
    operationName: operationName === '' ? undefined : operationName,
    persisted,
    documentId: documentId === '' ? undefined : documentId,
  };
}

/** A correction that was taken back leaves none of its fields behind. */
const nothing = Object.fromEntries(Object.keys(pagingCorrectionSchema.shape).map((name) => [name, null]));

function fieldsOf(raw: string): Readonly<Record<string, unknown>> {
  const file = parseYamlFile(raw);
  return file.readable && isMap(file.value.root) ? asRecord(file.value.document.toJS({ maxAliasCount: 100 })) : {};
}

const asRecord = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};

function textIn(value: unknown, field: string): string | null {
  const text = asRecord(value)[field];
  return typeof text === 'string' ? text : null;
}
