import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { blankAuth, type Auth } from '#shared/model/auth';
import { readAuthFile } from '../storage/opencollection/auth-file';
import type { Environment } from './environment';

/** What `--auth` can say on the line itself; everything else is said by a file. */
export const authFlagForms = [
  'basic:USER:PASSWORD',
  'bearer:TOKEN',
  'token:TOKEN',
  'digest:USER:PASSWORD',
  'ntlm:USER:PASSWORD',
  'apikey:header|query|cookie:NAME:VALUE',
  '@FILE.yml',
] as const;

interface AuthCall {
  readonly flags: { readonly auth?: string; readonly data?: string };
  readonly environment: Environment;
  readonly command: Command;
}

/** The credentials that `--auth` means. Ends the command, without repeating what it was given, where it means none. */
export async function readAuthFlag(call: AuthCall): Promise<Auth> {
  const { flags, command } = call;
  const given = flags.auth ?? '';
  if (given.startsWith('@')) return fromFile(given.slice(1), call);
  const kind = given.split(':', 1)[0]?.toLowerCase() ?? '';
  const rest = given.slice(kind.length + 1);
  const [form, read] = forms[kind] ?? [];
  if (form === undefined || read === undefined) {
    return command.error(`error: --auth knows no kind “${kind.slice(0, 20)}”; it wants one of ${authFlagForms.join(', ')}`);
  }
  const auth = read(await fieldsIn(rest, call, kind === 'apikey'));
  return auth ?? command.error(`error: --auth ${kind} wants ${form}`);
}

type Fields = readonly string[];

const forms: Readonly<Record<string, readonly [form: string, read: (fields: Fields) => Auth | null]>> = {
  basic: ['basic:USER:PASSWORD', (fields) => withName(fields, (username, password) => ({ kind: 'basic', username, password }))],
  digest: [
    'digest:USER:PASSWORD',
    (fields) => withName(fields, (username, password) => ({ kind: 'digest', username, password })),
  ],
  ntlm: ['ntlm:USER:PASSWORD', (fields) => withName(fields, (username, password) => ({ ...blankAuth.ntlm, username, password }))],
  bearer: ['bearer:TOKEN', (fields) => withToken(fields, (token) => ({ ...blankAuth.bearer, token }))],
  token: ['token:TOKEN', (fields) => withToken(fields, (token) => ({ ...blankAuth.token, token }))],
  apikey: ['apikey:header|query|cookie:NAME:VALUE', readApiKey],
};

const withName = ([username, ...password]: Fields, make: (username: string, password: string) => Auth): Auth | null =>
  username === undefined || username === '' || password.length === 0 ? null : make(username, password.join(':'));

const withToken = (fields: Fields, make: (token: string) => Auth): Auth | null => {
  const token = fields.join(':');
  return token === '' ? null : make(token);
};

function readApiKey([where, name, ...value]: Fields): Auth | null {
  const placement = (['header', 'query', 'cookie'] as const).find((place) => place === where);
  if (placement === undefined || name === undefined || name === '' || value.length === 0) return null;
  return { kind: 'apiKey', placement, name, value: value.join(':') };
}

/** Pieces between colons; `env:NAME` is one piece and means the variable, `-` the first line of standard input. */
async function fieldsIn(text: string, call: AuthCall, isKey: boolean): Promise<Fields> {
  const pieces = text.split(':');
  const fields: string[] = [];
  for (let at = 0; at < pieces.length; at++) {
    const piece = pieces[at] ?? '';
    const next = pieces[at + 1];
    // Of a key, the place and the name stand for themselves.
    if (isKey && at < 2) fields.push(piece);
    else if (piece === 'env' && next !== undefined) {
      fields.push(fromEnvironment(next, call));
      at++;
    } else fields.push(piece === '-' && at === pieces.length - 1 ? await fromInput(call) : piece);
  }
  return fields;
}

function fromEnvironment(name: string, { environment, command }: AuthCall): string {
  const value = environment.env[name];
  return value ?? command.error(`error: --auth names the environment variable ${name}, which is not set`);
}

/** One line: what follows is left alone, since nobody else reads it. */
async function fromInput({ environment, flags, command }: AuthCall): Promise<string> {
  if (flags.data === '@-') return command.error('error: --auth and -d cannot both read standard input');
  environment.stdin.setEncoding('utf8');
  let text = '';
  for await (const piece of environment.stdin) {
    text += String(piece);
    if (text.includes('\n')) break;
  }
  const [line = ''] = text.split(/\r?\n/);
  return line === '' ? command.error('error: --auth wants a secret on standard input, and nothing came') : line;
}

async function fromFile(path: string, call: AuthCall): Promise<Auth> {
  const { environment, command } = call;
  if (path === '') return command.error('error: --auth @ wants the name of a file');
  const text = await readFile(resolve(environment.cwd, path), 'utf8').catch(() => null);
  if (text === null) return command.error(`error: the file ${path}, named by --auth, cannot be read`);
  const read = readAuthFile(text);
  if (!read.readable) {
    const { reason, line } = read.trouble;
    return command.error(`error: ${path}${line === null ? '' : `, line ${line}`}: ${reason}`);
  }
  if (read.value.kind === 'inherit') return command.error(`error: ${path}: “inherit” needs a collection`);
  return withVariables(read.value, call);
}

/** In a file, a value that is `env:NAME` as a whole means the variable. */
function withVariables<T extends object>(fields: T, call: AuthCall): T {
  const filled = Object.entries(fields).map(([field, value]: [string, unknown]) => {
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return [field, withVariables(value, call)];
    const name = typeof value === 'string' ? /^env:(\w+)$/.exec(value)?.[1] : undefined;
    return [field, name === undefined ? value : fromEnvironment(name, call)];
  });
  // Only texts were exchanged for texts.
  return Object.fromEntries(filled) as T;
}
