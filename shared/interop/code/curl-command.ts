import type { Auth } from '../../model/auth';
import type { Part } from '../../model/body';
import { defaultOptions, type RequestOptions } from '../../model/request-options';
import type { CodeBody, CodeRequest } from './code-request';
import { shells, type Shell } from './shell-quoting';

/** A command, and what it does otherwise than Cairn. */
export interface WrittenCode {
  readonly text: string;
  readonly notes: readonly string[];
}

/** Options of curl in the order they are written; each is a flag with the words that belong to it. */
type Flags = readonly (readonly string[])[];

/** The request as a curl command: body to the byte, header lines in order, repeated ones as often as they were typed. */
export function curlCommand(request: CodeRequest, shell: Shell = 'bash'): WrittenCode {
  const { curl, quote, next } = shells[shell];
  const flags: Flags = [
    ...methodFlags(request),
    ...addressFlags(request),
    ...request.headers.map(([name, value]) => ['-H', value === '' ? `${name};` : `${name}: ${value}`]),
    ...withoutFlags(request),
    ...authFlags(request.auth),
    ...bodyFlags(request.body),
    ...optionFlags(request),
  ];
  const words = flags.map((flag) => flag.map((word, index) => (index === 0 ? word : quote(word))).join(' '));
  const text = [`${curl} ${quote(request.url)}`, ...words].join(next);
  return { text, notes: [...request.notes, ...notesOn(request, shell)] };
}

function methodFlags({ method, body }: CodeRequest): Flags {
  if (method === 'HEAD' && body.kind === 'none') return [['--head']];
  const usual = body.kind === 'none' ? 'GET' : 'POST';
  return method === usual ? [] : [['-X', method]];
}

/** curl reads braces and brackets as lists, and takes dots out of paths, unless it is told not to. Names are values by then. */
function addressFlags({ url, options }: CodeRequest): Flags {
  return [
    ...(/[{}[\]]/.test(url.replaceAll(/\{\{[^{}]*\}\}/g, '')) ? [['--globoff']] : []),
    ...(/\/\.{1,2}(?:[/?]|$)/.test(url) ? [['--path-as-is']] : []),
    ...(options.requestTarget === '' ? [] : [['--request-target', options.requestTarget]]),
  ];
}

/** What curl adds of its own that Cairn was told to leave out, and the type it would give to a body that has none. */
function withoutFlags({ headers, body, options }: CodeRequest): Flags {
  const own = ['accept', 'user-agent'].filter((name) => options.withoutDefaults.includes(name));
  const hasType = headers.some(([name]) => name.toLowerCase() === 'content-type');
  const untyped = (body.kind === 'text' || body.kind === 'file') && !hasType ? ['content-type'] : [];
  const isTyped = (name: string) => headers.some(([typed]) => typed.toLowerCase() === name);
  return [...own.filter((name) => !isTyped(name)), ...untyped].map((name) => ['-H', `${properName[name] ?? name}:`]);
}

const properName: Readonly<Record<string, string>> = {
  accept: 'Accept',
  'user-agent': 'User-Agent',
  'content-type': 'Content-Type',
};

function authFlags(auth: Auth): Flags {
  const certificate = certificateFlags(auth);
  switch (auth.kind) {
    case 'basic':
      return [['-u', `${auth.username}:${auth.password}`], ...certificate];
    case 'digest':
      return [['--digest'], ['-u', `${auth.username}:${auth.password}`], ...certificate];
    case 'ntlm':
      return [
        ['--ntlm'],
        ['-u', `${auth.domain === '' ? '' : `${auth.domain}\\`}${auth.username}:${auth.password}`],
        ...certificate,
      ];
    case 'awsSigV4':
      return [
        ['--aws-sigv4', ['aws', 'amz', auth.region, auth.service].filter(Boolean).join(':')],
        ...keyFlags(auth),
        ...certificate,
      ];
    default:
      return certificate;
  }
}

const keyFlags = ({ accessKeyId, secretAccessKey, sessionToken }: Extract<Auth, { kind: 'awsSigV4' }>): Flags => [
  ['-u', `${accessKeyId}:${secretAccessKey}`],
  ...(sessionToken === '' ? [] : [['-H', `X-Amz-Security-Token: ${sessionToken}`]]),
];

function certificateFlags(auth: Auth): Flags {
  const shown = auth.kind === 'clientCertificate' ? auth : 'certificate' in auth ? auth.certificate : undefined;
  if (shown === undefined) return [];
  const passphrase = shown.passphrase === '' ? [] : [['--pass', shown.passphrase]];
  if (shown.format === 'pkcs12') return [['--cert-type', 'P12'], ['--cert', shown.pkcs12Path], ...passphrase];
  return [['--cert', shown.certificatePath], ...(shown.keyPath === '' ? [] : [['--key', shown.keyPath]]), ...passphrase];
}

function bodyFlags(body: CodeBody): Flags {
  switch (body.kind) {
    case 'none':
      return [];
    case 'text':
      return [['--data-raw', body.text]];
    case 'file':
      return [['--data-binary', `@${body.path}`]];
    case 'multipart':
      return body.parts.map(partFlag);
  }
}

function partFlag({ name, value, kind, path, mediaType }: Part): readonly string[] {
  const type = mediaType === '' ? '' : `;type=${mediaType}`;
  if (kind === 'file') return ['-F', `${name}=@${quoted(path)}${type}`];
  return type === '' ? ['--form-string', `${name}=${value}`] : ['-F', `${name}=${quoted(value)}${type}`];
}

/** curl's own quotes, within which nothing but a quote and a backslash means anything. */
const quoted = (text: string): string => `"${text.replaceAll(/["\\]/g, String.raw`\$&`)}"`;

function optionFlags({ method, options, socket }: CodeRequest): Flags {
  const differs = (option: keyof RequestOptions) => options[option] !== defaultOptions[option];
  return [
    ...(socket?.kind === 'events' ? [['--no-buffer']] : []),
    ...redirectFlags(method, options),
    ...(options.verifyTls ? [] : [['--insecure']]),
    ...(options.bodyFraming === 'chunked' ? [['-H', 'Transfer-Encoding: chunked']] : []),
    ...(differs('connectTimeoutMs') ? [['--connect-timeout', seconds(options.connectTimeoutMs)]] : []),
    ...(options.totalTimeoutMs === null ? [] : [['--max-time', seconds(options.totalTimeoutMs)]]),
  ];
}

const seconds = (milliseconds: number): string => String(milliseconds / 1000);

/** GET and HEAD follow; another method does so only where its author has said how. */
function redirectFlags(method: string, options: RequestOptions): Flags {
  const isSafe = method === 'GET' || method === 'HEAD';
  if (!options.followRedirects || (!isSafe && options.redirectOtherMethods === 'stop')) return [];
  const most = options.maxRedirects === defaultOptions.maxRedirects ? [] : [['--max-redirs', String(options.maxRedirects)]];
  const repeats = !isSafe && options.redirectOtherMethods === 'repeat' ? [['--post301'], ['--post302']] : [];
  return [['--location'], ...repeats, ...most];
}

function notesOn({ body, auth, url, headers }: CodeRequest, shell: Shell): string[] {
  const words = [url, ...headers.flat(), body.kind === 'text' ? body.text : ''];
  return [
    ...(words.some((word) => word.includes('\0')) ? ['A command cannot hold the character NUL.'] : []),
    ...(shell === 'powershell' && words.some((word) => word.includes('"'))
      ? ['Windows PowerShell 5.1 loses double quotes on the way to a program: this is for PowerShell 7.3 and later.']
      : []),
    ...(auth.kind === 'awsSigV4' && auth.source === 'profile'
      ? ['curl does not read ~/.aws: put the keys of the profile behind -u.']
      : []),
  ];
}
