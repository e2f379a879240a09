import type { DraftPlace, Failure } from '../failure';
import { namesDocument } from '../graphql/graphql-text';
import { mapDraftTexts } from '../variables/draft-texts';
import { findVariables } from '../variables/find-variables';
import { findPathParams } from '../http/path-params';
import { readDraftUrl } from '../http/draft-url';
import { controlCharacter } from '../http/url-parts';
import type { Body, GraphqlBody, Part } from './body';
import { checkAuth } from './check-auth';
import { checkConnection } from './check-connection';
import { checkHeaderName, checkHeaderValue, isToken, visible } from './check-header';
import { findJsonProblem } from './find-json-problem';
import type { RequestDraft } from './request-draft';
import type { RequestOptions } from './request-options';
import type { Row } from './row';
import { subprotocolsIn } from './socket';

/**
 * Everything that keeps a draft from being sent, each with its place; empty when it can go. Where a variable stands
 * is judged once it is filled in: an address that names one not at all, other texts as if a digit stood there.
 */
export function checkDraft(draft: RequestDraft): Failure[] {
  const filled = draft.options.fillVariables ? withDigits(draft) : draft;
  return [
    ...checkMethod(draft.method),
    ...(filled.url === draft.url ? checkUrl(draft) : []),
    ...checkPath(filled),
    ...checkHeaders(filled.headers),
    ...checkBody(filled.body),
    ...checkAuth(draft.auth),
    ...checkOptions(draft.options),
    ...checkSocket(filled.socket),
    ...checkSubscription(filled),
  ];
}

const withDigits = (draft: RequestDraft): RequestDraft =>
  mapDraftTexts(draft, (text) =>
    findVariables(text).reduceRight((left, { start, end }) => `${left.slice(0, start)}1${left.slice(end)}`, text),
  );

const bad = (place: DraftPlace, reason: string): Failure => ({ kind: 'badDraft', place, reason });

function checkMethod(method: string): Failure[] {
  if (isToken(method)) return [];
  return [
    bad(
      { part: 'method' },
      method === ''
        ? 'The method is empty.'
        : `“${visible(method)}” is not a method: letters, digits and a few signs only, no space.`,
    ),
  ];
}

function checkUrl(draft: RequestDraft): Failure[] {
  const read = readDraftUrl(draft);
  return read.ok ? [] : [read.failure];
}

/** A `:name` that is filled with nothing would quietly ask for another address. */
function checkPath({ url, path }: RequestDraft): Failure[] {
  if (path.length === 0) return [];
  const used = new Set(findPathParams(url));
  return path.flatMap((row, index) =>
    row.enabled && row.value === '' && used.has(row.name)
      ? [bad({ part: 'path', row: index, field: 'value' }, `“:${row.name}” has no value.`)]
      : [],
  );
}

function checkHeaders(rows: readonly Row[]): Failure[] {
  return rows.flatMap((row, index) => {
    if (!row.enabled || (row.name === '' && row.value === '')) return [];
    const name = checkHeaderName(row.name);
    const value = checkHeaderValue(row.value);
    return [
      ...(name === null ? [] : [bad({ part: 'headers', row: index, field: 'name' }, name)]),
      ...(value === null ? [] : [bad({ part: 'headers', row: index, field: 'value' }, value)]),
    ];
  });
}

function checkBody(body: Body): Failure[] {
  switch (body.kind) {
    case 'none':
    case 'form':
      return [];
    case 'json':
      return checkJson(body.text);
    case 'graphql':
      return [...checkDocumentId(body), ...checkVariables(body.variables)];
    case 'text':
      return checkMediaType(body.mediaType, { part: 'body', field: 'mediaType' });
    case 'multipart':
      return body.parts.flatMap(checkPart);
    case 'file':
      if (body.path === '') return [bad({ part: 'body', field: 'path' }, 'No file is chosen.')];
      return checkMediaType(body.mediaType, { part: 'body', field: 'mediaType' });
  }
}

/** A blank text sends no body at all, so there is nothing to check. */
function checkJson(text: string): Failure[] {
  if (text.trim() === '') return [];
  const problem = findJsonProblem(text);
  if (problem === null) return [];
  return [
    bad(
      { part: 'body', field: 'text' },
      `The body is not JSON. Line ${problem.line}, column ${problem.column}: ${problem.reason}.`,
    ),
  ];
}

function checkDocumentId(body: GraphqlBody): Failure[] {
  const { documentId = '' } = body;
  if (!namesDocument(body) || documentId.trim() !== '') return [];
  return [bad({ part: 'body', field: 'documentId' }, 'The id is empty: it says which document is meant.')];
}

/** The query is the server's to judge; variables that are no JSON leave nothing that could be sent. */
function checkVariables(text: string): Failure[] {
  const problem = text.trim() === '' ? null : findJsonProblem(text);
  if (problem === null) return [];
  const where = `Line ${problem.line}, column ${problem.column}: ${problem.reason}`;
  return [
    bad(
      { part: 'body', field: 'variables' },
      `The variables are not JSON. ${where}. Mend them there, or empty them to send none.`,
    ),
  ];
}

function checkPart(part: Part, index: number): Failure[] {
  if (!part.enabled) return [];
  const file =
    part.kind === 'file' && part.path === '' ? [bad({ part: 'body', row: index, field: 'path' }, 'No file is chosen.')] : [];
  return [...file, ...checkMediaType(part.mediaType, { part: 'body', row: index, field: 'mediaType' })];
}

function checkMediaType(mediaType: string, place: DraftPlace): Failure[] {
  const control = controlCharacter(mediaType);
  return control === null ? [] : [bad(place, `The media type holds ${control}.`)];
}

/** Why a word cannot stand on the request line, as a sentence; null when it can. It must not end the line, nor be two words. */
export function checkLineWord(text: string): string | null {
  const control = controlCharacter(text);
  if (control !== null) return `It holds ${control}, which a request line cannot carry.`;
  return /\s/.test(text) ? 'It holds a space, which ends it on the request line.' : null;
}

function checkSocket(socket: RequestDraft['socket']): Failure[] {
  if (socket?.kind === 'events') {
    const problem = checkHeaderValue(socket.lastEventId);
    return problem === null ? [] : [bad({ part: 'options', field: 'lastEventId' }, `Last-Event-ID: ${problem}`)];
  }
  const wrong = subprotocolsIn(socket?.subprotocols ?? '').find((name) => !isToken(name));
  if (wrong === undefined) return [];
  return [bad({ part: 'options', field: 'subprotocols' }, `“${visible(wrong)}” is not the name of a subprotocol.`)];
}

/** What is followed has to be there, and what goes before it has to be an object. */
function checkSubscription({ socket, body }: RequestDraft): Failure[] {
  if (socket?.kind !== 'websocket' || socket.subscription === null) return [];
  if (body.kind !== 'graphql' || (body.query.trim() === '' && !namesDocument(body)))
    return [bad({ part: 'body', field: 'query' }, 'There is no operation to follow.')];
  const init = socket.subscription.init.trim();
  const isObject = init === '' || (init.startsWith('{') && findJsonProblem(init) === null);
  return isObject ? [] : [bad({ part: 'options', field: 'init' }, 'What goes with connection_init is a JSON object.')];
}

function checkOptions(options: RequestOptions): Failure[] {
  const { requestTarget, versionText } = options;
  const target = checkLineWord(requestTarget);
  const version = versionText === '' ? 'It is empty.' : checkLineWord(versionText);
  return [
    ...(target === null ? [] : [bad({ part: 'options', field: 'requestTarget' }, `Request target: ${target}`)]),
    ...(version === null ? [] : [bad({ part: 'options', field: 'versionText' }, `Version: ${version}`)]),
    ...checkConnection(options).map(([field, reason]) => bad({ part: 'options', field }, reason)),
  ];
}
