import { graphqlWhereSaid } from '../../graphql/read-graphql';
import { isSocketAddress } from '../../http/draft-url';
import type { Body, Part } from '../../model/body';
import type { Row } from '../../model/row';
import { buildDraft, headerIn, rowOf, textBody } from '../build-draft';
import { formRows, nameOf } from '../curl/curl-draft';
import type { ImportNotes } from '../import-notes';
import { keepExamples } from '../keep-examples';
import { readHarAnswer } from './har-answer';
import { blankDefaults, blankImported, type Imported, type ImportedItem, type ImportedRequest } from '../imported';
import { socketSaying } from '../socket-messages';
import { field, isRecord, listIn, recordIn, textIn, type Loose } from '../loose';

/** The log in a HAR file (version 1.2); null where there is none. */
export function harLogIn(value: unknown): Loose | null {
  const log = recordIn(value, 'log');
  return Array.isArray(field(log, 'entries')) ? log : null;
}

/** Headers that belong to a connection or a body, and are made anew for each. */
const ofTheWire = new Set([
  'upgrade',
  'sec-websocket-key',
  'sec-websocket-version',
  'sec-websocket-extensions',
  'host',
  'connection',
  'content-length',
  'transfer-encoding',
  'proxy-connection',
  'keep-alive',
]);

/** The requests of a recording, in a folder for each of its pages where there are several. */
export function readHar(log: Loose, notes: ImportNotes): Imported {
  const entries = listIn(log, 'entries').filter(isRecord);
  const pages = listIn(log, 'pages').filter(isRecord);
  const read = entries.flatMap((entry, index) => {
    const request = readEntry(entry, index, notes);
    return request ? [{ page: textIn(entry, 'pageref'), request }] : [];
  });
  if (entries.some(({ time }) => typeof time === 'number' && time > 0))
    notes.lose('the recording', 'how long its answers took', 'an example of an answer has no time');
  const titles = new Map(pages.map((page) => [textIn(page, 'id'), textIn(page, 'title')]));
  const items: ImportedItem[] = pages.length < 2 ? read.map(({ request }) => request) : foldersOf(read, titles);
  return { ...blankImported(nameFor(pages, read[0]?.request)), items };
}

const nameFor = (pages: readonly Loose[], first: ImportedRequest | undefined): string => {
  const host = /^[a-z]+:\/\/([^/?#:]+)/i.exec(first?.draft.url ?? '')?.[1];
  const title = pages.length === 1 ? textIn(pages[0], 'title') : '';
  return (/^https?:/.test(title) ? '' : title) || host || 'Recording';
};

interface Read {
  readonly page: string;
  readonly request: ImportedRequest;
}

function foldersOf(read: readonly Read[], titles: ReadonlyMap<string, string>): ImportedItem[] {
  const folders = new Map<string, ImportedRequest[]>();
  for (const { page, request } of read) folders.set(page, [...(folders.get(page) ?? []), request]);
  return [...folders].map(([page, items]) => ({
    kind: 'folder',
    name: titles.get(page) || page || 'Other',
    defaults: blankDefaults('inherit'),
    items,
  }));
}

function readEntry(entry: Loose, index: number, notes: ImportNotes): ImportedRequest | null {
  const request = recordIn(entry, 'request');
  const url = textIn(request, 'url');
  const place = `entry ${index + 1}`;
  if (!/^(?:http|ws)s?:\/\//i.test(url)) {
    notes.lose(place, `its request to ${url === '' ? 'no address' : url}`, 'it is none of HTTP');
    return null;
  }
  const headers = listIn(request, 'headers').filter(isRecord).map(rowIn).filter(isTyped);
  const body = readBody(request, headers, { place, notes });
  const method = textIn(request, 'method') || 'GET';
  const draft = buildDraft({
    url,
    method,
    ...graphqlWhereSaid({ method, headers: headers.filter((row) => !isMadeAnew(row, body)), body }),
    docs: textIn(request, 'comment') || textIn(entry, 'comment'),
    ...(isSocketAddress(url) && { socket: socketSaying(messagesIn(entry)) }),
  });
  const answer = readHarAnswer(entry, draft);
  return { kind: 'request', name: nameOf(url), draft, ...keepExamples(answer === null ? [] : [answer], place, notes) };
}

/** What a browser recorded as said by its page (Chrome's own field). */
const messagesIn = (entry: Loose): string[] =>
  listIn(entry, '_webSocketMessages')
    .filter(isRecord)
    .filter((one) => textIn(one, 'type') === 'send' && field(one, 'opcode') === 1)
    .map((one) => textIn(one, 'data'));

const rowIn = (value: unknown): Row => rowOf({ name: textIn(value, 'name'), value: textIn(value, 'value') });

/** The names of HTTP/2 for what stands on the first line begin with a colon. */
const isTyped = ({ name }: Row): boolean => name !== '' && !name.startsWith(':') && !ofTheWire.has(name.toLowerCase());

const isMadeAnew = ({ name }: Row, body: Body): boolean => name.toLowerCase() === 'content-type' && body.kind === 'multipart';

interface Place {
  readonly place: string;
  readonly notes: ImportNotes;
}

function readBody(request: Loose, headers: readonly Row[], at: Place): Body {
  const data = recordIn(request, 'postData');
  const text = textIn(data, 'text');
  const params = listIn(data, 'params').filter(isRecord);
  const type = textIn(data, 'mimeType') || headerIn(headers, 'content-type');
  if (textIn(data, 'encoding') === 'base64') {
    at.notes.lose(at.place, 'its body, which is no text', 'save it as a file and choose it in Body');
    return { kind: 'none' };
  }
  if (/^multipart\/form-data/i.test(type) && params.length > 0)
    return { kind: 'multipart', parts: params.map((one) => partOf(one, at)) };
  if (/^application\/x-www-form-urlencoded/i.test(type)) {
    const rows = text === '' ? params.map(rowIn) : formRows(text);
    if (rows !== null) return { kind: 'form', rows };
  }
  if (text === '') return { kind: 'none' };
  return textBody(text, type);
}

function partOf(param: Loose, { place, notes }: Place): Part {
  const row = rowIn(param);
  const fileName = textIn(param, 'fileName');
  const mediaType = textIn(param, 'contentType');
  if (fileName === '') return { ...row, kind: 'text', path: '', mediaType };
  notes.lose(place, `the file ${fileName} of the part ${row.name}`, 'its content is not in the recording: choose it in Body');
  return { ...row, value: '', enabled: false, kind: 'file', path: '', mediaType };
}
