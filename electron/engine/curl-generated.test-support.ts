import fc from 'fast-check';
import { blankAuth, type Auth } from '#shared/model/auth';
import type { Body } from '#shared/model/body';
import type { RequestDraft } from '#shared/model/request-draft';
import { createRow } from '#shared/model/row';

/** One request in two languages that know nothing of each other: a draft for us, lines of a configuration for curl. */
export interface GeneratedRequest {
  readonly draft: Partial<RequestDraft>;
  readonly httpVersion: 'auto' | '1.0';
  /** Lines of `curl --config`, without the address's origin: `ORIGIN` stands for it. */
  readonly config: readonly string[];
}

/** Files that bodies are read from, by name. */
export const bodyFiles: Readonly<Record<string, Buffer>> = {
  'empty.bin': Buffer.alloc(0),
  'line.txt': Buffer.from('one line'),
  'lines.txt': Buffer.from('one\r\ntwo\nthree'),
  'bytes.bin': Buffer.from(Array.from({ length: 256 }, (_, byte) => byte)),
  'long.bin': Buffer.alloc(70_000, 'abcdefghij'),
  'café.txt': Buffer.from('naïve'),
};

type Piece = Pick<GeneratedRequest, 'draft' | 'config'>;
/** A text in the quotes of curl's configuration. */
const quoted = (text: string) =>
  `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n').replaceAll('\r', '\\r').replaceAll('\t', '\\t')}"`;
const line = (option: string, text: string) => `${option} = ${quoted(text)}`;

/** Characters that stand for themselves in a path or a query (RFC 3986, 3.3 and 3.4), and some that are encoded. */
const plain = Array.from("abcXYZ019-._~!$'()*+,;=:@");
const encoded = ['%20', '%C3%A9', '%2F', '%3F', '%25', '%00', '%0A', '%e2%82%ac'];
const segment = fc
  .string({ unit: fc.constantFrom(...plain, ...encoded), maxLength: 8 })
  .filter((one) => !/^(?:\.|%2e){1,2}$/i.test(one));
const path = fc.array(segment, { maxLength: 5 }).map((parts) => `/${parts.join('/')}`);
const pair = fc.string({ unit: fc.constantFrom(...plain, ...encoded, '/', '?'), maxLength: 8 });
const query = fc.option(
  fc.array(pair, { minLength: 1, maxLength: 4 }).map((pairs) => pairs.join('&')),
  { nil: null },
);

const target = fc.tuple(path, query).map(([at, asked]) => (asked === null ? at : `${at}?${asked}`));

const token = fc
  .string({ unit: fc.constantFrom(...Array.from("abXYZ09-_.!#$&'*+^`|~")), minLength: 1, maxLength: 12 })
  .map((name) => `X-${name}`);
const value = fc
  .string({ unit: fc.constantFrom(...Array.from('abc XYZ09"\\/;,=:(){}[]<>@é€\t')), maxLength: 20 })
  .map((text) => text.trim());
const headers = fc.array(fc.tuple(token, value), { maxLength: 5 }).map((pairs): Piece => ({
  draft: { headers: pairs.map(([name, text]) => createRow(name, text)) },
  // “Name;” is curl's way to say that there is no value.
  config: pairs.map(([name, text]) => line('header', text === '' ? `${name};` : `${name}: ${text}`)),
}));

const words = fc.string({ unit: fc.constantFrom(...Array.from('ab 01{}[]":,é€😀<>&=+%@\\\n\r\t'), '\u0001'), maxLength: 60 });
const someWords = words.filter((text) => text !== '');
const typed = (mediaType: string) => line('header', `Content-Type: ${mediaType}`);
const body = (draft: Body, ...config: string[]): Piece => ({ draft: { body: draft }, config });
const mediaTypes = fc.constantFrom(
  'text/plain; charset=utf-8',
  'text/xml; charset=utf-8',
  'application/vnd.api+json',
  'text/csv; charset=utf-8; header=present',
);

const textBody = fc
  .tuple(someWords, mediaTypes)
  .map(([text, mediaType]) => body({ kind: 'text', text, mediaType }, typed(mediaType), line('data-raw', text)));
const jsonBody = fc.json().map((text) => body({ kind: 'json', text }, typed('application/json'), line('data-raw', text)));
const formBody = fc
  .array(
    fc.tuple(
      words.filter((text) => text !== '' && !text.includes('=') && !text.includes('@')),
      words,
    ),
    { minLength: 1, maxLength: 4 },
  )
  .map((pairs) =>
    body(
      { kind: 'form', rows: pairs.map(([name, text]) => createRow(name, text)) },
      // The name goes as it is: it is encoded here, as the standard for forms has it.
      ...pairs.map(([name, text]) => line('data-raw', `${formEncoded(name)}=${formEncoded(text)}`)),
    ),
  );
const fileBody = fc
  .tuple(fc.constantFrom(...Object.keys(bodyFiles)), mediaTypes)
  .map(([name, mediaType]) => body({ kind: 'file', path: name, mediaType }, typed(mediaType), line('data-binary', `@${name}`)));

const partName = fc.string({ unit: fc.constantFrom(...Array.from('abc09-_.[] é"')), minLength: 1, maxLength: 8 });
const textPart = fc
  .tuple(partName, words, fc.constantFrom('', 'text/plain', 'application/json'))
  .map(([name, text, mediaType]) => ({
    part: { ...createRow(name, text), kind: 'text' as const, path: '', mediaType },
    config:
      mediaType === '' ? line('form-string', `${name}=${text}`) : line('form', `${name}=${formQuoted(text)};type=${mediaType}`),
  }));
const filePart = fc
  .tuple(partName, fc.constantFrom(...Object.keys(bodyFiles)), fc.constantFrom('application/octet-stream', 'image/png'))
  .map(([name, file, mediaType]) => ({
    part: { ...createRow(name), kind: 'file' as const, path: file, mediaType },
    config: line('form', `${name}=@${formQuoted(file)};type=${mediaType}`),
  }));
const multipartBody = fc
  .array(fc.oneof(textPart, filePart), { minLength: 1, maxLength: 4 })
  .map((parts) => body({ kind: 'multipart', parts: parts.map(({ part }) => part) }, ...parts.map(({ config }) => config)));

const noBody = fc.constant<Piece>({ draft: {}, config: [] });
const someBody = fc.oneof(textBody, jsonBody, formBody, fileBody, multipartBody);

const userName = fc.string({ unit: fc.constantFrom(...Array.from('abc09 é@%&;')), minLength: 1, maxLength: 8 });
const signIn = (auth: Auth, ...config: string[]): Piece => ({ draft: { auth }, config });
const auth = fc.oneof(
  { weight: 3, arbitrary: noBody },
  {
    weight: 1,
    arbitrary: fc
      .tuple(userName, userName)
      .map(([username, password]) => signIn({ ...blankAuth.basic, username, password }, line('user', `${username}:${password}`))),
  },
  {
    weight: 1,
    arbitrary: fc
      .base64String({ minLength: 4 })
      .map((token) => signIn({ ...blankAuth.bearer, token }, line('oauth2-bearer', token))),
  },
);

const plainMethods = fc.constantFrom('GET', 'OPTIONS', 'DELETE', 'PROPFIND', 'QUERY', 'X-CUSTOM');
const bodyMethods = fc.constantFrom('POST', 'PUT', 'PATCH', 'DELETE', 'GET', 'REPORT');
const shape = fc.oneof(
  { weight: 1, arbitrary: fc.tuple(plainMethods, noBody) },
  { weight: 3, arbitrary: fc.tuple(bodyMethods, someBody) },
);

/** Requests of every kind that both can send. */
export const generatedRequests = fc
  .tuple(shape, target, headers, auth, fc.constantFrom('auto' as const, 'auto' as const, 'auto' as const, '1.0' as const))
  .map(([[method, content], at, fields, credentials, httpVersion]): GeneratedRequest => ({
    draft: { method, url: at, ...fields.draft, ...content.draft, ...credentials.draft },
    httpVersion,
    config: [
      line('url', `ORIGIN${at}`),
      line('request', method),
      'path-as-is',
      'globoff',
      ...(httpVersion === '1.0' ? ['http1.0'] : ['http1.1']),
      ...credentials.config,
      ...fields.config,
      ...content.config,
    ],
  }));

/** As the URL standard serialises a form (`application/x-www-form-urlencoded`). */
const formEncoded = (text: string) => new URLSearchParams([['', text]]).toString().slice(1);

/** A value of `--form` that may hold separators. */
const formQuoted = (text: string) => `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
