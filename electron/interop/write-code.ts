import { HTTPSnippet } from '@readme/httpsnippet';
import { withBasicHeader } from '#shared/interop/code/basic-header';
import type { CodeRequest } from '#shared/interop/code/code-request';
import type { WrittenCode } from '#shared/interop/code/curl-command';
import { namedRequest } from '#shared/interop/code/named-request';
import { authNames } from '#shared/model/auth';
import type { RequestDraft } from '#shared/model/request-draft';
import { fail, ok, type Result } from '#shared/result';
import { bodyTextOf } from './code-body';
import type { CodeChoice } from './code-languages';
import { doubleQuoted, fillTexts, isWritable } from './code-literals';
import { createCodeTexts, joinRepeated, type CodeTexts } from './code-texts';
import { ownCode } from './own-code';
import { socketCode } from './socket-code';

/** Methods that are a plain word: what a language takes for something else has no place in its code. */
const plainMethod = /^[A-Za-z][A-Za-z0-9_-]*$/;

/** A draft in another language, body to the byte. Variables that are in it stay by name. */
export function writeCode(draft: RequestDraft, choice: CodeChoice): Result<WrittenCode> {
  const { language, client } = choice;
  if (!(language === 'shell' && client.startsWith('curl')) && !plainMethod.test(draft.method))
    return fail({ kind: 'rejectedInput', issues: [`no code is written for the method ${draft.method}`] });
  const request = namedRequest(draft);
  if (!request.ok) return request;
  if (draft.socket?.kind === 'websocket') return socketCode(request.value, choice);
  const own = ownCode(request.value, choice);
  return own === null ? libraryCode(withBasicHeader(request.value), choice) : ok(own);
}

type LibraryRequest = HTTPSnippet['requests'][number];

/** The library makes the program, and we write every text in it: it prints JSON anew, and knows not every escape. */
function libraryCode(request: CodeRequest, { language, client }: CodeChoice): Result<WrittenCode> {
  if (!isWritable(language)) return fail({ kind: 'notFound', what: `a way to write ${language}` });
  const texts = createCodeTexts();
  const body = bodyTextOf(request.body);
  const isTyped = request.headers.some(([name]) => name.toLowerCase() === 'content-type');
  const typed =
    body.type === null || isTyped ? request.headers : [['Content-Type', body.type] as [string, string], ...request.headers];
  const { headers, joined } = joinRepeated(typed);
  const snippet = new HTTPSnippet(blankHar(request.method)).init();
  const [made] = snippet.requests;
  if (!made) return fail({ kind: 'notFound', what: 'the request in what the library made' });
  const bodyWord = body.text === null ? null : texts.word(body.text);
  fillRequest(made, { request, headers, texts, bodyWord, language, client });
  const [code] = snippet.convert(language as Parameters<HTTPSnippet['convert']>[0], client);
  if (typeof code !== 'string' || /^(?:Method not supported|# Faraday cannot)/m.test(code))
    return fail({ kind: 'rejectedInput', issues: [`${client} cannot send ${request.method}`] });
  const mended = mend(code, { client, headers, url: request.url });
  const filled = fillTexts(withBody(mended, request, { language, bodyWord }), language, texts.texts);
  const text = [...texts.names].reduce((left, [word, name]) => left.replaceAll(word, name), filled);
  return ok({
    text: text.trimEnd(),
    notes: [
      ...request.notes,
      ...notesOn(request, { language, client }, joined),
      ...body.notes.filter(() => !readsFiles(request, language)),
    ],
  });
}

const blankHar = (method: string) => ({
  method,
  url: 'http://host/',
  httpVersion: 'HTTP/1.1',
  cookies: [],
  headers: [],
  queryString: [],
  postData: { mimeType: 'text/plain', text: 'x' },
  headersSize: -1,
  bodySize: -1,
});

interface Filling {
  readonly request: CodeRequest;
  readonly headers: readonly (readonly [string, string])[];
  readonly texts: CodeTexts;
  readonly bodyWord: string | null;
  readonly language: string;
  readonly client: string;
}

/** Clients that sort headers by name, or do something of their own with some: those see a word in place of the name. */
const hidesNames: Readonly<Record<string, RegExp>> = {
  'php:curl': /./,
  'php:guzzle': /./,
  'shell:httpie': /./,
  'clojure:clj_http': /^content-type$|^accept$/i,
  'r:httr': /^cookie$|^accept$/i,
};

/** Puts words for all texts into what the library reads. */
function fillRequest(made: LibraryRequest, filling: Filling): void {
  const { request, headers, texts, bodyWord, language } = filling;
  const entries = headers.map(([name, value]): [string, string] => [nameFor(name, filling), texts.word(value)]);
  const url = texts.word(request.url);
  made.headersObj = Object.fromEntries(entries);
  made.allHeaders = Object.fromEntries(entries);
  made.headers = entries.map(([name, value]) => ({ name, value }));
  made.url = url;
  made.fullUrl = url;
  made.queryObj = {};
  made.uriObj = { ...made.uriObj, ...wordsOfAddress(request.url, texts), href: url, search: '' };
  const type = headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? 'application/octet-stream';
  // A type that no client knows has its text sent as it is.
  const mimeType = language === 'clojure' ? 'text/plain' : texts.word(type);
  made.postData = bodyWord === null ? { mimeType: '', text: '' } : { mimeType, text: bodyWord };
}

function nameFor(name: string, { texts, language, client }: Filling): string {
  const isHidden = hidesNames[`${language}:${client}`]?.test(name) ?? false;
  return isHidden || !/^[A-Za-z0-9_-]+$/.test(name) ? texts.name(name) : name;
}

/** The parts of an address, for clients that take them one by one. */
function wordsOfAddress(url: string, texts: CodeTexts) {
  const [, protocol = 'https:', host = '', target = '/'] = /^(?:(https?:)\/\/)?([^/]*)(\/.*)?$/s.exec(url) ?? [];
  const [, hostname = host, port = null] = /^(.*):(\d+)$/.exec(host) ?? [];
  const path = texts.word(target);
  return { protocol, host: texts.word(host), hostname: texts.word(hostname), port, path, pathname: path };
}

/** What the library writes and would change the request. */
function mend(code: string, { client, headers, url }: Pick<Filling, 'client' | 'headers'> & { readonly url: string }): string {
  // echo puts a line end behind the body.
  if (client === 'httpie') return code.replace(/^echo /, "printf '%s' ").replace(/\| {2}\\/, '| \\');
  // A variable at the start of an address has its scheme in it.
  if (client === 'faraday' && !/^https?:/.test(url)) return code.replace("url: 'https://", "url: '");
  const hasType = headers.some(([name]) => name.toLowerCase() === 'content-type');
  if (client === 'httr' && !hasType) return code.replace(/(?:, )?content_type\("[^"]*"\)/, '');
  return code;
}

/** How a language reads a file. */
const fileReaders: Readonly<Record<string, (path: string) => string>> = {
  python: (path) => `open(${path}, "rb").read()`,
  node: (path) => `require('node:fs').readFileSync(${path})`,
  php: (path) => `file_get_contents(${path})`,
  ruby: (path) => `File.binread(${path})`,
};

const readsFiles = ({ body }: CodeRequest, language: string): boolean =>
  body.kind === 'file' && fileReaders[language] !== undefined;

/** Languages whose text is not bytes yet, and those that can read a file in place of it, get an expression for the body. */
function withBody(code: string, request: CodeRequest, { language, bodyWord }: Pick<Filling, 'language' | 'bodyWord'>): string {
  if (bodyWord === null) return code;
  const literal = new RegExp(`(["'])${bodyWord}\\1`);
  const reader = fileReaders[language];
  if (request.body.kind === 'file' && reader) {
    const path = doubleQuoted(language, request.body.path);
    return code.replace(literal, () => reader(path));
  }
  return language === 'python' ? code.replace(literal, `$&.encode("utf-8")`) : code;
}

/** Clients that put header lines into an order of their own. */
const sorting = new Set(['go:native', 'java:nethttp']);

function notesOn(
  { method, body, auth, url, headers }: CodeRequest,
  { language, client }: CodeChoice,
  joined: readonly string[],
): string[] {
  const says: readonly (readonly [boolean, string])[] = [
    [auth.kind !== 'none', `${authNames[auth.kind]} credentials are made anew for each sending: they are not in the code.`],
    [client === 'fetch' && body.kind !== 'none' && /^(?:GET|HEAD)$/.test(method), `fetch refuses a body with ${method}.`],
    [
      language === 'javascript' && client !== 'axios',
      'In a page the browser decides about Host, Cookie, Origin and some other headers, and asks the server first (CORS).',
    ],
    [client === 'axios' && body.kind === 'text', 'axios takes blanks away around a body of JSON.'],
    [client === 'requests' && /[[\]]/.test(url), 'requests writes brackets in an address as %5B and %5D.'],
    [sorting.has(`${language}:${client}`) && headers.length > 1, 'This client sends header lines in an order of its own.'],
    [
      language === 'node' && client === 'native' && !/^https?:/.test(url),
      'The name at the start stands where the host belongs: give it no scheme.',
    ],
  ];
  return [
    ...joined.map((name) => `${name} goes out once, its values side by side: this client has one line for each name.`),
    ...says.flatMap(([isSo, note]) => (isSo ? [note] : [])),
  ];
}
