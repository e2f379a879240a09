import { calls } from '#shared/contract/contract';
import { createHost } from '#shared/contract/create-host';
import type { CallName, EventName, EventPayload, Handlers, Host, Transport } from '#shared/contract/types';
import { fail, type Result } from '#shared/result';

interface CallMade {
  readonly name: CallName;
  readonly input: unknown;
}

export interface FakeHost extends Host {
  /** Every call made so far, in order. */
  readonly calls: readonly CallMade[];
  /** Tells the page something, as the real host would. */
  publish<N extends EventName>(name: N, payload: EventPayload<N>): void;
  /** Lets the page believe that its host is lost, or found again. */
  setConnection(state: 'open' | 'lost'): void;
}

/**
 * A host for tests: answers with the given handlers, checks what goes in and out against the contract,
 * and remembers who asked what. A call without a handler answers `unsupported`.
 */
export function createFakeHost(handlers: Partial<Handlers> = {}): FakeHost {
  const made: CallMade[] = [];
  const listeners = new Set<(name: string, payload: unknown) => void>();
  const connections = new Set<(state: 'open' | 'lost') => void>();
  const transport: Transport = {
    async call(name, input) {
      // createHost is typed by the contract, so the name is one of its names.
      const callName = name as CallName;
      const asJson: unknown = JSON.parse(JSON.stringify(input ?? null));
      made.push({ name: callName, input: asJson });
      return answer(handlers, callName, asJson);
    },
    listen: (listener) => register(listeners, listener),
    bodyUrl: async (bodyId) => `/bodies/${encodeURIComponent(bodyId)}`,
    onConnection: (listener) => register(connections, listener),
  };
  return {
    ...createHost(transport),
    calls: made,
    publish: (name, payload) => listeners.forEach((listener) => listener(name, payload)),
    setConnection: (state) => connections.forEach((listener) => listener(state)),
  };
}

async function answer(handlers: Partial<Handlers>, name: CallName, input: unknown): Promise<Result<unknown>> {
  // The table is keyed by the same names, which TypeScript cannot follow through a union.
  const handler = handlers[name] as ((input: unknown, caller: { windowId: null }) => Promise<Result<unknown>>) | undefined;
  if (!handler) return fail({ kind: 'unsupported', capability: name, reason: `this fake host has no handler for ${name}` });
  const parsed = calls[name].input.safeParse(input);
  if (!parsed.success)
    return fail({
      kind: 'rejectedInput',
      issues: parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`),
    });
  const result = await handler(parsed.data, { windowId: null });
  if (result.ok) calls[name].output.parse(result.value);
  return result;
}

function register<T>(listeners: Set<T>, listener: T): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}
