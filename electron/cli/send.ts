import { join } from 'node:path';
import type { Command } from 'commander';
import { checkDraft } from '#shared/model/check-draft';
import { advance, type Exchange, type FailedExchange, type FinishedExchange, isOver } from '#shared/model/exchange';
import type { RequestDraft } from '#shared/model/request-draft';
import { createEngineContext, type EngineContext } from '../engine/engine-context';
import { sendExchange } from '../engine/send-exchange';
import { dataFolder } from '../storage/data-folder';
import { fillSecrets } from '../storage/vault/fill-secrets';
import type { CommandPlace } from './command';
import { commandLineAuthenticator } from './oauth-workshop';
import { openVault } from './open-vault';
import { draftFromFlags } from './draft-from-flags';
import { type Environment, note } from './environment';
import { escapeLine } from './escape-controls';
import { type ExitCode, exitCodeOf, exitCodes } from './exit-codes';
import { createNotes, type Notes } from './report-notes';
import { refusedExchange, type Report } from './report';
import { addSendFlags, type SendFlags } from './send-flags';
import { pickReport } from './pick-report';
import { createRedactor, noting } from './redact';
import { createBodyTap } from './body-tap';
import { whyLines } from './why-lines';

/** Adds `cairn send`. */
export function addSend({ program, environment, finish }: CommandPlace): void {
  const command = program
    .command('send')
    .description('Send one request and show the answer.')
    .usage('[options] [METHOD] URL')
    .argument('[request...]', 'the method, where it is not to be GET or POST, and the address');
  addSendFlags(command).action(async (words: string[], flags: SendFlags) =>
    finish(await send({ words, flags, environment, command })),
  );
}

export interface SendCall {
  readonly words: readonly string[];
  readonly flags: SendFlags;
  readonly environment: Environment;
  readonly command: Command;
}

async function send(call: SendCall): Promise<ExitCode> {
  const { environment, flags } = call;
  const written = await draftFromFlags(call);
  const filledIn: string[] = [];
  try {
    const notes = createNotes(environment, {
      verbose: flags.verbose === true,
      quiet: flags.json === true,
      auth: written.draft.auth,
      filledIn,
    });
    const report = await pickReport({
      ...call,
      auth: written.draft.auth,
      filledIn,
      bodyFolder: join(dataFolder({ ...environment.env }), 'bodies'),
    });
    try {
      return await sendAndReport(written.draft, { report, notes, filledIn }, call);
    } finally {
      await report.close();
    }
  } finally {
    await written.clear();
  }
}

interface Told {
  readonly report: Report;
  readonly notes: Notes;
  /** Becomes the secrets that are filled in: neither report nor notes tell them. */
  readonly filledIn: string[];
}

async function sendAndReport(draft: RequestDraft, { report, notes, filledIn }: Told, call: SendCall): Promise<ExitCode> {
  const { environment, flags } = call;
  const problems = checkDraft(draft);
  const [first] = problems;
  if (first !== undefined) {
    for (const problem of problems) notes.failed(problem);
    await report.end(refusedExchange(draft, first));
    return exitCodes.wrongUsage;
  }
  const vault = openVault(environment);
  const tap = flags.why ? createBodyTap(report.bodies) : null;
  const engine = createEngineContext({
    bodies: tap?.bodies ?? report.bodies,
    authenticator: commandLineAuthenticator(vault, flags.auth, environment),
    resolve: (typed, note) => fillSecrets(typed, vault, noting(filledIn, note)),
  });
  try {
    const exchange = await run(draft, { report, notes, engine, stop: environment.stop });
    if (report.isLeft()) return exitCodes.fine;
    const isShown = await report.end(exchange);
    if (tap) {
      const hide = createRedactor(draft.auth, filledIn);
      for (const line of whyLines({ exchange, draft, body: tap.last() }, hide)) note(environment, escapeLine(line));
    }
    return isShown ? exitCodeOf(exchange) : exitCodes.noResponse;
  } finally {
    await engine.close();
  }
}

interface Around {
  readonly report: Report;
  readonly notes: Notes;
  readonly engine: EngineContext;
  readonly stop: AbortSignal;
}

async function run(draft: RequestDraft, { report, notes, engine, stop }: Around): Promise<FinishedExchange | FailedExchange> {
  let exchange: Exchange | undefined;
  const signal = AbortSignal.any([stop, report.left]);
  for await (const event of sendExchange(crypto.randomUUID(), draft, engine, signal)) {
    exchange = advance(exchange, event);
    if (exchange !== undefined) report.follow(exchange);
    if (exchange !== undefined && !report.isLeft()) notes.tell(event, exchange);
  }
  if (exchange === undefined || !isOver(exchange)) throw new Error('the exchange did not end');
  return exchange;
}
