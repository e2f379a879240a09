import type { BodyFilter } from '#shared/model/body-filter';
import { readFilter } from '../bodies/filters/read-filter';
import { authFlagForms } from './read-auth-flag';
import { addCertificateFlags, type CertificateFlags } from './certificate-flags';
import { addGraphqlFlags, type GraphqlFlags } from './graphql-flags';
import { addLimitFlags, type LimitFlags } from './limit-flags';
import { addCookieFlags, type CookieFlags, whoseJar } from './cookie-flags';
import { type Command, InvalidArgumentError, Option } from 'commander';
import type { ScriptFlags } from './run-scripts';
import { more } from './variables-flag';

/** The flags of `cairn send`, as commander hands them over. */
export interface SendFlags extends CookieFlags, ScriptFlags, CertificateFlags, LimitFlags, GraphqlFlags {
  readonly header?: readonly string[];
  readonly data?: string;
  readonly user?: string;
  readonly bearer?: string;
  readonly auth?: string;
  readonly env?: string;
  readonly envVar?: readonly string[];
  /** A saved request, by its file or by its folder and its name. */
  readonly request?: string;
  readonly follow: boolean;
  readonly redirects: 'stop' | 'repeat' | 'get';
  readonly insecure?: true;
  readonly 'http1.0'?: true;
  readonly 'http1.1'?: true;
  readonly http2?: true;
  readonly proxy?: string;
  readonly noproxy?: string;
  readonly cacert?: string;
  readonly resolve?: readonly string[];
  readonly unixSocket?: string;
  readonly ipv4?: true;
  readonly ipv6?: true;
  readonly tlsMin?: '1.0' | '1.1' | '1.2' | '1.3';
  readonly tlsMax?: '1.0' | '1.1' | '1.2' | '1.3';
  readonly timeout?: number;
  /** Seconds. */
  readonly maxTime?: number;
  /** Seconds. */
  readonly connectTimeout?: number;
  /** False after `--no-encode`. */
  readonly encode: boolean;
  /** False after `--no-decode`. */
  readonly decode: boolean;
  readonly asIs?: true;
  /** A curl command that says the whole request. */
  readonly curl?: string;
  readonly output?: string;
  /** Replace the file of `output`. */
  readonly overwrite?: true;
  readonly filter?: BodyFilter;
  readonly include?: true;
  readonly json?: true;
  readonly verbose?: true;
  readonly why?: true;
  readonly advice?: true;
  readonly showSecrets?: true;
}

/** What a command is told about the request itself. */
export type RequestFlags = Pick<
  SendFlags,
  | 'header'
  | 'data'
  | 'user'
  | 'bearer'
  | 'auth'
  | 'env'
  | 'follow'
  | 'redirects'
  | 'insecure'
  | 'http1.0'
  | 'http1.1'
  | 'http2'
  | 'timeout'
  | 'maxTime'
  | 'connectTimeout'
  | keyof CertificateFlags
  | keyof LimitFlags
  | keyof GraphqlFlags
  | 'encode'
  | 'asIs'
  | 'proxy'
  | 'noproxy'
  | 'cacert'
  | 'resolve'
  | 'unixSocket'
  | 'ipv4'
  | 'ipv6'
  | 'tlsMin'
  | 'tlsMax'
>;

/** What the flag for a proxy takes, wherever it stands. */
export const proxyWords =
  'go through a proxy: http, https, socks4, socks4a, socks5 or socks5h; or as somebody else says: env (HTTPS_PROXY and the like), ' +
  'system (its settings), pac+file:proxy.pac or pac+https://… (a PAC file)';

/** Gives a command the flags that say what is sent, and how. */
export function addRequestFlags(command: Command): Command {
  const plain = command
    .option('-H, --header <line>', "a header, 'Name: value'; may be given many times", collect)
    .option('-d, --data <body>', 'the body; @FILE sends a file, @- what comes in on standard input', once('-d'))
    .addOption(new Option('-u, --user <name:password>', 'a credential for Basic').conflicts('bearer'))
    .option('--bearer <token>', 'a bearer token')
    .addOption(
      new Option(
        '--auth <kind:…>',
        `credentials: ${authFlagForms.join(', ')}; env:NAME and - keep a secret off the line`,
      ).conflicts(['user', 'bearer']),
    )
    .option('--env <name>', 'an environment of the collection here, or of the workspace, that fills in {{variables}}')
    .option('--no-follow', 'do not follow redirects')
    .addOption(
      new Option('--redirects <way>', 'what a 301 or 302 does to methods other than GET and HEAD')
        .choices(['stop', 'repeat', 'get'])
        .default('stop'),
    )
    .option('-k, --insecure', 'accept any certificate')
    .addOption(new Option('--http1.0', 'speak HTTP/1.0').conflicts(['http1.1', 'http2']))
    .addOption(new Option('--http1.1', 'speak HTTP/1.1, whatever the server offers').conflicts('http2'))
    .option('--http2', 'speak HTTP/2 and nothing else; over http without asking first')
    .option('-x, --proxy <way>', proxyWords)
    .option('--noproxy <hosts>', 'hosts that are asked past every proxy, written as in NO_PROXY')
    .option('--cacert <file>', 'trust the certificates in this file (PEM) as well')
    .addOption(new Option('--tls-min <version>', 'the least version of TLS').choices(['1.0', '1.1', '1.2', '1.3']))
    .addOption(new Option('--tls-max <version>', 'the newest version of TLS').choices(['1.0', '1.1', '1.2', '1.3']))
    .option('--resolve <host:port:address>', 'an address for a name; may be given many times', collect)
    .addOption(new Option('-4, --ipv4', 'connect to IPv4 addresses only').conflicts('ipv6'))
    .option('-6, --ipv6', 'connect to IPv6 addresses only')
    .option('--unix-socket <path>', 'connect to this socket, whatever the address says')
    .option('--timeout <ms>', 'give up after so many milliseconds in all', readMilliseconds)
    .option('--connect-timeout <seconds>', 'give up connecting after so many seconds', readSeconds)
    .option('--no-encode', 'send the address as typed, also where it holds spaces or other characters it may not')
    .option('--as-is', 'send a body without checking that it is the JSON it says');
  return addLimitFlags(addCertificateFlags(addGraphqlFlags(plain)));
}

/** Gives a command that ends with an answer the time for all of it, in seconds as curl has it. */
export const addMaxTime = (command: Command): Command =>
  command.addOption(
    new Option('--max-time <seconds>', 'give up after so many seconds in all, such as 2.5')
      .argParser(readSeconds)
      .conflicts('timeout'),
  );

/** Gives a command the flags of `cairn send` and the text that explains them. */
export function addSendFlags(command: Command): Command {
  return addCookieFlags(addMaxTime(addRequestFlags(command)), whoseJar)
    .option('--curl <command>', 'a curl command, sent as curl would send it; in quotes, as it was copied')
    .option('--request <path>', 'a saved request: its file, or its folder and its name')
    .option('--env-var <name=value>', 'for a saved request: a variable over all others; may be said again', more)
    .option('--allow-scripts', 'run the scripts around a saved request, without asking')
    .option('--no-scripts', 'leave the scripts around a saved request out')
    .option('--no-decode', 'leave the body as it was compressed for the way; with -o it is saved as it came')
    .option('-o, --output <file>', 'write the body to a file, which must not be there yet')
    .option('--overwrite', 'replace the file of -o once all of the body is here')
    .addOption(
      new Option('--filter <language:…>', 'print what jsonpath:, jq: or xpath: leaves of the body, and nothing else')
        .argParser(readFilterFlag)
        .conflicts(['json', 'include']),
    )
    .option('-i, --include', 'print the head before the body')
    .addOption(new Option('--json', 'print the whole exchange as one JSON document').conflicts('include'))
    .option('--why', 'say on standard error why this answer came, and what to try')
    .option('--advice', 'remark on the design of the API, on standard error; with --json in the document')
    .option('-v, --verbose', 'tell on standard error what happens; secrets are left out')
    .option('--show-secrets', 'print the credentials of the request too, with --json')
    .addHelpText('after', words);
}

const words = `
Without a scheme an address means http for this machine and https otherwise.
Without a method it is GET, and POST when there is a body.

Headers go out in the order and case they are typed. Cairn adds Host,
User-Agent, Accept, Accept-Encoding, Connection and what belongs to the body;
-H 'Accept:' takes such a one away, -H 'Accept;' sends it empty.

A body given as text without a Content-Type goes out as application/json when
it begins with { or [, as application/x-www-form-urlencoded when it looks like
a=1&b=2, and as text/plain otherwise; a file goes out as its name says. A text
that says it is JSON and is not is refused, unless --as-is is given.

On a terminal you see status, head and body, JSON laid out on lines. In a pipe
you get the body alone, byte for byte.

A file of -o is written beside itself, as FILE.part, and gets its name when the
body is whole; what did not come whole stays there, and is told of.

--filter takes a whole body: jsonpath: up to 128 MiB, values byte for byte as
they came, as a list; jq: up to 64 MiB, as jq prints them, in 256 MiB of memory;
xpath: up to 64 MiB of XML without a document type, a node on a line. In XPath
d: stands for the namespace that has no prefix.

--graphql goes out as JSON by POST, and by GET in the address. --variables is
sent as it is typed; {{names}} in both are filled in as elsewhere.

Cookies are neither kept nor sent, unless --cookies or --cookie-jar names a jar;
what is in a cookies.txt is as good as a password.

A saved request goes out as the window sends it, with what its folders, its
collection, the environment and its scripts put into it. Checks and what scripts
say are told on standard error. Scripts that were not allowed in the window run
with --allow-scripts alone.

Exit codes: 0 an answer came, whatever its status; 1 a check of a saved request
failed; 2 wrong usage, nothing was sent; 3 no usable answer, or none that could
be filtered.

Examples:
  cairn send localhost:7070/library/books/
  cairn send localhost:7070/anything -d '{"title": "Dune"}' -u alice:practice
  cairn send DELETE localhost:7070/library/books/1/ --bearer TOKEN -v
  cairn send localhost:7070/auth/digest/ --auth digest:alice:env:PASSWORD
  cairn send localhost:7070/graphql --graphql '{ categories { id } }'
  cairn send localhost:7070/library/books/ --filter 'jsonpath:$..title'
  cairn send shop/orders/list.yml --env local
  cairn send --request 'shop/orders/List orders' --env-var token
  cairn send --json localhost:7070/library/books/ | jq .response.status`;

function readFilterFlag(text: string): BodyFilter {
  const filter = readFilter(text);
  if (filter === null)
    throw new InvalidArgumentError('It is jsonpath:, jq: or xpath: with an expression, such as jsonpath:$.id.');
  return filter;
}

/** An option that may be given several times. */
export const collect = (line: string, before: readonly string[] = []): string[] => [...before, line];

/** An option that may be given one time only: which of two bodies was meant is not ours to guess. */
function once(flag: string) {
  return (value: string, before: string | undefined): string => {
    if (before !== undefined) throw new InvalidArgumentError(`${flag} may be given once.`);
    return value;
  };
}

function readMilliseconds(text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new InvalidArgumentError('It is a whole number of milliseconds, from 1.');
  return Number(text);
}

function readSeconds(text: string): number {
  const seconds = Number(text);
  if (!/^\d{0,6}\.?\d{0,3}$/.test(text) || !(seconds >= 0.001))
    throw new InvalidArgumentError('It is a number of seconds, from 0.001.');
  return seconds;
}
