import { createCheck, createSetter, type Check, type Setter } from '#shared/model/check';
import { defaultOptions, type RequestOptions } from '#shared/model/request-options';
import type { ImportedRequest } from '#shared/interop/imported';
import type { ImportNotes } from '#shared/interop/import-notes';
import { keepExamples } from '#shared/interop/keep-examples';
import { buildDraft, variableOf } from '#shared/interop/build-draft';
import { asText, field, isRecord, listIn, numberIn, recordIn, textIn } from '#shared/interop/loose';
import type { Variable } from '#shared/model/variable';
import { readBruAuth } from './bru-auth.ts';
import { readBruBody, rowIn } from './bru-body.ts';
import { readBruExamples } from './bru-examples.ts';

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
    body: readBruBody(textIn(http, 'body'), recordIn(value, 'body'), at),
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
  return { kind: 'request', name, draft, ...keepExamples(readBruExamples(value, at), at.place, at.notes) };
}

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
