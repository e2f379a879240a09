import type { Command } from 'commander';
import { describeFailure } from '#shared/failure-words';
import type { Failure } from '#shared/failure';
import { duration } from '#shared/oauth/duration';
import type { OAuth2Auth } from '#shared/model/auth/oauth2';
import { createDraft } from '#shared/model/request-draft';
import { ok, type Result } from '#shared/result';
import type { Kept, Wanted } from '../auth/oauth2/token-keeper';
import { tokenIdOf } from '../auth/oauth2/token-store';
import { fillSecrets } from '../storage/vault/fill-secrets';
import { fillFromEnvironment } from './chosen-environment';
import type { CommandPlace } from './command';
import { type Environment, note } from './environment';
import { type ExitCode, exitCodes } from './exit-codes';
import { hintOnCommandLine } from './hint-on-command-line';
import { addOAuthFlags, boundTo, type OAuthCommandLine, type OAuthFlags, readOAuthFlags } from './oauth-flags';
import { atTheTerminal } from './oauth-person';
import { warnOf } from './warn';
import { openWorkshop, type Workshop } from './oauth-workshop';

/** Adds `cairn auth login`, `token` and `logout`. */
export function addAuth(place: CommandPlace): void {
  const group = place.program.command('auth').description('Get, print and end tokens of OAuth 2.').addHelpText('after', words);
  add(
    place,
    group
      .command('login')
      .description('Get a token, and keep it.')
      .option('--no-open', 'only print the address of the sign-in page'),
    login,
  );
  add(
    place,
    group.command('token').description('Print a valid access token, and nothing else; it is renewed when that is needed.'),
    printToken,
  );
  add(place, group.command('logout').description('End the token at the server, and forget it.'), logout);
}

const words = `
A token is kept for the file or the form that asked for it, in the vault. Where
the vault opens by a passphrase, it is taken from CAIRN_VAULT_PASSPHRASE.

  cairn auth login --auth @library.yml
  cairn send localhost:7070/auth/oauth2/ --auth @library.yml
  curl -H "Authorization: Bearer $(cairn auth token --auth @library.yml)" …
  cairn auth logout --auth @library.yml

With --env NAME the form is filled in from that environment, of the collection
around the file or of the workspace, and the token is kept for it alone: name it
when sending as well.`;

interface Call extends OAuthCommandLine {
  readonly flags: OAuthFlags & { readonly open?: boolean };
  readonly wanted: Wanted;
  readonly shop: Workshop;
}

function add({ environment, finish }: CommandPlace, command: Command, work: (call: Call) => Promise<ExitCode>): void {
  addOAuthFlags(command).action(async (flags: OAuthFlags) => {
    const line = { flags, environment, command };
    const typed = await readOAuthFlags(line);
    const opened = await openWorkshop(environment);
    if (!opened.ok) return finish(refused(opened.failure, environment));
    const shop = opened.value;
    try {
      const wanted = await fillIn(typed, line, shop);
      finish(wanted.ok ? await work({ ...line, wanted: wanted.value, shop }) : refused(wanted.failure, environment));
    } finally {
      await shop.close();
    }
  });
}

/** The form with its variables, from the environment that is named and from the vault. */
async function fillIn(typed: OAuth2Auth, line: OAuthCommandLine, { vault }: Workshop): Promise<Result<Wanted>> {
  const { draft, name } = await fillFromEnvironment({ ...createDraft(''), auth: typed }, line);
  const filled = await fillSecrets(draft, vault);
  if (!filled.ok) return filled;
  const { auth } = filled.value;
  return ok({ auth: auth.kind === 'oauth2' ? auth : typed, purpose: { boundTo: boundTo(line), environment: name } });
}

async function login({ wanted, shop, environment, flags }: Call): Promise<ExitCode> {
  warnOf({ ...createDraft(''), auth: wanted.auth }, environment);
  const person = atTheTerminal(environment, flags.open !== false);
  const got = await shop.keeper.begin(wanted, shop.tools, person);
  if (!got.ok) return refused(got.failure, environment);
  const { tokens } = got.value.entry;
  const who = tokens.subject === '' ? wanted.auth.clientId : `${tokens.subject}, through ${wanted.auth.clientId}`;
  const life = tokens.expiresAt === null ? '' : `, good for ${duration(tokens.expiresAt - Date.now())}`;
  note(environment, `A token for ${who}${tokens.scope === '' ? '' : `: ${tokens.scope}`}${life}.`);
  if (await isInVault(shop, got.value)) return exitCodes.fine;
  note(environment, 'It was not kept, since there is no open vault: make one in the window, or set CAIRN_VAULT_PASSPHRASE.');
  return exitCodes.noResponse;
}

async function isInVault({ store }: Workshop, { tokenId }: Kept): Promise<boolean> {
  const listed = await store.list();
  return listed.ok && listed.value.some((token) => token.tokenId === tokenId && token.kept === 'vault');
}

async function printToken({ wanted, shop, environment }: Call): Promise<ExitCode> {
  const kept: Result<Kept> = await shop.keeper.current(wanted, shop.tools);
  if (!kept.ok) return refused(kept.failure, environment);
  environment.stdout.write(`${kept.value.entry.tokens.access}\n`);
  return exitCodes.fine;
}

async function logout({ wanted, shop, environment }: Call): Promise<ExitCode> {
  const tokenId = tokenIdOf(wanted.auth, wanted.purpose);
  const found = await shop.store.find(tokenId);
  if (!found.ok) return refused(found.failure, environment);
  if (found.value === null) {
    note(environment, 'No token is kept for this.');
    return exitCodes.fine;
  }
  const canRevoke = found.value.server.revocation_endpoint !== undefined;
  const ended = canRevoke ? await shop.keeper.revoke(tokenId, wanted.auth, shop.tools) : await shop.store.forget(tokenId);
  if (ended.ok) {
    note(
      environment,
      canRevoke ? 'The token is ended at the server, and forgotten.' : 'The token is forgotten; the server has no way to end it.',
    );
    return exitCodes.fine;
  }
  // Whoever logs out wants it gone here, whatever the server says.
  await shop.store.forget(tokenId);
  note(environment, 'The token is forgotten here, but the server did not end it:');
  return refused(ended.failure, environment);
}

function refused(failure: Failure, environment: Environment): ExitCode {
  note(environment, describeFailure(failure));
  const hint = hintOnCommandLine(failure);
  if (hint !== '') note(environment, hint);
  const isUsage = failure.kind === 'badDraft' || (failure.kind === 'oauthProblem' && failure.stage === 'setUp');
  return isUsage ? exitCodes.wrongUsage : exitCodes.noResponse;
}
