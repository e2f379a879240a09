import { join } from 'node:path';
import type { Command } from 'commander';
import { longestBody } from '#shared/advice/seen';
import type { Failure } from '#shared/failure';
import { checkDraft } from '#shared/model/check-draft';
import { advance, type Exchange, type FailedExchange, type FinishedExchange, isOver } from '#shared/model/exchange';
import type { RequestDraft } from '#shared/model/request-draft';
import { bodyAtMost } from '../runner/read-answer';
import type { CookieBox } from '../engine/cookie-box';
import type { SecretVault } from '../storage/vault/secret-vault';
import { createEngineContext, type EngineContext } from '../engine/engine-context';
import { sendExchange } from '../engine/send-exchange';
import { dataFolder } from '../storage/data-folder';
import { fillSecrets } from '../storage/vault/fill-secrets';
import type { CommandPlace } from './command';
import { commandLineAuthenticator } from './command-line-authenticator';
import { plainJar } from '#shared/model/cookie';
import { closeJar, openJar } from './cookie-flags';
import { openVault } from './open-vault';
import { draftFromFlags, type WrittenDraft } from './draft-from-flags';
import { type Environment, note } from './environment';
import { escapeLine } from './escape-controls';
import { type ExitCode, exitCodes } from './exit-codes';
import { createNotes, type Notes } from './report-notes';
import { refusedExchange, type Report } from './report';
import { addSendFlags, type SendFlags } from './send-flags';
import { pickReport } from './pick-report';
import { createRedactor, noting } from './redact';
import { adviceLines, remarkJson } from './advice-lines';
import { adviseOnExchange, type SentForAdvice } from './advise-exchange';
import { type BodyTap, createBodyTap } from './body-tap';
import { judgeSaved } from './judge-saved';
import { warnOf } from './warn';
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
  const filledIn: string[] = [...written.hidden];
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
      return await sendAndReport(written, { report, notes, filledIn }, call);
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

async function sendAndReport(written: WrittenDraft, told: Told, call: SendCall): Promise<ExitCode> {
  const { draft, saved } = written;
  const { environment, flags } = call;
  const problems = problemsOf(written);
  if (problems.length > 0) return refuse(draft, problems, told);
  if (!flags.json) warnOf(draft, environment);
  const vault = openVault(environment);
  const jar = await openJar(flags, saved?.jar ?? plainJar, { vault, environment });
  if (!jar.ok) return refuse(draft, [jar.failure], told);
  try {
    return await sendWith({ written, vault, box: jar.value.box }, told, call);
  } finally {
    await closeJar(jar.value, environment);
  }
}

interface Means {
  readonly written: WrittenDraft;
  readonly vault: SecretVault;
  readonly box: CookieBox | null;
}

async function sendWith({ written, vault, box }: Means, told: Told, call: SendCall): Promise<ExitCode> {
  const { draft, saved, environment: inUse } = written;
  const { environment, flags } = call;
  const { report, notes, filledIn } = told;
  const tap = tapFor(flags, report, saved !== undefined);
  const context = createEngineContext({
    bodies: tap?.bodies ?? report.bodies,
    environment: inUse,
    cookies: box,
    authenticator: commandLineAuthenticator(vault, flags.auth, environment),
    guides: { env: environment.env },
    resolve: (typed, note) => fillSecrets(typed, vault, noting(filledIn, note)),
  });
  const engine = saved ? saved.context(context) : context;
  try {
    const exchange = await run(draft, { report, notes, engine, stop: environment.stop });
    if (report.isLeft()) return exitCodes.fine;
    const body = tap?.last() ?? null;
    const isShown = await tell({ exchange, draft, body, redact: createRedactor(draft.auth, filledIn) }, report, call);
    const code = await judgeSaved(exchange, saved, { bytes: body, filledIn, environment });
    return isShown ? code : exitCodes.noResponse;
  } finally {
    await context.close();
  }
}

const problemsOf = ({ draft, saved }: WrittenDraft): readonly Failure[] =>
  saved?.prepared.failure ? [saved.prepared.failure] : checkDraft(draft);

async function refuse(draft: RequestDraft, problems: readonly Failure[], { report, notes }: Told): Promise<ExitCode> {
  for (const problem of problems) notes.failed(problem);
  const [first] = problems;
  if (first !== undefined) await report.end(refusedExchange(draft, first));
  return exitCodes.wrongUsage;
}

/** What is said of an answer rests on its body as well. */
function tapFor({ why, advice }: SendFlags, report: Report, isChecked: boolean): BodyTap | null {
  if (isChecked) return createBodyTap(report.bodies, bodyAtMost);
  if (advice) return createBodyTap(report.bodies, longestBody);
  return why ? createBodyTap(report.bodies, 128 * 1024) : null;
}

/** Prints the answer, and beside it what is asked for besides: why it came, and advice, which --json has in its document. */
async function tell(sent: SentForAdvice, report: Report, { flags, environment }: SendCall): Promise<boolean> {
  const advice = flags.advice ? await adviseOnExchange(sent, environment) : null;
  const isShown = await report.end(sent.exchange, advice ? { advice: advice.map(remarkJson) } : {});
  const width = Math.max(40, Math.min(environment.columns, 100));
  const why = flags.why ? whyLines(sent, sent.redact) : [];
  const lines = advice && !flags.json ? adviceLines(advice, width) : [];
  for (const line of [...why, ...lines]) note(environment, escapeLine(line));
  return isShown;
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
