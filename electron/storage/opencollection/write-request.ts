import type { YAMLMap } from 'yaml';
import type { Example } from '#shared/model/example';
import type { RequestDraft } from '#shared/model/request-draft';
import { defaultOptions } from '#shared/model/request-options';
import { editYaml } from '../yaml/edit-yaml.ts';
import { renderFile } from '../yaml/render-yaml.ts';
import { Whole, type Wanted, type WantedMap } from '../yaml/wanted.ts';
import type { YamlFile } from '../yaml/yaml-file.ts';
import { wantedExample } from './example-fields.ts';
import { createFieldReader, type FieldReader } from './field-reader.ts';
import { isPathParam, type SavedRequest } from './read-request.ts';
import { changedAuth, wantedAuth } from './write-auth.ts';
import { isSame } from './is-same.ts';
import { pingInterval, wantedMessages } from './socket-fields.ts';
import { changedBody, freshBody, wantedRow } from './write-body.ts';
import { changedRuntime, wantedRuntime } from './write-runtime.ts';
import { changedSettings } from './write-settings.ts';

/** A request that has no file yet. */
export interface NewFileRequest extends SavedRequest {
  readonly examples?: readonly Example[];
}

/** The text of a new request file. */
export const writeNewRequest = (request: NewFileRequest, root: string): string => renderFile(wantedRequest(request, root));

/** A request as the fields of a new file. */
export function wantedRequest({ name, seq, draft, examples = [] }: NewFileRequest, root: string): WantedMap {
  const settings = { ...changedSettings(defaultOptions, draft.options), ...pingSetting(draft) };
  return {
    info: { name, type: typeOf(draft), seq: seq ?? undefined, tags: draft.tags },
    [typeOf(draft)]: wantedSection(draft, root),
    runtime: wantedRuntime(draft),
    settings: Object.keys(settings).length > 0 ? settings : undefined,
    examples: examples.map((example) => wantedExample(example, root)),
    docs: draft.docs === '' ? undefined : draft.docs,
  };
}

/** The type of a request, which is also the name of the part that says where it goes. */
export function typeOf({ socket, body }: RequestDraft): 'http' | 'websocket' | 'graphql' {
  if (socket?.kind === 'websocket' && socket.subscription === null) return 'websocket';
  return body.kind === 'graphql' ? 'graphql' : 'http';
}

const wantedSection = (draft: RequestDraft, root: string): WantedMap =>
  typeOf(draft) === 'websocket' ? wantedWebSocket(draft) : wantedHttp(draft, root);

const wantedHttp = (draft: RequestDraft, root: string): WantedMap => ({
  method: draft.method,
  url: draft.url,
  headers: draft.headers.map(wantedRow),
  params: [...draft.query.map(paramOf('query')), ...draft.path.map(paramOf('path'))],
  body: freshBody(draft.body, root),
  auth: wantedAuth(draft.auth),
});

const wantedWebSocket = ({ url, headers, auth, socket }: RequestDraft): WantedMap => ({
  url,
  headers: headers.map(wantedRow),
  message: socket?.kind === 'websocket' ? wantedMessages(socket) : undefined,
  auth: wantedAuth(auth),
});

/** Only where there is one to be, or was. */
function pingSetting(after: RequestDraft, before: RequestDraft = after): WantedMap {
  const [was, is] = [pingInterval(before), pingInterval(after)];
  return was === undefined && is === undefined ? {} : { keepAliveInterval: is };
}

/** The text of a file after its request became another. Only what differs between the two is touched. */
export function changeRequest(file: YamlFile, before: SavedRequest, after: Omit<SavedRequest, 'seq'>, root: string): string {
  const section = changedSection(file, before.draft, after.draft, root);
  const settings = { ...changedSettings(before.draft.options, after.draft.options), ...pingSetting(after.draft, before.draft) };
  const runtime = changedRuntime(file, before.draft, after.draft);
  const info = changedInfo(before, after);
  return editYaml(file, {
    ...(Object.keys(info).length > 0 && { info }),
    ...section,
    ...(Object.keys(runtime).length > 0 && { runtime }),
    ...(Object.keys(settings).length > 0 && { settings }),
    ...(before.draft.docs !== after.draft.docs && { docs: after.draft.docs === '' ? undefined : after.draft.docs }),
  });
}

const changedInfo = (before: Omit<SavedRequest, 'seq'>, after: Omit<SavedRequest, 'seq'>): WantedMap => ({
  ...(before.name !== after.name && { name: after.name }),
  ...(!isSame(before.draft.tags, after.draft.tags) && { tags: after.draft.tags }),
  ...(typeOf(before.draft) !== typeOf(after.draft) && { type: typeOf(after.draft) }),
});

/** What became another of the part that says where it goes. A request that turned into one of another type has a part of another name. */
function changedSection(file: YamlFile, before: RequestDraft, after: RequestDraft, root: string): WantedMap {
  if (typeOf(before) !== typeOf(after)) return { [typeOf(before)]: undefined, [typeOf(after)]: wantedSection(after, root) };
  const changes = typeOf(after) === 'websocket' ? changedWebSocket(before, after) : changedFields(file, before, after, root);
  return Object.keys(changes).length > 0 ? { [typeOf(after)]: changes } : {};
}

function changedWebSocket(before: RequestDraft, after: RequestDraft): WantedMap {
  const [was, is] = [wantedWebSocket(before), wantedWebSocket(after)];
  const auth = isSame(before.auth, after.auth) ? {} : { auth: changedAuth(after.auth, before.auth) };
  const others = ['url', 'headers', 'message'].filter((field) => !isSame(was[field], is[field]));
  // A list of messages may become one, and one a list: what stood there is not merged with it.
  return { ...Object.fromEntries(others.map((field) => [field, field === 'message' ? whole(is[field]) : is[field]])), ...auth };
}

const whole = (wanted: Wanted): Wanted => (typeof wanted === 'object' && !(wanted instanceof Whole) ? new Whole(wanted) : wanted);

function changedFields(file: YamlFile, before: RequestDraft, after: RequestDraft, root: string): WantedMap {
  const fields = createFieldReader(file);
  const http = fields.map(file.root, typeOf(after));
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
