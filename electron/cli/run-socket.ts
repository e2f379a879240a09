import type { Command } from 'commander';
import { closeCodeName } from '#shared/http/close-code-name';
import { closeCodeMeaning } from '#shared/http/close-codes';
import { checkDraft } from '#shared/model/check-draft';
import { plainJar } from '#shared/model/cookie';
import { advance, type Exchange, type FailedExchange, type FinishedExchange, isOver } from '#shared/model/exchange';
import type { Closing } from '#shared/model/exchange-event';
import type { RequestDraft } from '#shared/model/request-draft';
import type { SocketWishes } from '#shared/model/socket';
import { connectingAgain } from '#shared/model/socket-state';
import type { TranscriptEntry } from '#shared/model/transcript';
import { createEngineContext } from '../engine/engine-context';
import type { Asked } from '../engine/send-exchange';
import { openSocket } from '../engine/socket/open-socket';
import { createSocketLine, type SocketLine } from '../engine/socket/socket-line';
import { fillSecrets } from '../storage/vault/fill-secrets';
import { closeJar, openJar } from './cookie-flags';
import { draftFromFlags } from './draft-from-flags';
import { type Environment, note } from './environment';
import { escapeLine } from './escape-controls';
import { type ExitCode, exitCodeOf, exitCodes } from './exit-codes';
import { commandLineAuthenticator } from './command-line-authenticator';
import { openVault } from './open-vault';
import { createOutput, passThrough } from './output';
import { refusesHash } from './print-results';
import { noting } from './redact';
import { createNotes, type Notes } from './report-notes';
import { followsOperation } from './graphql-flags';
import type { SocketFlags } from './socket-flags';
import { warnOf } from './warn';

/** One command that keeps a connection open. */
export interface SocketCall {
  readonly words: readonly string[];
  readonly flags: SocketFlags;
  readonly environment: Environment;
  readonly command: Command;
  readonly socket: SocketWishes;
  /** What a line of the transcript is on standard output; null for nothing. */
  readonly print: (entry: TranscriptEntry) => string | Uint8Array | null;
  /** Speaks on the line once it is open, until there is nothing more to say. */
  readonly speak?: (line: SocketLine, opened: AbortSignal) => Promise<void>;
}

/** Runs a socket to its end: messages on standard output, facts of the connection on standard error. */
export async function runSocket(call: SocketCall): Promise<ExitCode> {
  const { environment, flags } = call;
  const written = await draftFromFlags(call);
  const filledIn: string[] = [...written.hidden];
  const options = { ...written.draft.options, ...(flags.maxTime && { totalTimeoutMs: Math.ceil(flags.maxTime * 1000) }) };
  const draft = { ...written.draft, options, socket: call.socket };
  const notes = createNotes(environment, { verbose: flags.verbose === true, quiet: false, auth: draft.auth, filledIn });
  try {
    const problems = checkDraft(draft);
    for (const problem of problems) notes.failed(problem);
    if (problems.length > 0) return exitCodes.wrongUsage;
    warnOf(draft, environment);
    return await runWithJar({ draft, inUse: written.environment, filledIn, notes }, call);
  } finally {
    await written.clear();
  }
}

interface Checked {
  readonly draft: RequestDraft;
  /** Name of the environment it is filled in from. */
  readonly inUse: string;
  readonly filledIn: string[];
  readonly notes: Notes;
}

async function runWithJar({ draft, inUse, filledIn, notes }: Checked, call: SocketCall): Promise<ExitCode> {
  const { environment, flags } = call;
  const vault = openVault(environment);
  const jar = await openJar(flags, plainJar, { vault, environment });
  if (!jar.ok) {
    notes.failed(jar.failure);
    return exitCodes.wrongUsage;
  }
  const printer = createPrinter(call);
  const engine = createEngineContext({
    bodies: printer.bodies,
    environment: inUse,
    cookies: jar.value.box,
    authenticator: commandLineAuthenticator(vault, flags.auth, environment),
    guides: { env: environment.env },
    resolve: (typed, told) => fillSecrets(typed, vault, noting(filledIn, told)),
  });
  try {
    const signal = AbortSignal.any([printer.stopped, printer.left]);
    const asked = { exchangeId: crypto.randomUUID(), draft, context: engine, signal };
    return ending(await follow(asked, { printer, notes, environment }), printer, call);
  } finally {
    printer.end();
    await engine.close();
    await closeJar(jar.value, environment);
  }
}

interface Telling {
  readonly printer: Printer;
  readonly notes: Notes;
  readonly environment: Environment;
}

async function follow(asked: Asked, { printer, notes, environment }: Telling): Promise<FinishedExchange | FailedExchange> {
  let exchange: Exchange | undefined;
  for await (const event of openSocket(asked, printer.line)) {
    exchange = advance(exchange, event);
    if (event.type === 'opened') printer.opened(event.subprotocol, event.extensions);
    if (event.type === 'parted') note(environment, escapeLine(`${event.says} ${connectingAgain(event.againMs)}`));
    const isOwn = event.type === 'failed' && printer.isEnough(event.failure.kind);
    if (exchange !== undefined && !isOwn) notes.tell(event, exchange);
  }
  await printer.flush();
  if (exchange === undefined || !isOver(exchange)) throw new Error('the exchange did not end');
  return exchange;
}

/** How it ended, in a line, and as an exit code. */
function ending(exchange: FinishedExchange | FailedExchange, printer: Printer, call: SocketCall): ExitCode {
  if (exchange.phase === 'failed') return printer.isEnough(exchange.failure.kind) ? exitCodes.fine : exitCodeOf(exchange);
  if (exchange.socket === undefined) return answered(exchange, call);
  const { closing } = exchange.socket;
  if (closing !== null) note(call.environment, escapeLine(closingWords(closing)));
  const isFine = closing?.by !== 'server' || inOrder.has(closing.code);
  return isFine ? exitCodes.fine : exitCodes.checkFailed;
}

/** Closes of the server that say nothing is wrong: done, going away, no code, and the end of a stream. */
const inOrder: ReadonlySet<number | null> = new Set([1000, 1001, 1005, null]);

function answered({ head: { status, reason } }: FinishedExchange, { environment, socket, flags }: SocketCall): ExitCode {
  const wanted = socket.kind === 'websocket' ? 'instead of switching to a WebSocket' : 'which is no stream of events';
  note(environment, escapeLine(`The server answered ${`${status} ${reason}`.trimEnd()}, ${wanted}.`));
  const mayBeReserved = socket.kind === 'events' && followsOperation(flags) && !socket.singleConnection && status >= 400;
  if (mayBeReserved)
    note(environment, 'Where results come over a stream that is reserved, --single-connection reserves one first.');
  note(environment, 'cairn send shows that answer.');
  return exitCodes.noResponse;
}

function closingWords({ code, reason, by }: Closing): string {
  const said = reason === '' ? '' : `: ${reason}`;
  if (code === null) return by === 'client' ? 'Ended.' : `The stream ended${said}`;
  const who = by === 'client' ? 'Closed' : 'Closed by the server';
  return `${who} with ${code} ${closeCodeName(code)}${said}${by === 'server' && code !== 1000 ? ` (${closeCodeMeaning(code)})` : ''}`;
}

interface Printer {
  readonly line: SocketLine;
  readonly bodies: ReturnType<typeof passThrough>;
  readonly left: AbortSignal;
  /** Aborted when the user wants it to end and it cannot be closed in order. */
  readonly stopped: AbortSignal;
  opened(subprotocol: string, extensions: string): void;
  /** Whether a cancel was our own, because there are messages enough or nobody reads them. */
  isEnough(kind: string): boolean;
  flush(): Promise<void>;
  end(): void;
}

/** What is counted by -n: messages of the server, and of an operation its results. */
function isCounted(entry: TranscriptEntry, flags: SocketFlags): boolean {
  const { from, kind, event } = entry;
  if (from !== 'server') return false;
  if (!followsOperation(flags)) return ['text', 'binary', 'event'].includes(kind);
  return event === 'next' && !(flags.persisted && refusesHash(entry));
}

/** Prints as fast as it is read: the connection waits for whoever reads slowly. */
function createPrinter({ environment, flags, print, speak, socket }: SocketCall): Printer {
  const output = createOutput(environment);
  const [over, stopping] = [new AbortController(), new AbortController()];
  let writing = Promise.resolve();
  let heard = 0;
  let hasSpoken = false;
  let isEnough = false;
  const line = createSocketLine((entry) => {
    if (isEnough) return;
    const shown = print(entry);
    if (shown !== null) writing = writing.then(() => output.write(shown));
    if (isCounted(entry, flags)) heard++;
    if (flags.number === undefined || heard < flags.number) return;
    isEnough = true;
    // The entry is told from within the reader of the connection: what is said comes after it.
    setImmediate(() => void close());
  });
  const close = () => line.say({ kind: 'close', code: socket.kind === 'websocket' ? 1000 : null, reason: '' }, []);
  const stop = () => void close().then(({ ok }) => ok || stopping.abort());
  if (environment.stop.aborted) stopping.abort();
  environment.stop.addEventListener('abort', stop, { once: true, signal: over.signal });
  return {
    line,
    bodies: passThrough({ begin: async () => undefined, take: () => writing }),
    left: output.left,
    stopped: stopping.signal,
    opened(subprotocol, extensions) {
      const agreed = [subprotocol, extensions].filter((text) => text !== '').join(', ');
      note(environment, escapeLine(`Connected${agreed === '' ? '' : `: ${agreed}`}.`));
      if (hasSpoken || speak === undefined) return;
      hasSpoken = true;
      void speak(line, over.signal).catch((thrown: unknown) => note(environment, escapeLine(String(thrown))));
    },
    isEnough: (kind) => kind === 'cancelled' && (isEnough || output.left.aborted),
    flush: () => writing,
    end: () => over.abort(),
  };
}
