import type { YAMLMap } from 'yaml';
import type { RequestDraft } from '#shared/model/request-draft';
import { defaultOptions } from '#shared/model/request-options';
import { editYaml } from '../yaml/edit-yaml.ts';
import { renderFile } from '../yaml/render-yaml.ts';
import type { Wanted, WantedMap } from '../yaml/wanted.ts';
import type { YamlFile } from '../yaml/yaml-file.ts';
import { createFieldReader, type FieldReader } from './field-reader.ts';
import { isPathParam, type SavedRequest } from './read-request.ts';
import { changedAuth, wantedAuth } from './write-auth.ts';
import { isSame } from './is-same.ts';
import { changedBody, freshBody, wantedRow } from './write-body.ts';
import { changedRuntime, wantedRuntime } from './write-runtime.ts';
import { changedSettings } from './write-settings.ts';

/** The text of a new request file. */
export const writeNewRequest = (request: SavedRequest, root: string): string => renderFile(wantedRequest(request, root));

/** A request as the fields of a new file. */
export function wantedRequest({ name, seq, draft }: SavedRequest, root: string): WantedMap {
  const settings = changedSettings(defaultOptions, draft.options);
  return {
    info: { name, type: 'http', seq: seq ?? undefined, tags: draft.tags },
    http: {
      method: draft.method,
      url: draft.url,
      headers: draft.headers.map(wantedRow),
      params: [...draft.query.map(paramOf('query')), ...draft.path.map(paramOf('path'))],
      body: freshBody(draft.body, root),
      auth: wantedAuth(draft.auth),
    },
    runtime: wantedRuntime(draft),
    settings: Object.keys(settings).length > 0 ? settings : undefined,
    docs: draft.docs === '' ? undefined : draft.docs,
  };
}

/** The text of a file after its request became another. Only what differs between the two is touched. */
export function changeRequest(file: YamlFile, before: SavedRequest, after: Omit<SavedRequest, 'seq'>, root: string): string {
  const changes = changedFields(file, before.draft, after.draft, root);
  const settings = changedSettings(before.draft.options, after.draft.options);
  const runtime = changedRuntime(file, before.draft, after.draft);
  const info = changedInfo(before, after);
  return editYaml(file, {
    ...(Object.keys(info).length > 0 && { info }),
    ...(Object.keys(changes).length > 0 && { http: changes }),
    ...(Object.keys(runtime).length > 0 && { runtime }),
    ...(Object.keys(settings).length > 0 && { settings }),
    ...(before.draft.docs !== after.draft.docs && { docs: after.draft.docs === '' ? undefined : after.draft.docs }),
  });
}

const changedInfo = (before: Omit<SavedRequest, 'seq'>, after: Omit<SavedRequest, 'seq'>): WantedMap => ({
  ...(before.name !== after.name && { name: after.name }),
  ...(!isSame(before.draft.tags, after.draft.tags) && { tags: after.draft.tags }),
});

function changedFields(file: YamlFile, before: RequestDraft, after: RequestDraft, root: string): WantedMap {
  const fields = createFieldReader(file);
  const http = fields.map(file.root, 'http');
  const places: readonly (readonly [string, readonly (keyof RequestDraft)[], () => Wanted])[] = [
    ['method', ['method'], () => after.method],
    ['url', ['url'], () => after.url],
    ['headers', ['headers'], () => after.headers.map(wantedRow)],
    ['params', ['query', 'path'], () => wantedParams(after, fields, http)],
    ['body', ['body'], () => changedBody(after.body, root, fields, http)],
    ['auth', ['auth'], () => changedAuth(after.auth, before.auth)],
  ];
  const changed = places.filter(([, parts]) => parts.some((part) => !isSame(before[part], after[part])));
  return Object.fromEntries(changed.map(([field, , value]) => [field, value()]));
}

const paramOf =
  (type: 'query' | 'path') =>
  (row: RequestDraft['query'][number]): WantedMap => {
    const { name, value, ...rest } = wantedRow(row);
    return { name, value, type, ...rest };
  };

/** Both kinds stand in one list: each keeps its order, and the kinds alternate as they did in the file. */
function wantedParams(draft: RequestDraft, fields: FieldReader, http: YAMLMap | null): Wanted[] {
  const query = draft.query.map(paramOf('query'));
  const path = draft.path.map(paramOf('path'));
  const asBefore = fields.rows(http, 'params').flatMap((row) => (isPathParam(fields, row) ? path : query).shift() ?? []);
  return [...asBefore, ...query, ...path];
}
