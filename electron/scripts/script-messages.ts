/** What a script may use up before it is stopped. */
export interface ScriptLimits {
  /** Time that it computes, in milliseconds. */
  readonly cpuMs: number;
  /** Time that passes from its start to its end, in milliseconds; then its thread is ended, whatever it does. */
  readonly wallMs: number;
  readonly memoryBytes: number;
  readonly stackBytes: number;
  /** All that it may say, set and test, as text. */
  readonly outputBytes: number;
}

export const scriptLimits: ScriptLimits = {
  cpuMs: 2_000,
  wallMs: 30_000,
  memoryBytes: 64 * 1024 ** 2,
  stackBytes: 256 * 1024,
  outputBytes: 1024 ** 2,
};

/** One script to run, in a runtime of its own. */
export interface ScriptJob {
  readonly id: number;
  readonly code: string;
  /** What it may know, as JSON: see `ScriptInput`. */
  readonly input: string;
  readonly limits: ScriptLimits;
}

/**
 * How a script ended: by itself (`done`, `threw`), waiting for a promise that cannot settle any more (`unsettled`),
 * or at one of its limits. `crashed` is an engine that gave up, `stopped` somebody who did not want to wait.
 */
export const scriptEnds = ['done', 'threw', 'unsettled', 'timeout', 'memory', 'stack', 'output', 'crashed', 'stopped'] as const;

export interface ScriptEnd {
  readonly kind: (typeof scriptEnds)[number];
  /** What was thrown, or empty. */
  readonly message: string;
  /** The line it comes from, from 1; null where it is not known. */
  readonly line: number | null;
}

/** Whether an engine is as good as new after a script that ended so. At a limit it has grown, or is broken. */
export const isReusable = ({ kind }: ScriptEnd): boolean => kind === 'done' || kind === 'threw';

/** What the thread says: something a script told, as text nobody has judged yet, or that one is over. */
export type ScriptReply =
  | { readonly id: number; readonly said: string }
  /** It waits for what a request brings; the answer comes through the port of the thread. */
  | { readonly id: number; readonly asked: string }
  | { readonly id: number; readonly ended: ScriptEnd };

/** Sources of what scripts find around them, by their names. */
export type Prelude = Readonly<Record<string, string>>;
