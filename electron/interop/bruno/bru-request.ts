import { createRow, type Row } from '#shared/model/row';
import type { Body, Part } from '#shared/model/body';
import { createCheck, createSetter, type Check, type Setter } from '#shared/model/check';
import { defaultOptions, type RequestOptions } from '#shared/model/request-options';
import type { ImportedRequest } from '#shared/interop/imported';
import type { ImportNotes } from '#shared/interop/import-notes';
import { buildDraft, graphqlText, rowOf, variableOf } from '#shared/interop/build-draft';
import { asText, field, isRecord, listIn, numberIn, recordIn, textIn } from '#shared/interop/loose';
import type { Variable } from '#shared/model/variable';
import { readBruAuth } from './bru-auth.ts';

interface Place {
  readonly place: string;
  readonly notes: ImportNotes;
}

/** A parsed `.bru` file as a request; null, and told, for what is none of HTTP. */
export function readBruRequest(value: unknown, fallback: string, at: Place): ImportedRequest | null {
  const meta = recordIn(value, 'meta');
  const http = recordIn(value, 'http');
  const type = textIn(meta, 'type') || 'http';
  if (!['http', 'graphql'].includes(type) || textIn(http, 'method') === '') {
    at.notes.lose(at.place, `a request of the kind “${type}”`, 'Cairn imports requests of HTTP alone');
    return null;
  }
  const params = listIn(value, 'params').filter(isRecord);
  const query = params.filter((one) => textIn(one, 'type') !== 'path').map(rowIn);
  const name = textIn(meta, 'name') || fallback;
  const draft = buildDraft({
    url: textIn(http, 'url'),
    ...(query.length > 0 && { query }),
    path: params.filter((one) => textIn(one, 'type') === 'path').map(rowIn),
    method: textIn(http, 'method').toUpperCase(),
    headers: listIn(value, 'headers').filter(isRecord).map(rowIn),
    body: readBody(textIn(http, 'body'), recordIn(value, 'body'), at),
    auth: readBruAuth(textIn(http, 'auth'), field(value, 'auth'), at),
    variables: variablesIn(value),
    setters: settersIn(value),
    checks: listIn(value, 'assertions').filter(isRecord).map(checkOf),
    scripts: scriptsIn(value),
    tags: listIn(meta, 'tags')
      .map(asText)
      .filter((tag) => tag !== ''),
    docs: textIn(value, 'docs'),
    options: readSettings(recordIn(value, 'settings')),
  });
  if (listIn(value, 'examples').length > 0)
    at.notes.lose(at.place, 'its examples', 'Cairn keeps answers in its history, not in requests');
  return { kind: 'request', name, draft };
}

export const rowIn = (value: unknown): Row =>
  rowOf({
    name: textIn(value, 'name'),
    value: textIn(value, 'value'),
    enabled: field(value, 'enabled') !== false,
    description: textIn(value, 'description'),
  });

export const variablesIn = (value: unknown): Variable[] =>
  listIn(recordIn(value, 'vars'), 'req')
    .filter(isRecord)
    .map((one) => variableOf({ ...rowIn(one), name: textIn(one, 'name'), value: textIn(one, 'value') }));

const settersIn = (value: unknown): Setter[] =>
  listIn(recordIn(value, 'vars'), 'res')
    .filter(isRecord)
    .map((one) => ({ ...createSetter(textIn(one, 'name'), textIn(one, 'value')), enabled: field(one, 'enabled') !== false }));

export const scriptsIn = (value: unknown) => ({
  before: textIn(recordIn(value, 'script'), 'req'),
  after: textIn(recordIn(value, 'script'), 'res'),
  tests: textIn(value, 'tests'),
});

/** `res.status: eq 200`; an operator alone needs no value, and a value alone is meant to be equal. */
function checkOf(value: unknown): Check {
  const [, operator = '', rest = ''] = /^\s*(\S+)(?:\s+(.*))?$/s.exec(textIn(value, 'value')) ?? [];
  const isOperator =
    /^(?:eq|neq|gte?|lte?|in|notIn|contains|notContains|length|matches|notMatches|startsWith|endsWith|between|is[A-Z]\w*)$/.test(
      operator,
    );
  return {
    ...createCheck(textIn(value, 'name'), isOperator ? operator : 'eq', isOperator ? rest : textIn(value, 'value')),
    enabled: field(value, 'enabled') !== false,
  };
}

const texts: Readonly<Record<string, string>> = {
  text: 'text/plain',
  xml: 'application/xml',
  sparql: 'application/sparql-query',
};

type ReadBody = (body: unknown) => Body;

const formBody: ReadBody = (body) => ({ kind: 'form', rows: listIn(body, 'formUrlEncoded').filter(isRecord).map(rowIn) });
const partsBody: ReadBody = (body) => ({
  kind: 'multipart',
  parts: listIn(body, 'multipartForm').filter(isRecord).flatMap(partsOf),
});

const bodies: Readonly<Record<string, ReadBody>> = {
  none: () => ({ kind: 'none' }),
  json: (body) => ({ kind: 'json', text: textIn(body, 'json') }),
  formUrlEncoded: formBody,
  'form-urlencoded': formBody,
  multipartForm: partsBody,
  'multipart-form': partsBody,
  graphql(body) {
    const graphql = recordIn(body, 'graphql');
    return { kind: 'json', text: graphqlText(textIn(graphql, 'query'), textIn(graphql, 'variables')) };
  },
  file(body) {
    const files = listIn(body, 'file').filter(isRecord);
    const chosen = files.find((one) => field(one, 'selected') === true) ?? files[0];
    return { kind: 'file', path: textIn(chosen, 'filePath'), mediaType: textIn(chosen, 'contentType') };
  },
};

function readBody(mode: string, body: unknown, { place, notes }: Place): Body {
  if (Object.hasOwn(texts, mode)) return { kind: 'text', text: textIn(body, mode), mediaType: texts[mode] ?? '' };
  if (Object.hasOwn(bodies, mode)) return bodies[mode]?.(body) ?? { kind: 'none' };
  if (mode !== '') notes.lose(place, `a body of the kind “${mode}”`, 'Cairn has no such kind');
  return { kind: 'none' };
}

function partsOf(value: unknown): Part[] {
  const mediaType = textIn(value, 'contentType');
  const files = field(value, 'value');
  if (textIn(value, 'type') !== 'file') return [{ ...rowIn(value), kind: 'text', path: '', mediaType }];
  const paths = Array.isArray(files) ? files.map(asText) : [asText(files)];
  return (paths.length === 0 ? [''] : paths).map((path) => ({
    ...rowIn(value),
    id: createRow().id,
    value: '',
    kind: 'file',
    path,
    mediaType,
  }));
}

function readSettings(settings: unknown): RequestOptions {
  const timeout = Math.round(numberIn(settings, 'timeout') ?? 0);
  const redirects = numberIn(settings, 'maxRedirects');
  return {
    ...defaultOptions,
    encodeUrl: field(settings, 'encodeUrl') !== false,
    followRedirects: field(settings, 'followRedirects') !== false,
    maxRedirects: redirects === null ? defaultOptions.maxRedirects : Math.min(100, Math.max(0, Math.trunc(redirects))),
    totalTimeoutMs: timeout > 0 ? timeout : null,
  };
}
