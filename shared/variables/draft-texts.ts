import type { DraftPlace } from '../failure';
import type { Auth } from '../model/auth';
import type { Body } from '../model/body';
import type { RequestDraft } from '../model/request-draft';
import type { RequestOptions } from '../model/request-options';
import type { Row } from '../model/row';
import type { SocketWishes } from '../model/socket';

/** Gives the text that takes the place of another. */
export type ReplaceText = (text: string, place: DraftPlace) => string;

/** A draft with every text that goes out replaced: address, enabled rows, body, credentials. Rows that are off stay as they are. */
export function mapDraftTexts(draft: RequestDraft, replace: ReplaceText): RequestDraft {
  return {
    ...draft,
    url: replace(draft.url, { part: 'url' }),
    path: mapRows(draft.path, 'path', replace),
    headers: mapRows(draft.headers, 'headers', replace),
    body: mapBody(draft.body, replace),
    auth: mapAuth(draft.auth, replace),
    socket: mapSocket(draft.socket, replace),
    options: mapOptions(draft.options, replace),
  };
}

/** Options that are words of their own. */
function mapOptions(options: RequestOptions, replace: ReplaceText): RequestOptions {
  const filled = (field: 'proxy' | 'noProxy' | 'resolve' | 'unixSocket' | 'caFile') =>
    replace(options[field], { part: 'options', field });
  return {
    ...options,
    proxy: filled('proxy'),
    noProxy: filled('noProxy'),
    resolve: filled('resolve'),
    unixSocket: filled('unixSocket'),
    caFile: filled('caFile'),
  };
}

/** What is said on it is filled in when it is said. */
function mapSocket(socket: SocketWishes | null, replace: ReplaceText): SocketWishes | null {
  if (socket === null) return null;
  return socket.kind === 'websocket'
    ? {
        ...socket,
        subprotocols: replace(socket.subprotocols, { part: 'options', field: 'subprotocols' }),
        subscription: socket.subscription && {
          ...socket.subscription,
          init: replace(socket.subscription.init, { part: 'options', field: 'init' }),
        },
      }
    : { ...socket, lastEventId: replace(socket.lastEventId, { part: 'options', field: 'lastEventId' }) };
}

function mapRows<R extends Row>(rows: readonly R[], part: DraftPlace['part'], replace: ReplaceText): R[] {
  return rows.map((row, index) => {
    if (!row.enabled) return row;
    const name = replace(row.name, { part, row: index, field: 'name' });
    return { ...row, name, value: replace(row.value, { part, row: index, field: 'value' }) };
  });
}

function mapBody(body: Body, replace: ReplaceText): Body {
  switch (body.kind) {
    case 'none':
      return body;
    case 'json':
    case 'text':
      return { ...body, text: replace(body.text, { part: 'body' }) };
    case 'graphql':
      return {
        ...body,
        query: replace(body.query, { part: 'body', field: 'query' }),
        variables: replace(body.variables, { part: 'body', field: 'variables' }),
        operationName: replace(body.operationName, { part: 'body', field: 'operationName' }),
        ...(body.documentId !== undefined && {
          documentId: replace(body.documentId, { part: 'body', field: 'documentId' }),
        }),
      };
    case 'form':
      return { ...body, rows: mapRows(body.rows, 'body', replace) };
    case 'multipart':
      return {
        ...body,
        parts: mapRows(body.parts, 'body', replace).map((part, index) =>
          part.enabled && part.kind === 'file'
            ? { ...part, path: replace(part.path, { part: 'body', row: index, field: 'path' }) }
            : part,
        ),
      };
    case 'file':
      return { ...body, path: replace(body.path, { part: 'body', field: 'path' }) };
  }
}

/** Every text of the credentials, whichever kind they are of and however deep it stands; `kind` is not one. */
export function mapAuth(auth: Auth, replace: ReplaceText): Auth {
  return Object.fromEntries(
    Object.entries(auth).map(([field, value]) => [field, field === 'kind' ? value : mapDeep(value, field, replace)]),
    // The shape is the same, text for text.
  ) as Auth;
}

function mapDeep(value: unknown, field: string, replace: ReplaceText): unknown {
  if (typeof value === 'string') return replace(value, { part: 'auth', field });
  if (Array.isArray(value)) return value.map((item: unknown) => mapDeep(item, field, replace));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, mapDeep(inner, field, replace)]));
}
