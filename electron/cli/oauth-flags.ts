import { resolve } from 'node:path';
import { type Command, Option } from 'commander';
import { originOf, readTypedUrl } from '#shared/http/url-parts';
import { blankOAuth2, oauth2Grants, type OAuth2Auth } from '#shared/model/auth/oauth2';
import type { Environment } from './environment';
import { readAuthFlag } from './read-auth-flag';

/** The flags of `cairn auth`: a file, or what it would say. */
export interface OAuthFlags {
  readonly auth?: string;
  readonly grant?: OAuth2Auth['grant'];
  readonly issuer?: string;
  readonly authorizeUrl?: string;
  readonly tokenUrl?: string;
  readonly deviceUrl?: string;
  readonly revokeUrl?: string;
  readonly clientId?: string;
  readonly clientSecret?: string;
  readonly scope?: string;
  readonly audience?: string;
  readonly account?: string;
  readonly redirect?: string;
  readonly redirectPath?: string;
  readonly for?: string;
  readonly env?: string;
}

export interface OAuthCommandLine {
  readonly flags: OAuthFlags;
  readonly environment: Environment;
  readonly command: Command;
}

/** Gives a command the flags that say whose token is meant. */
export function addOAuthFlags(command: Command): Command {
  return command
    .option('--auth <@file>', 'a file with the OAuth 2 form, as a collection or Cairn writes it')
    .addOption(new Option('--grant <grant>', 'how the token is got').choices(oauth2Grants))
    .option('--issuer <url>', 'the server, whose addresses are then found')
    .option('--authorize-url <url>', 'where a person signs in')
    .option('--token-url <url>', 'where tokens are given out')
    .option('--device-url <url>', 'where devices ask for a code')
    .option('--revoke-url <url>', 'where tokens are ended')
    .option('--client-id <id>', 'what the client is called')
    .option('--client-secret <env:NAME>', 'its secret: env:NAME is a variable of the environment')
    .option('--scope <words>', 'what is asked for, separated by spaces')
    .option('--audience <name>', 'for whom the token is')
    .option('--account <name>', 'keeps the tokens of several people apart')
    .option('--redirect <url>', 'a redirect address that the server has fixed; paste back what the browser ends at')
    .option('--redirect-path <path>', 'the path of the redirect to this machine; empty for a new one each time')
    .option('--for <url>', 'binds the token to requests to this origin')
    .option('--env <name>', 'an environment that fills in {{variables}}; each has tokens of its own');
}

/** The form that a command line means. Ends the command where it means none. */
export async function readOAuthFlags(call: OAuthCommandLine): Promise<OAuth2Auth> {
  const { flags, command } = call;
  const base = flags.auth === undefined ? blankOAuth2 : await fromFile(call);
  const given: Partial<Record<keyof OAuth2Auth, string | undefined>> = {
    grant: flags.grant,
    discovery: flags.issuer,
    authorizationUrl: flags.authorizeUrl,
    tokenUrl: flags.tokenUrl,
    deviceUrl: flags.deviceUrl,
    revocationUrl: flags.revokeUrl,
    clientId: flags.clientId,
    clientSecret: readSecret(call),
    scope: flags.scope,
    audience: flags.audience,
    account: flags.account,
    callbackPath: flags.redirectPath,
    callbackUrl: flags.redirect,
    callback: flags.redirect === undefined ? undefined : 'fixed',
  };
  const auth = { ...base, ...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) };
  if (auth.clientId === '') return command.error('error: a client id is missing: --client-id, or a file with --auth @FILE.yml');
  return auth;
}

async function fromFile(call: OAuthCommandLine): Promise<OAuth2Auth> {
  const { flags, environment, command } = call;
  const auth = await readAuthFlag({ flags: { auth: flags.auth ?? '' }, environment, command });
  return auth.kind === 'oauth2' ? auth : command.error(`error: ${flags.auth} is not about OAuth 2, but ${auth.kind}`);
}

function readSecret({ flags, environment, command }: OAuthCommandLine): string | undefined {
  const name = /^env:(\w+)$/.exec(flags.clientSecret ?? '')?.[1];
  if (flags.clientSecret === undefined) return undefined;
  if (name === undefined) return command.error('error: --client-secret wants env:NAME, so that no secret stands on the line');
  return environment.env[name] ?? command.error(`error: --client-secret names the variable ${name}, which is not set`);
}

/** What a token of this command line is bound to: an origin, the file that asks for it, or the command line itself. */
export function boundTo({ flags, environment, command }: OAuthCommandLine): string {
  if (flags.for === undefined) return boundToFile(flags.auth, environment);
  const parts = readTypedUrl(flags.for);
  return parts.ok ? originOf(parts.value) : command.error('error: --for wants an address');
}

/** Of `--auth @FILE.yml`: the file, wherever it is named from. */
export const boundToFile = (auth: string | undefined, { cwd }: Pick<Environment, 'cwd'>): string =>
  auth?.startsWith('@') === true ? `file:${resolve(cwd, auth.slice(1))}` : 'the command line';
