import type { PracticeControls, PracticeEndpoint, PracticeLogLine, PracticeStart, PracticeState } from '#shared/model/practice';
import { childMessageSchema, type ChildMessage, type ParentMessage, type Steering } from './messages.ts';

/** The practice process as its parent holds it. */
export interface PracticeChild {
  send(message: ParentMessage): void;
  onMessage(listener: (message: unknown) => void): void;
  onExit(listener: () => void): void;
  kill(): void;
}

/** Starts the process with these arguments. */
export type PracticeFork = (args: string[]) => PracticeChild;

/** The practice server as the application sees it: a switch, an address and a log. */
export interface PracticeClient {
  state(): PracticeState;
  /** Resolves when the server answers, or has failed to start. Starting what runs changes nothing. */
  start(wanted?: PracticeStart): Promise<PracticeState>;
  stop(): Promise<PracticeState>;
  /** Puts its data back to the beginning; nothing happens while it is stopped. */
  reset(): void;
  /** Changes how it is set; the new state is told when it is so. Nothing happens while it is stopped. */
  steer(steering: Steering): void;
  /** The latest requests it saw, newest last. */
  log(): readonly PracticeLogLine[];
  /** Forgets those. */
  clearLog(): void;
  /** What it offers; empty until it has run once. */
  endpoints(): readonly PracticeEndpoint[];
  close(): Promise<void>;
}

interface Options {
  readonly fork: PracticeFork;
  readonly onChange: (state: PracticeState) => void;
  readonly onLog: (line: PracticeLogLine) => void;
  /** The first port to try. */
  readonly port?: number;
}

const firstPort = 7070;
const portsToTry = 20;
const keptLines = 500;
const startTimeoutMs = 15_000;
const stopTimeoutMs = 2_000;

export function createPracticeClient(options: Options): PracticeClient {
  let state: PracticeState = { phase: 'stopped' };
  let child: PracticeChild | null = null;
  let starting: Promise<PracticeState> | null = null;
  const heard = createHeard(options.onLog);

  const become = (next: PracticeState): PracticeState => {
    state = next;
    options.onChange(next);
    return next;
  };

  /** Only of the process that runs: one that was stopped may still say something. */
  const hearControls = (from: PracticeChild, controls: PracticeControls): void => {
    if (child === from && state.phase === 'running') become({ ...state, controls });
  };

  /** A process that ended unasked is news; one that was stopped is not ours any more. */
  const leave = (left: PracticeChild): void => {
    if (child !== left) return;
    child = null;
    if (state.phase === 'running') become({ phase: 'failed', reason: 'The practice server ended by itself.' });
  };

  async function launch(wanted: PracticeStart): Promise<PracticeState> {
    become({ phase: 'starting' });
    heard.clearLog();
    const started = await startOnFreePort(options.fork, { from: options.port, ...wanted }, { ...heard, leave, hearControls });
    if (started.state.phase === 'running') child = started.child;
    return become(started.state);
  }

  async function stop(): Promise<PracticeState> {
    await starting;
    const stopping = child;
    child = null;
    if (stopping) await endChild(stopping);
    return state.phase === 'stopped' ? state : become({ phase: 'stopped' });
  }

  return {
    state: () => state,
    log: heard.log,
    clearLog: heard.clearLog,
    endpoints: heard.endpoints,
    async start(wanted = {}) {
      if (state.phase === 'running') return state;
      starting ??= launch(wanted).finally(() => {
        starting = null;
      });
      return starting;
    },
    stop,
    reset() {
      heard.clearLog();
      child?.send({ type: 'reset' });
    },
    steer: (steering) => child?.send(steering),
    async close() {
      await stop();
    },
  };
}

/** What the process has told of itself so far. */
function createHeard(onLog: Options['onLog']) {
  let lines: PracticeLogLine[] = [];
  let endpoints: readonly PracticeEndpoint[] = [];
  return {
    log: () => lines,
    clearLog: () => void (lines = []),
    endpoints: () => endpoints,
    hearEndpoints: (offered: readonly PracticeEndpoint[]) => void (endpoints = offered),
    note(line: PracticeLogLine) {
      lines = [...lines.slice(1 - keptLines), line];
      onLog(line);
    },
  };
}

interface Listeners {
  note(line: PracticeLogLine): void;
  leave(child: PracticeChild): void;
  hearControls(child: PracticeChild, controls: PracticeControls): void;
  hearEndpoints(endpoints: readonly PracticeEndpoint[]): void;
}

interface Started {
  readonly state: Extract<PracticeState, { phase: 'running' | 'failed' }>;
  readonly child: PracticeChild | null;
}

/** A port that was chosen is the only one that is tried; else the next free one is found. */
type Wanted = PracticeStart & { readonly from: number | undefined };

async function startOnFreePort(fork: PracticeFork, wanted: Wanted, listeners: Listeners): Promise<Started> {
  const more = [...(wanted.gateway ? ['--gateway'] : []), ...(wanted.tls ? ['--tls'] : [])];
  for (const port of portsFor(wanted)) {
    const child = fork(['--port', String(port), ...more]);
    const answer = await firstAnswer(child, listeners);
    if (answer.type === 'ready') {
      const { type: _ready, ...running } = answer;
      return { child, state: { phase: 'running', startedAt: Date.now(), ...running } };
    }
    child.kill();
    if (!answer.portTaken) return { child: null, state: { phase: 'failed', reason: answer.reason } };
  }
  return { child: null, state: { phase: 'failed', reason: allTaken(wanted) } };
}

function portsFor({ port, from = firstPort }: Wanted): number[] {
  return port === undefined ? Array.from({ length: portsToTry }, (_, at) => from + at) : [port];
}

function allTaken({ port, from = firstPort }: Wanted): string {
  if (port !== undefined) return `Port ${port} is taken by another program.`;
  return `All ports from ${from} to ${from + portsToTry - 1} are taken.`;
}

type FirstAnswer = Extract<ChildMessage, { type: 'ready' | 'failed' }>;

function firstAnswer(child: PracticeChild, listeners: Listeners): Promise<FirstAnswer> {
  return new Promise((resolve) => {
    const fail = (reason: string): void => resolve({ type: 'failed', reason, portTaken: false });
    const timer = setTimeout(() => fail('The practice server did not answer in time.'), startTimeoutMs);
    child.onExit(() => {
      clearTimeout(timer);
      fail('The practice server ended before it was ready.');
      listeners.leave(child);
    });
    child.onMessage((raw) => {
      const message = childMessageSchema.safeParse(raw);
      if (!message.success) return;
      if (message.data.type === 'log') return listeners.note(message.data.line);
      if (message.data.type === 'endpoints') return listeners.hearEndpoints(message.data.endpoints);
      if (message.data.type === 'controls') return listeners.hearControls(child, message.data.controls);
      clearTimeout(timer);
      resolve(message.data);
    });
  });
}

/** Asks it to stop, and ends it when it does not listen. */
function endChild(child: PracticeChild): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => {
      child.kill();
      resolve();
    }, stopTimeoutMs);
    child.onExit(() => {
      clearTimeout(timer);
      resolve();
    });
    child.send({ type: 'stop' });
  });
}
