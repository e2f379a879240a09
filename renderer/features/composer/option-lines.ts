import { checkNames } from '#shared/model/check-connection';
import { isInheritable, type FlatOptions, type OptionName } from '#shared/model/said-options';

type NamesOf<T> = { [K in OptionName]: FlatOptions[K] extends T ? K : never }[OptionName];

interface Line<N extends OptionName> {
  readonly name: N;
  readonly label: string;
  readonly hint?: string;
}
/** On or off. */
export type SwitchLine = Line<NamesOf<boolean>> & { readonly control: 'switch' };
/** One of several. */
export type ChoiceLine = Line<
  'redirectOtherMethods' | 'bodyFraming' | 'httpVersion' | 'tlsLeast' | 'tlsMost' | 'addressFamily'
> & {
  readonly control: 'choice';
  readonly choices: readonly { readonly value: string; readonly label: string }[];
};
/** A word that goes onto the request line. */
export type WordLine = Line<'requestTarget' | 'versionText' | 'noProxy' | 'caFile' | 'resolve' | 'unixSocket'> & {
  readonly control: 'word';
  readonly isOptional?: boolean;
  /** Variables in it are filled in. */
  readonly isFilled?: boolean;
  /** It is the path of a file, which can be chosen. */
  readonly isFile?: boolean;
  /** What is wrong with a text, as a sentence. What is refused stays in the field and is not taken. */
  readonly check?: (text: string) => string | null;
};
/** A whole number, or none where `isOptional`. */
export type NumberLine = Line<NamesOf<number | null>> & {
  readonly control: 'number';
  readonly unit: 'ms' | 'bytes' | '';
  readonly least: number;
  readonly most: number;
  readonly isOptional?: boolean;
};
/** Whom one asks for the way. */
export type ProxyLine = Line<'proxy'> & { readonly control: 'proxy' };
export type OptionLine = SwitchLine | ChoiceLine | NumberLine | WordLine | ProxyLine;

const plenty = Number.MAX_SAFE_INTEGER;
const time = { control: 'number', unit: 'ms', least: 1, most: 2_147_483_647 } as const;
const count = { control: 'number', unit: '', least: 0, most: plenty } as const;
const size = { control: 'number', unit: 'bytes', least: 0, most: plenty } as const;

const anyText = () => null;
const tlsVersions = ['1.0', '1.1', '1.2', '1.3'].map((value) => ({ value, label: value }));

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
    title: 'Cookies',
    lines: [
      {
        name: 'sendCookies',
        label: 'Send from the jar',
        control: 'switch',
        hint: 'A Cookie field that was typed goes out as it is, and then the jar adds nothing.',
      },
      { name: 'storeCookies', label: 'Store in the jar', control: 'switch', hint: 'The jar of the environment in use.' },
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
      { name: 'proxy', label: 'Proxy', control: 'proxy' },
      {
        name: 'noProxy',
        label: 'Past the proxy',
        control: 'word',
        isFilled: true,
        isOptional: true,
        check: anyText,
        hint: 'Hosts that are asked straight, whoever names a proxy: intern.test, 10.0.0.0/8, api.test:8443.',
      },
      {
        name: 'resolve',
        label: 'Names',
        control: 'word',
        isFilled: true,
        isOptional: true,
        check: checkNames,
        hint: 'Addresses in place of what a name server says: api.test:443:127.0.0.1, with spaces between several.',
      },
      {
        name: 'addressFamily',
        label: 'Addresses',
        control: 'choice',
        choices: [
          { value: 'any', label: 'Any' },
          { value: '4', label: 'IPv4' },
          { value: '6', label: 'IPv6' },
        ],
      },
      {
        name: 'unixSocket',
        label: 'Unix socket',
        control: 'word',
        isFilled: true,
        isOptional: true,
        check: anyText,
        hint: 'Its path. It is connected to whatever the address says.',
      },
    ],
  },
  {
    title: 'TLS',
    lines: [
      { name: 'tlsLeast', label: 'At least', control: 'choice', choices: tlsVersions },
      { name: 'tlsMost', label: 'At most', control: 'choice', choices: tlsVersions },
      { name: 'systemCa', label: 'Trust this system', control: 'switch', hint: 'The authorities that the system trusts, too.' },
      {
        name: 'caFile',
        label: 'Trust a file',
        control: 'word',
        isFilled: true,
        isFile: true,
        isOptional: true,
        check: anyText,
        hint: 'Path of certificates in PEM that are trusted as well.',
      },
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

/** Those of them that folders, collections and Settings can say for the requests below. */
export const inheritableGroups = optionGroups
  .map(({ title, lines }) => ({ title, lines: lines.filter(({ name }) => isInheritable(name)) }))
  .filter(({ lines }) => lines.length > 0);
