import type { Auth } from '../../model/auth';
import { graphqlWhereSaid } from '../../graphql/read-graphql';
import type { RequestDraft } from '../../model/request-draft';
import { defaultOptions } from '../../model/request-options';
import type { Row } from '../../model/row';
import { authWith, buildDraft, rowOf, variableOf } from '../build-draft';
import { nameOf } from '../curl/curl-draft';
import { looksLikeCurl } from '../curl/looks-like-curl';
import { readCurl } from '../curl/read-curl';
import { socketSaying } from '../socket-messages';
import type { ImportNotes } from '../import-notes';
import { blankImported, type Imported, type ImportedRequest } from '../imported';
import { graphqlBody, readHttpBody } from './http-body';
import { readHttpBlocks, type HttpBlock } from './http-blocks';
import { plainVariables } from './http-text';

const requestLine = /^(?:([A-Z][A-Z-]{1,19})\s+)?(\S.*?)(?:\s+(HTTP\/[\d.]+))?$/;
const address = /^(?:(?:https?|wss?|grpc):\/\/|\/|\{\{|localhost\b|[\w.-]+\.[a-z]{2,}(?:[:/]|$)|[\w.-]+:\d+)/i;
const methods = /^(?:GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS|TRACE|CONNECT|QUERY|GRAPHQL|[A-Z]+)$/;

/** Whether a text is an `.http` file: it has a request line where one has to be; everywhere, unless its name says what it is. */
export function isHttpFile(text: string, isNamed: boolean): boolean {
  const { blocks } = readHttpBlocks(text);
  return blocks.some(isRequest) && (isNamed || blocks.every((block) => isRequest(block) || looksLikeCurl(block.line)));
}

function isRequest({ line }: HttpBlock): boolean {
  const [, method, target = ''] = requestLine.exec(line) ?? [];
  return (method !== undefined && methods.test(method) && address.test(target)) || /^https?:\/\/\S+$/i.test(line);
}

/** The requests of an `.http` or `.rest` file, as the editors of JetBrains and the REST Client of VS Code write them. */
export function readHttpFile(text: string, name: string, notes: ImportNotes): Imported {
  const { variables, blocks } = readHttpBlocks(text);
  const blank = blankImported(name);
  return {
    ...blank,
    defaults: {
      ...blank.defaults,
      variables: variables.map(([variable, value]) => variableOf({ name: variable, value: plainVariables(value, name, notes) })),
    },
    items: blocks.flatMap((block) => readBlock(block, notes)),
  };
}

const versions: ReadonlyMap<string, '1.0' | '2'> = new Map([
  ['HTTP/1.0', '1.0'],
  ['HTTP/2', '2'],
]);

const otherProtocols = new Set(['GRPC', 'RSOCKET']);

function readBlock(block: HttpBlock, notes: ImportNotes): ImportedRequest[] {
  const place = block.name || `line ${block.at}`;
  if (looksLikeCurl(block.line)) return readCommand(block, place, notes);
  const [, method = 'GET'] = requestLine.exec(block.line) ?? [];
  if (!otherProtocols.has(method) && isRequest(block)) return [readRequest(block, place, notes)];
  const what = otherProtocols.has(method) ? `a request by ${method}` : `what stands at line ${block.at}`;
  notes.lose(place, what, 'it is no request of HTTP');
  return [];
}

function readRequest(block: HttpBlock, place: string, notes: ImportNotes): ImportedRequest {
  const [, method = 'GET', target = block.line, version] = requestLine.exec(block.line) ?? [];
  tellAsides(block, place, notes);
  const plain = (text: string) => plainVariables(text, place, notes);
  const rows = block.headers.map((line) => headerOf(plain(line))).filter((row) => row.name !== '');
  const isGraphql = method === 'GRAPHQL' || rows.some(saysGraphql);
  const { headers, auth } = takeAuth(rows.filter((row) => !saysGraphql(row)));
  const body = block.body.map(plain);
  const carried = graphqlWhereSaid({
    method,
    headers: headers.filter((row) => !isOfTheBody(row)),
    body: isGraphql
      ? graphqlBody(body)
      : readHttpBody(body, headers, { place, notes, isLiteral: block.settings.has('body-lines') }),
  });
  const draft = buildDraft({
    url: withHost(plain(target.replaceAll(/\s*([?&])\s*/g, '$1')), headers),
    method: method === 'GRAPHQL' ? 'POST' : method,
    ...carried,
    ...socketParts(method, body, { place, notes }),
    auth,
    scripts: { before: block.before, after: block.after, tests: '' },
    docs: block.remarks.join('\n'),
    options: {
      ...defaultOptions,
      followRedirects: !block.settings.has('no-redirect'),
      sendCookies: !block.settings.has('no-cookie-jar'),
      storeCookies: !block.settings.has('no-cookie-jar'),
      httpVersion: versions.get(version ?? '') ?? 'auto',
    },
  });
  return { kind: 'request', name: block.name || nameOf(draft.url), draft };
}

/** Messages are parted by lines that begin with three equals signs. */
function socketParts(
  method: string,
  body: readonly string[],
  { place, notes }: { readonly place: string; readonly notes: ImportNotes },
): Partial<RequestDraft> {
  if (method !== 'WEBSOCKET') return {};
  const parts = body.join('\n').split(/^===.*$/m);
  if (body.some((line) => /^===\s*wait-for-server/.test(line)))
    notes.lose(place, 'that it waits for the server between two messages', 'messages are said by hand');
  const socket = socketSaying(parts.map((part) => part.replace(/^\n+|\n+$/g, '')));
  return { method: 'GET', body: { kind: 'none' }, socket };
}

const saysGraphql = ({ name, value }: Row): boolean => name.toLowerCase() === 'x-request-type' && /graphql/i.test(value);

function readCommand(block: HttpBlock, place: string, notes: ImportNotes): ImportedRequest[] {
  const read = readCurl([block.line, ...block.headers, ...block.body].join('\n'), notes);
  if (!read.ok) notes.lose(place, 'a curl command', 'it has no address');
  return read.ok ? read.value.map((request) => ({ ...request, name: block.name || request.name })) : [];
}

const knownSettings = new Set([
  'body-lines',
  'body-crlf',
  'name',
  'no-redirect',
  'note',
  'no-log',
  'no-auto-encoding',
  'prompt',
  'no-cookie-jar',
  'use-os-credentials',
]);

function tellAsides({ asides, settings }: HttpBlock, place: string, notes: ImportNotes): void {
  for (const aside of asides) {
    if (aside.startsWith('>>')) notes.lose(place, `that its answer goes to a file (${aside})`, 'save an answer from its view');
    else if (aside.startsWith('>'))
      notes.lose(place, `the script in ${aside.slice(1).trim()}`, 'files are not read by an import: paste it into Script');
  }
  for (const [name, value] of settings) {
    if (name === 'prompt') notes.lose(place, `the question for ${value}`, 'make it a variable of the environment');
    else if (!knownSettings.has(name)) notes.lose(place, `the setting @${name}`, 'Cairn has nothing that it could become');
  }
}

function headerOf(line: string): Row {
  const colon = line.indexOf(':');
  return rowOf(colon < 0 ? { name: '', value: '' } : { name: line.slice(0, colon).trim(), value: line.slice(colon + 1).trim() });
}

/** A boundary is made anew for each body. */
const isOfTheBody = ({ name, value }: Row): boolean =>
  name.toLowerCase() === 'content-type' && /^multipart\/form-data/i.test(value);

/** A path alone goes to the host of the header. */
function withHost(url: string, headers: readonly Row[]): string {
  const host = headers.find((row) => row.name.toLowerCase() === 'host')?.value;
  return url.startsWith('/') && host !== undefined ? `http://${host}${url}` : url;
}

/** Editors take name and password apart from each other, and write the header themselves. */
function takeAuth(headers: readonly Row[]): { headers: Row[]; auth: Auth } {
  const index = headers.findIndex((row) => row.name.toLowerCase() === 'authorization');
  const [, scheme = '', username = '', password = ''] =
    /^(Basic|Digest)\s+(\S+?)(?:\s+|:)(\S.*)$/i.exec(headers[index]?.value ?? '') ?? [];
  if (scheme === '') return { headers: [...headers], auth: { kind: 'none' } };
  return {
    headers: headers.filter((_, at) => at !== index),
    auth: authWith({ kind: scheme.toLowerCase() === 'basic' ? 'basic' : 'digest', username, password }),
  };
}
