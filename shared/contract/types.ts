import type { z } from 'zod';
import type { Result } from '../result';
import type { calls, events } from './contract';

export type CallName = keyof typeof calls;
export type CallInput<N extends CallName> = z.input<(typeof calls)[N]['input']>;
export type CallOutput<N extends CallName> = z.output<(typeof calls)[N]['output']>;

export type EventName = keyof typeof events;
export type EventPayload<N extends EventName> = z.output<(typeof events)[N]>;

/** What a handler knows of who is asking. */
export interface Caller {
  /** The window (a desktop window or a browser tab) that asked, or null where there is none (tests, command line). */
  readonly windowId: string | null;
}

/** The host's side: exactly one handler for each call. Forgetting one does not compile. */
export type Handlers = {
  readonly [N in CallName]: (input: z.output<(typeof calls)[N]['input']>, caller: Caller) => Promise<Result<CallOutput<N>>>;
};

/** The handlers whose names begin with one of the given prefixes, as one service file provides them. */
export type HandlersOf<Prefix extends string> = Pick<Handlers, Extract<CallName, `${Prefix}.${string}`>>;

/** Tells every window something it did not ask for. */
export type Publish = <N extends EventName>(name: N, payload: EventPayload<N>) => void;

/** A way to reach a host: Electron's IPC, the loopback web host, or memory in tests. */
export interface Transport {
  /** Never rejects: a host that cannot be reached answers `hostGone`. */
  call(name: string, input: unknown): Promise<Result<unknown>>;
  /** Calls back for every event, in the order they happened; returns the way to stop. */
  listen(listener: (name: string, payload: unknown) => void): () => void;
  /** An address from which a body can be read, by script or by an element such as img; honours Range. */
  bodyUrl(bodyId: string): Promise<string>;
  /** Calls back when the host is lost or found again; a found host has caught up on missed events first. */
  onConnection(listener: (state: 'open' | 'lost') => void): () => void;
}

/** The page's typed view of its host. */
export interface Host {
  call<N extends CallName>(name: N, input: CallInput<N>): Promise<Result<CallOutput<N>>>;
  listen<N extends EventName>(name: N, listener: (payload: EventPayload<N>) => void): () => void;
  bodyUrl(bodyId: string): Promise<string>;
  onConnection(listener: (state: 'open' | 'lost') => void): () => void;
}
