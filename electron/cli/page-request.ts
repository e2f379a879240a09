import { join } from 'node:path';
import type { Command } from 'commander';
import { plainJar } from '#shared/model/cookie';
import { checkDraft } from '#shared/model/check-draft';
import type { RequestDraft } from '#shared/model/request-draft';
import { createBodyStore } from '../bodies/body-store';
import { createEngineContext } from '../engine/engine-context';
import type { PagesEngine } from '../engine/fetch-page';
import { dataFolder } from '../storage/data-folder';
import { fillSecrets } from '../storage/vault/fill-secrets';
import { commandLineAuthenticator } from './command-line-authenticator';
import { openVault } from './open-vault';
import { closeJar, type CookieFlags, openJar } from './cookie-flags';
import { draftFromFlags } from './draft-from-flags';
import type { Environment } from './environment';
import { type ExitCode, exitCodes } from './exit-codes';
import { hideFilledIn } from '../runner/without-secrets';
import { noting } from './redact';
import { createNotes, type Notes } from './report-notes';
import type { RequestFlags } from './send-flags';
import { warnOf } from './warn';

export interface PageCall {
  readonly words: readonly string[];
  readonly flags: RequestFlags & CookieFlags;
  readonly environment: Environment;
  readonly command: Command;
}

/** What a command has that reads answers rather than passing them on. */
export interface PageWork {
  readonly draft: RequestDraft;
  readonly engine: PagesEngine;
  readonly notes: Notes;
  /** Leaves out the secrets that were filled into the request, wherever they stand in a text. */
  readonly hide: (text: string) => string;
}

/** Makes the draft a command line means, checks it, and does the work with an engine that is closed afterwards. */
export async function withPageRequest(call: PageCall, work: (work: PageWork) => Promise<ExitCode>): Promise<ExitCode> {
  const { environment, flags } = call;
  const {
    draft,
    clear,
    environment: inUse,
    hidden,
  } = await draftFromFlags({ ...call, flags: { ...flags, decode: true, scripts: true } });
  const filledIn: string[] = [...hidden];
  const notes = createNotes(environment, { verbose: false, quiet: false, auth: draft.auth, filledIn });
  const problems = checkDraft(draft);
  for (const problem of problems) notes.failed(problem);
  if (problems.length > 0) return clear().then(() => exitCodes.wrongUsage);
  warnOf(draft, environment);
  const bodies = createBodyStore(join(dataFolder({ ...environment.env }), 'bodies'));
  const vault = openVault(environment);
  const jar = await openJar(flags, plainJar, { vault, environment });
  if (!jar.ok) {
    notes.failed(jar.failure);
    await bodies.close();
    return clear().then(() => exitCodes.wrongUsage);
  }
  const context = createEngineContext({
    bodies,
    cookies: jar.value.box,
    environment: inUse,
    authenticator: commandLineAuthenticator(vault, flags.auth, environment),
    guides: { env: environment.env },
    resolve: (typed, note) => fillSecrets(typed, vault, noting(filledIn, note)),
  });
  try {
    return await work({ draft, engine: { context }, notes, hide: (text) => hideFilledIn(text, filledIn) });
  } finally {
    await context.close();
    await closeJar(jar.value, environment);
    await bodies.close();
    await clear();
  }
}
