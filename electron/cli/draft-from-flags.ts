import { createDraft, type RequestDraft } from '#shared/model/request-draft';
import type { Auth } from '#shared/model/auth';
import { createRow, type Row } from '#shared/model/row';
import { defaultHeaders } from '#shared/http/default-headers';
import { defaultOptions, type RequestOptions } from '#shared/model/request-options';
import { belowWayOf } from '#shared/model/way-options';
import { dataFolder } from '../storage/data-folder';
import { readUsualOptions } from '../storage/usual-options';
import { connectionOptions, refuseTwoWays, typedWay } from './connection-options';
import { fillFromEnvironment } from './chosen-environment';
import { draftFromCurl } from './draft-from-curl';
import { savedPath } from './find-saved';
import { openSaved, type SavedSending } from './saved-sending';
import { withCertificate } from './certificate-flags';
import { readGraphqlFlags } from './graphql-flags';
import { limitOptions, limitsWith } from './limit-flags';
import { readAuthFlag } from './read-auth-flag';
import { readBodyFlag } from './read-body-flag';
import type { SendCall } from './send';
import type { SendFlags } from './send-flags';

export interface WrittenDraft {
  readonly draft: RequestDraft;
  /** Name of the environment it is filled in from; empty for none. */
  readonly environment: string;
  /** Values in it that nobody is to be told. */
  readonly hidden: readonly string[];
  /** Of a request that is saved: what is around it. */
  readonly saved?: SavedSending;
  /** Takes away what was put aside to be sent. */
  readonly clear: () => Promise<void>;
}

/** The draft a command line means. Ends the command where it means none. */
export async function draftFromFlags(call: SendCall): Promise<WrittenDraft> {
  const { flags, command } = call;
  const path = await savedPath(call.words, flags, call.environment.cwd);
  if (path !== null) return fromFile(path, call);
  if (flags.curl !== undefined) return finished(draftFromCurl(flags.curl, call), async () => {}, call);
  const { method, url } = readWords(call);
  refuseTwoWays(call);
  const lines = (flags.header ?? []).map(
    (line) => readHeaderLine(line) ?? command.error("error: -H wants 'Name: value'; the line given has no name or no colon"),
  );
  const plain = createDraft(url);
  const own = new Set(
    defaultHeaders(plain)
      .map(({ name }) => name.toLowerCase())
      .concat('content-type'),
  );
  const isTakenAway = ({ name, value, empty }: HeaderLine) => value === '' && !empty && own.has(name.toLowerCase());
  const headers = lines.filter((line) => !isTakenAway(line)).map(({ name, value }) => createRow(name, value));

  const withoutDefaults = lines.filter(isTakenAway).map(({ name }) => name.toLowerCase());
  const graphql = await readGraphqlFlags(call);
  const { body, clear } = graphql ? { body: graphql, clear: async () => {} } : await readBodyFlag(call, contentTypeIn(headers));
  const typed: RequestDraft = {
    ...plain,
    method: method ?? (flags.data === undefined && graphql === null ? 'GET' : 'POST'),
    headers,
    body,
    auth: withCertificate(await readAuth(call), call),
    options: { ...(await optionsFor(call)), withoutDefaults },
  };
  return finished(typed, clear, call);
}

/** Flags that say what is sent: beside a file that says it they would be in doubt. */
const shaping =
  'header data graphql variables operation persisted documentId user bearer auth follow redirects insecure http1.0 http1.1 http2 timeout encode asIs proxy noproxy cacert resolve unixSocket ipv4 ipv6 tlsMin tlsMax curl decode maxTime connectTimeout cert key certPass limitHead limitHeadLines limitInterims limitEncodings limitTrailers limitBody limitDecoded limitFirstByte limitIdle limitRedirects'.split(
    ' ',
  );

async function fromFile(path: string, call: SendCall): Promise<WrittenDraft> {
  const { command, flags, words } = call;
  const typed = command.options.find(
    (option) => shaping.includes(option.attributeName()) && command.getOptionValueSource(option.attributeName()) === 'cli',
  );
  if (typed)
    return command.error(
      `error: a saved request says by itself how it is sent: leave ${typed.long ?? typed.short} out beside it`,
    );
  if (flags.request !== undefined && words.length > 0)
    return command.error('error: --request says the whole request: leave method and address out beside it');
  const saved = await openSaved(path, call);
  const { draft, environment } = saved.prepared;
  return { draft, environment, hidden: saved.hidden(), saved, clear: saved.close };
}

async function finished(typed: RequestDraft, clear: () => Promise<void>, call: SendCall): Promise<WrittenDraft> {
  const { draft, name, hidden } = await fillFromEnvironment(typed, call);
  return { draft, environment: name, hidden, clear };
}

function readWords({ words, command }: SendCall): { method: string | null; url: string } {
  const [first, second, ...more] = words;
  if (first === undefined) return command.error('error: an address is missing');
  if (more.length > 0)
    return command.error(`error: a method and an address are wanted, not ${words.length} words; is an address with & in quotes?`);
  if (second !== undefined) return { method: first, url: second };
  if (/^(?:GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS|TRACE|QUERY)$/.test(first))
    return command.error(`error: an address is missing after ${first}`);
  return { method: null, url: first };
}

interface HeaderLine {
  readonly name: string;
  readonly value: string;
  /** Written with a semicolon: to be sent although it is empty. */
  readonly empty: boolean;
}

function readHeaderLine(line: string): HeaderLine | null {
  const colon = line.indexOf(':');
  if (colon > 0) return { name: line.slice(0, colon), value: line.slice(colon + 1).replace(/^[ \t]+/, ''), empty: false };
  return colon < 0 && /^[^;]+;$/.test(line) ? { name: line.slice(0, -1), value: '', empty: true } : null;
}

const contentTypeIn = (headers: readonly Row[]): string | null =>
  headers.find(({ name }) => name.toLowerCase() === 'content-type')?.value ?? null;

async function readAuth(call: SendCall): Promise<Auth> {
  const { flags, command } = call;
  if (flags.auth !== undefined) return readAuthFlag(call);
  if (flags.bearer !== undefined) return { kind: 'bearer', token: flags.bearer, prefix: 'Bearer' };
  if (flags.user === undefined) return { kind: 'none' };
  const colon = flags.user.indexOf(':');
  if (colon < 0) return command.error('error: -u wants name:password');
  return { kind: 'basic', username: flags.user.slice(0, colon), password: flags.user.slice(colon + 1) };
}

/** What is typed, and below it the way that Settings name for requests. */
async function optionsFor(call: SendCall): Promise<RequestOptions> {
  const usual = await readUsualOptions(dataFolder({ ...call.environment.env }));
  return belowWayOf({ ...readOptions(call.flags), ...connectionOptions(call) }, usual, typedWay(call.flags));
}

const readOptions = (flags: SendFlags): RequestOptions => ({
  ...defaultOptions,
  followRedirects: flags.follow,
  redirectOtherMethods: flags.redirects,
  verifyTls: flags.insecure !== true,
  encodeUrl: flags.encode,
  decodeBody: flags.decode,
  totalTimeoutMs: flags.timeout ?? (flags.maxTime === undefined ? null : Math.round(flags.maxTime * 1000)),
  ...(flags.connectTimeout !== undefined && { connectTimeoutMs: Math.round(flags.connectTimeout * 1000) }),
  ...limitOptions(flags),
  limits: limitsWith(flags, defaultOptions.limits),
});
