import { goesByHash, graphqlText, namesDocument, withGraphqlInAddress } from '../../graphql/graphql-text';
import type { Body, Part } from '../../model/body';
import type { Scripts } from '../../model/check';
import type { ExampleRequest } from '../../model/example';
import type { RequestDraft } from '../../model/request-draft';
import { defaultOptions } from '../../model/request-options';
import type { Row } from '../../model/row';
import { findPathParams } from '../../http/path-params';
import type { KeptRequest } from './kept';
import { tellNoWebSocket } from './tell-socket';
import { postmanExample } from './postman-example';
import { leftOfAuth, postmanAuth } from './postman-auth';
import { authNames, type Auth } from '../../model/auth';

/** A tree as it goes into JSON; fields that are undefined are not written. */
export type Json = Readonly<Record<string, unknown>>;

type Lose = (what: string, why: string) => void;

/** A request as an item of Postman 2.1. What it has no place for is told. */
export function postmanRequest({ name, draft, examples = [] }: KeptRequest, lose: Lose): Json {
  tellLosses(draft, lose);
  return {
    name,
    request: {
      ...asked(draft, lose),
      auth: authOf(draft.auth, lose),
      description: draft.docs === '' ? undefined : draft.docs,
    },
    response: examples.map((example) => postmanExample(example, lose, asked)),
    event: eventsOf(draft.scripts, lose),
    protocolProfileBehavior: behaviorOf(withGraphqlInAddress(draft)),
  };
}

/** What goes out, in the words that Postman has for it. */
function asked(request: ExampleRequest, lose: Lose): Json {
  const { method, headers, body, ...address } = withGraphqlInAddress(request);
  return { method, header: headers.map(row), url: urlOf(address), body: bodyOf(body, lose) };
}

const row = ({ name, value, enabled, description }: Row): Json => ({
  key: name,
  value,
  description: description === '' ? undefined : description,
  disabled: enabled ? undefined : true,
});

/** An address both whole and in its parts; Postman shows the first and sends the second. */
function urlOf({ url, query, path }: Pick<ExampleRequest, 'url' | 'query' | 'path'>): Json {
  const [address, fragment] = cut(url, '#');
  const [place, search] = cut(address, '?');
  const [, protocol, rest = place] = /^([a-z][a-z0-9+.-]*):\/\/(.*)$/i.exec(place) ?? [];
  const [authority = '', ...segments] = rest.split('/');
  return {
    raw: url,
    protocol,
    ...hostOf(authority),
    path: segments.length === 0 ? undefined : segments,
    query: search === undefined && query.length === 0 ? undefined : queryOf(query, search),
    hash: fragment,
    variable: pathValuesOf(url, path),
  };
}

function hostOf(authority: string): Json {
  const [, host = authority, port] = /^(.*[^:\]}]|.*\]|.*\}\}):(\d+)$/.exec(authority) ?? [];
  return { host: /^\[|\{\{/.test(host) ? [host] : host.split('.'), port };
}

function pathValuesOf(url: string, path: readonly Row[]): Json[] | undefined {
  const names = findPathParams(url);
  if (names.length === 0) return undefined;
  const named = names.map((name) => path.find((one) => one.name === name) ?? { name, value: '', description: '' });
  return named.map(({ name, value, description }) => ({
    key: name,
    value,
    description: description === '' ? undefined : description,
  }));
}

const cut = (text: string, at: string): [string, string?] => {
  const index = text.indexOf(at);
  return index < 0 ? [text] : [text.slice(0, index), text.slice(index + 1)];
};

/** The rows where there are any; else the query as it is typed. A name without an equals sign has no value at all. */
function queryOf(rows: readonly Row[], search = ''): Json[] {
  if (rows.length > 0) return rows.map((one) => (one.bare && one.value === '' ? { ...row(one), value: null } : row(one)));
  return search.split('&').map((pair) => {
    const [key, value = null] = cut(pair, '=');
    return { key, value };
  });
}

const languages: readonly (readonly [RegExp, string])[] = [
  [/json/i, 'json'],
  [/xml/i, 'xml'],
  [/html/i, 'html'],
  [/javascript/i, 'javascript'],
];

function bodyOf(body: Body, lose: Lose): Json | undefined {
  switch (body.kind) {
    case 'none':
      return undefined;
    case 'json':
      return { mode: 'raw', raw: body.text, options: { raw: { language: 'json' } } };
    case 'text': {
      const language = languages.find(([pattern]) => pattern.test(body.mediaType))?.[1] ?? 'text';
      return { mode: 'raw', raw: body.text, options: { raw: { language } } };
    }
    case 'graphql': {
      // An id in place of the query is a request that Postman’s own editor of GraphQL cannot make.
      if (namesDocument(body)) return { mode: 'raw', raw: graphqlText(body), options: { raw: { language: 'json' } } };
      const { query, variables, operationName } = body;
      return { mode: 'graphql', graphql: { query, variables, operationName: operationName === '' ? undefined : operationName } };
    }
    case 'form':
      return { mode: 'urlencoded', urlencoded: body.rows.map(row) };
    case 'multipart':
      return { mode: 'formdata', formdata: body.parts.map(partOf) };
    case 'file':
      if (body.mediaType !== '') lose(`the media type ${body.mediaType} of its file`, 'Postman keeps none with a file');
      return { mode: 'file', file: { src: body.path } };
  }
}

function partOf(part: Part): Json {
  const { value: _value, ...shared } = row(part);
  const contentType = part.mediaType === '' ? undefined : part.mediaType;
  if (part.kind === 'file') return { ...shared, type: 'file', src: part.path, contentType };
  return { ...row(part), type: 'text', contentType };
}

/** Credentials, with what is left of them told. */
export function authOf(auth: Auth, lose: Lose): Json | undefined {
  const written = postmanAuth(auth);
  if (written === null) {
    lose(`its credentials (${authNames[auth.kind]})`, 'Postman has no such kind');
    return { type: 'noauth' };
  }
  for (const what of leftOfAuth(auth)) lose(what, 'Postman has no field for it');
  return written;
}

/** Scripts before a request, and those after it, which in Postman hold the tests as well. */
export function eventsOf({ before, after, tests }: Scripts, lose: Lose): Json[] | undefined {
  const written = [
    { listen: 'prerequest', code: before },
    { listen: 'test', code: [after, tests].filter((code) => code !== '').join('\n') },
  ].filter(({ code }) => code !== '');
  if (written.some(({ code }) => /\b(?:bru|req|res)\s*[.(]/.test(code)))
    lose('the words bru, req and res in its scripts', 'Postman knows pm alone: the scripts are there, and need to be changed');
  return written.length === 0
    ? undefined
    : written.map(({ listen, code }) => ({ listen, script: { type: 'text/javascript', exec: code.split('\n') } }));
}

function behaviorOf({ options, method, body }: RequestDraft): Json | undefined {
  const removed = options.withoutDefaults.map((name) => [name, true] as const);
  const behavior: Json = {
    followRedirects: options.followRedirects === defaultOptions.followRedirects ? undefined : options.followRedirects,
    maxRedirects: options.maxRedirects === defaultOptions.maxRedirects ? undefined : options.maxRedirects,
    followOriginalHttpMethod: options.redirectOtherMethods === 'repeat' ? true : undefined,
    strictSSL: options.verifyTls ? undefined : false,
    disableUrlEncoding: options.encodeUrl ? undefined : true,
    disabledSystemHeaders: removed.length === 0 ? undefined : Object.fromEntries(removed),
    // Postman takes the body off a GET unless it is told not to.
    disableBodyPruning: /^(?:GET|HEAD)$/.test(method) && body.kind !== 'none' ? true : undefined,
  };
  return Object.values(behavior).some((value) => value !== undefined) ? behavior : undefined;
}

const carriedOptions = new Set(['followRedirects', 'maxRedirects', 'verifyTls', 'encodeUrl', 'withoutDefaults', 'limits']);

function tellLosses(draft: RequestDraft, lose: Lose): void {
  tellNoWebSocket(draft, lose);
  for (const [name, value] of Object.entries(draft.options)) {
    const isDefault = JSON.stringify(value) === JSON.stringify(defaultOptions[name as keyof typeof defaultOptions]);
    const isCarried = carriedOptions.has(name) || (name === 'redirectOtherMethods' && value === 'repeat');
    if (!isDefault && !isCarried) lose(`the option ${name}`, 'Postman has none like it for a request');
  }
  const parts: readonly (readonly [boolean, string, string])[] = [
    [draft.checks.length > 0, counted(draft.checks.length, 'check'), 'Postman has checks as code alone'],
    [draft.setters.length > 0, `what it keeps of a response`, 'Postman sets variables by code alone'],
    [
      draft.variables.length > 0,
      counted(draft.variables.length, 'variable of its own', 'variables of its own'),
      'a request of Postman has none',
    ],
    [draft.tags.length > 0, `its tags (${draft.tags.join(', ')})`, 'Postman has none'],
    [draft.paging !== null, 'how its pages are turned', 'Postman turns no pages'],
    [goesByHash(draft), 'that its query goes by its hash', 'Postman sends it whole'],
  ];
  for (const [isThere, what, why] of parts) if (isThere) lose(what, why);
}

const counted = (count: number, one: string, more = `${one}s`): string => `${count} ${count === 1 ? one : more}`;
