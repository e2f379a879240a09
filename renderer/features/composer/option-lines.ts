import type { RequestOptions } from '#shared/model/request-options';
import type { OptionName } from './changed-options';

type Flat = Omit<RequestOptions, 'limits' | 'withoutDefaults'> & RequestOptions['limits'];
type NamesOf<T> = { [K in OptionName]: Flat[K] extends T ? K : never }[OptionName];

interface Line<N extends OptionName> {
  readonly name: N;
  readonly label: string;
  readonly hint?: string;
}
/** On or off. */
export type SwitchLine = Line<NamesOf<boolean>> & { readonly control: 'switch' };
/** One of several. */
export type ChoiceLine = Line<'redirectOtherMethods' | 'bodyFraming' | 'httpVersion'> & {
  readonly control: 'choice';
  readonly choices: readonly { readonly value: string; readonly label: string }[];
};
/** A word that goes onto the request line. */
export type WordLine = Line<'requestTarget' | 'versionText'> & { readonly control: 'word'; readonly isOptional?: boolean };
/** A whole number, or none where `isOptional`. */
export type NumberLine = Line<NamesOf<number | null>> & {
  readonly control: 'number';
  readonly unit: 'ms' | 'bytes' | '';
  readonly least: number;
  readonly most: number;
  readonly isOptional?: boolean;
};
export type OptionLine = SwitchLine | ChoiceLine | NumberLine | WordLine;

const plenty = Number.MAX_SAFE_INTEGER;
const time = { control: 'number', unit: 'ms', least: 1, most: 2_147_483_647 } as const;
const count = { control: 'number', unit: '', least: 0, most: plenty } as const;
const size = { control: 'number', unit: 'bytes', least: 0, most: plenty } as const;

/** Every option of a request in words, in groups. */
export const optionGroups: readonly { readonly title: string; readonly lines: readonly OptionLine[] }[] = [
  {
    title: 'Redirects',
    lines: [
      { name: 'followRedirects', label: 'Follow', control: 'switch' },
      { name: 'maxRedirects', label: 'At most', ...count, most: 100 },
      {
        name: 'redirectOtherMethods',
        label: 'POST and others',
        control: 'choice',
        choices: [
          { value: 'stop', label: 'Stop' },
          { value: 'repeat', label: 'Repeat' },
          { value: 'get', label: 'GET' },
        ],
        hint: 'When a 301 or 302 answers another method than GET or HEAD: stop and explain, send the same there, or ask with GET as browsers do.',
      },
      {
        name: 'trustRedirects',
        label: 'Trust',
        control: 'switch',
        hint: 'Carry credentials along to another origin.',
      },
      { name: 'allowDowngrade', label: 'From https to http', control: 'switch' },
    ],
  },
  {
    title: 'Message',
    lines: [
      { name: 'encodeUrl', label: 'Encode address', control: 'switch', hint: 'Off: what was typed goes out as it is.' },
      { name: 'fillVariables', label: 'Fill in variables', control: 'switch', hint: 'Off: {{braces}} go out as typed.' },
      { name: 'decodeBody', label: 'Decode body', control: 'switch', hint: 'Undo gzip and the like for showing.' },
    ],
  },
  {
    title: 'On the wire',
    lines: [
      {
        name: 'requestTarget',
        label: 'Request target',
        control: 'word',
        isOptional: true,
        hint: 'Stands on the request line instead of path and query: * for the whole server, a whole address as a proxy wants it. Empty: from the address.',
      },
      {
        name: 'versionText',
        label: 'Version',
        control: 'word',
        hint: 'What the request line of HTTP/1.1 says, whatever is spoken; see what a server makes of another.',
      },
      {
        name: 'bodyFraming',
        label: 'Length of the body',
        control: 'choice',
        choices: [
          { value: 'length', label: 'Told before' },
          { value: 'chunked', label: 'In chunks' },
        ],
        hint: 'In chunks: with Transfer-Encoding, as programs send what has no length yet.',
      },
      {
        name: 'bodyDelayMs',
        label: 'Body waits',
        ...count,
        unit: 'ms',
        most: 600_000,
        hint: 'So long after the head, to see how patient a server is.',
      },
    ],
  },
  {
    title: 'Connection',
    lines: [
      {
        name: 'verifyTls',
        label: 'Verify certificate',
        control: 'switch',
        hint: 'Off: what is sent can be read and changed on the way.',
      },
      {
        name: 'httpVersion',
        label: 'HTTP',
        control: 'choice',
        choices: [
          { value: 'auto', label: 'Auto' },
          { value: '1.0', label: '1.0' },
          { value: '1.1', label: '1.1' },
          { value: '2', label: '2' },
        ],
        hint: 'Auto: what the server chooses in the TLS handshake, 1.1 without TLS. 2 without TLS begins without asking. HTTP/2 sends the names of headers in lower case.',
      },
      { name: 'keepAlive', label: 'Keep alive', control: 'switch', hint: 'Use an open connection again.' },
    ],
  },
  {
    title: 'Time allowed',
    lines: [
      { name: 'connectTimeoutMs', label: 'To connect', ...time },
      { name: 'firstByteTimeoutMs', label: 'To first byte', ...time },
      { name: 'idleTimeoutMs', label: 'Between bytes', ...time },
      { name: 'totalTimeoutMs', label: 'In all', ...time, isOptional: true, hint: 'Empty: no limit.' },
    ],
  },
  {
    title: 'Limits of a response',
    lines: [
      { name: 'bodyBytes', label: 'Body', ...size },
      { name: 'decodedBytes', label: 'Body, decoded', ...size },
      { name: 'headBytes', label: 'Head', ...size, least: 1 },
      { name: 'headLines', label: 'Header lines', ...count, least: 1 },
      { name: 'interims', label: 'Interim answers', ...count },
      { name: 'encodings', label: 'Encodings', ...count },
      { name: 'trailerBytes', label: 'Trailers', ...size },
    ],
  },
];
