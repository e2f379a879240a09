import { readGraphqlText } from '../../graphql/read-graphql';
import { blankBody, type Body, type Part } from '../../model/body';
import type { RequestDraft } from '../../model/request-draft';
import { defaultOptions } from '../../model/request-options';
import type { Row } from '../../model/row';
import { urlFromRows } from '../../model/query-rows';
import { buildDraft, headerIn, rowOf, textBody } from '../build-draft';
import type { ImportNotes } from '../import-notes';
import { field, firstText, flagIn, isRecord, listIn, recordIn, textIn, type Loose } from '../loose';
import { socketSaying } from '../socket-messages';
import { readInsomniaAuth } from './insomnia-auth';
import { withPlainTexts } from './insomnia-text';

/** A request of either version; version 5 keeps settings and scripts in places of their own. */
export function readInsomniaRequest(raw: Loose, place: string, notes: ImportNotes): RequestDraft {
  const value = withPlainTexts(raw, place, notes);
  const headers = rowsIn(value, 'headers');
  const settings = recordIn(value, 'settings');
  const query = rowsIn(value, 'parameters');
  const url = textIn(value, 'url');
  const followed = firstText(settings, 'followRedirects') || textIn(value, 'settingFollowRedirects');
  return buildDraft({
    url: query.length === 0 ? url : withMore(url, query),
    ...(query.length > 0 && { query: [...queryOf(url), ...query] }),
    path: rowsIn(value, 'pathParameters'),
    method: textIn(value, 'method') || 'GET',
    headers,
    ...(isWebSocket(value) && { socket: socketSaying(listIn(value, 'payloads').filter((one) => typeof one === 'string')) }),
    body: readBody(recordIn(value, 'body'), headers, { place, notes }),
    auth: readInsomniaAuth(field(value, 'authentication'), place, notes),
    scripts: scriptsOf(value),
    docs: textIn(value, 'description') || textIn(recordIn(value, 'meta'), 'description'),
    options: {
      ...defaultOptions,
      followRedirects: followed !== 'off',
      ...cookiesOf(value, recordIn(settings, 'cookies')),
      encodeUrl: field(settings, 'encodeUrl') !== false && field(value, 'settingEncodeUrl') !== false,
    },
  });
}

const isWebSocket = (value: Loose): boolean =>
  (textIn(recordIn(value, 'meta'), 'id') || textIn(value, '_id')).startsWith('ws-req_') ||
  textIn(value, '_type') === 'websocket_request';

const cookiesOf = (value: Loose, settings: Loose) => ({
  sendCookies: field(settings, 'send') !== false && field(value, 'settingSendCookies') !== false,
  storeCookies: field(settings, 'store') !== false && field(value, 'settingStoreCookies') !== false,
});

/** Rows beside the address come behind the query that stands in it. */
const withMore = (url: string, rows: readonly Row[]): string => urlFromRows(url, [...queryOf(url), ...rows]);

const queryOf = (url: string): Row[] => buildDraft({ url }).query;

export const rowsIn = (value: unknown, name: string): Row[] =>
  listIn(value, name)
    .filter(isRecord)
    .filter((row) => textIn(row, 'name') !== '' || textIn(row, 'value') !== '')
    .map((row) =>
      rowOf({
        name: textIn(row, 'name'),
        value: textIn(row, 'value'),
        enabled: !flagIn(row, 'disabled'),
        description: textIn(row, 'description'),
      }),
    );

export function scriptsOf(value: unknown): RequestDraft['scripts'] {
  const scripts = recordIn(value, 'scripts');
  return {
    before: firstText(scripts, 'preRequest') || textIn(value, 'preRequestScript'),
    after: '',
    // They hold tests as well as steps, and end with what the answer said.
    tests: firstText(scripts, 'afterResponse') || textIn(value, 'afterResponseScript'),
  };
}

interface Place {
  readonly place: string;
  readonly notes: ImportNotes;
}

function readBody(body: Loose, headers: readonly Row[], at: Place): Body {
  const type = textIn(body, 'mimeType');
  if (type === 'application/x-www-form-urlencoded' && Array.isArray(field(body, 'params')))
    return { kind: 'form', rows: rowsIn(body, 'params') };
  if (type === 'multipart/form-data') return { kind: 'multipart', parts: listIn(body, 'params').filter(isRecord).map(partOf) };
  if (type === 'application/graphql') return graphqlOf(textIn(body, 'text'));
  if (textIn(body, 'fileName') !== '') return { kind: 'file', path: textIn(body, 'fileName'), mediaType: '' };
  if (type === 'application/octet-stream') {
    at.notes.lose(at.place, 'its body, a file', 'the file is not named: choose it in Body');
    return { kind: 'file', path: '', mediaType: '' };
  }
  const text = textIn(body, 'text');
  return text === '' ? { kind: 'none' } : textBody(text, headerIn(headers, 'content-type') || type);
}

/** Kept as the JSON that is sent; what says more than a GraphQL body can hold, or is none, stays as it is. */
const graphqlOf = (text: string): Body =>
  text.trim() === '' ? blankBody.graphql : (readGraphqlText(text) ?? { kind: 'json', text });

function partOf(row: Loose): Part {
  const base = rowOf({
    name: textIn(row, 'name'),
    value: textIn(row, 'value'),
    enabled: !flagIn(row, 'disabled'),
    description: textIn(row, 'description'),
  });
  if (textIn(row, 'type') === 'file') return { ...base, value: '', kind: 'file', path: textIn(row, 'fileName'), mediaType: '' };
  return {
    ...base,
    kind: 'text',
    path: '',
    mediaType: textIn(row, 'type') === 'text' && flagIn(row, 'multiline') ? textIn(row, 'contentType') : '',
  };
}
