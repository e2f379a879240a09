import type { ExecutionResult } from 'graphql';
import type { Caller } from './caller.ts';
import { findDocument } from './find-document.ts';
import type { SentParams } from './read-params.ts';
import { beginSubscription, checkOperation, isStream, runOperation } from './run-operation.ts';

/** The operations that run on one connection. */
export interface Operations {
  has(id: string): boolean;
  /** Runs an operation and says what comes of it under its id. */
  serve(id: string, params: SentParams, caller: Caller): Promise<void>;
  stop(id: string): void;
  stopAll(): void;
}

export function createOperations(isClosed: boolean, say: (message: object) => void): Operations {
  const running = new Map<string, { stop: () => void }>();
  return {
    has: (id) => running.has(id),
    stop: (id) => running.get(id)?.stop(),
    stopAll: () => running.forEach(({ stop }) => stop()),
    async serve(id, params, caller) {
      let isStopped = false;
      let end = (): void => {};
      running.set(id, {
        stop() {
          isStopped = true;
          running.delete(id);
          end();
        },
      });
      const followed = (results: AsyncGenerator<ExecutionResult>): void => {
        end = () => void results.return(undefined);
        if (isStopped) end();
      };
      for await (const message of messagesOf(params, { caller, isClosed, followed })) {
        if (!isStopped) say({ id, ...message });
      }
      running.delete(id);
    },
  };
}

interface Serving {
  readonly caller: Caller;
  readonly isClosed: boolean;
  /** Told of a stream once it has begun, so that it can be ended. */
  readonly followed: (results: AsyncGenerator<ExecutionResult>) => void;
}

async function* messagesOf(params: SentParams, { caller, isClosed, followed }: Serving): AsyncGenerator<object> {
  const found = findDocument(caller.world, params, false);
  const checked = found.ok ? checkOperation(found.params, isClosed) : found;
  if (!checked.ok) return yield { type: 'error', payload: checked.errors };
  if (checked.type !== 'subscription') {
    yield { type: 'next', payload: await runOperation(checked, caller) };
    return yield { type: 'complete' };
  }
  const begun = await beginSubscription(checked, caller);
  if (!isStream(begun)) return yield { type: 'error', payload: begun.errors };
  followed(begun);
  for await (const payload of begun) yield { type: 'next', payload };
  return yield { type: 'complete' };
}
