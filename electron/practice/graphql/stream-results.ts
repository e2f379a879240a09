import { Readable } from 'node:stream';
import type { ExecutionResult } from 'graphql';
import type { HeaderPair, WholeAnswer } from '../frame/answer.ts';
import type { Caller } from './caller.ts';
import { beginSubscription, isStream, runOperation, type Checked } from './run-operation.ts';

/** How long a stream may be silent before a comment shows that it lives. */
export const silenceMs = 12_000;

/** What a stream of events begins with. */
export const eventHead: readonly HeaderPair[] = [
  ['Content-Type', 'text/event-stream'],
  ['Cache-Control', 'no-store'],
];

/** Results as server-sent events, one operation for each connection (GraphQL over SSE, distinct connections mode). Errors are events too. */
export async function answerAsEvents(checked: Checked, caller: Caller): Promise<WholeAnswer> {
  return {
    status: 200,
    headers: eventHead,
    body: readableOf(await resultsOf(checked, caller)),
  };
}

async function resultsOf(checked: Checked, caller: Caller): Promise<AsyncIterator<ExecutionResult>> {
  if (!checked.ok) return only({ errors: checked.errors });
  if (checked.type !== 'subscription') return only(await runOperation(checked, caller));
  const begun = await beginSubscription(checked, caller);
  return isStream(begun) ? begun : only(begun);
}

async function* only(result: ExecutionResult): AsyncGenerator<ExecutionResult> {
  yield result;
}

function readableOf(results: AsyncIterator<ExecutionResult>): Readable {
  let beat: ReturnType<typeof setInterval> | undefined;
  let isAsking = false;
  const stream = new Readable({
    read() {
      // The head must not wait for the first event.
      if (!beat) {
        beat = setInterval(() => stream.push(':\n\n'), silenceMs);
        stream.push(':\n\n');
      }
      if (!isAsking) void pushNext();
    },
    destroy(error, done) {
      clearInterval(beat);
      void results.return?.();
      done(error);
    },
  });
  const pushNext = async (): Promise<void> => {
    isAsking = true;
    try {
      const { done, value } = await results.next();
      isAsking = false;
      if (stream.destroyed) return;
      stream.push(done === true ? 'event: complete\ndata:\n\n' : `event: next\ndata: ${JSON.stringify(value)}\n\n`);
      if (done === true) stream.push(null);
    } catch (thrown) {
      stream.destroy(thrown as Error);
    }
  };
  return stream;
}
