import type { Result } from '../result';
import type { CallInput, CallName, CallOutput, EventName, EventPayload, Host, Transport } from './types';

/** The typed client over any transport. Types come from the contract; the host has checked the values. */
export function createHost(transport: Transport): Host {
  return {
    call: <N extends CallName>(name: N, input: CallInput<N>) =>
      // The transport carries JSON; dispatch on the other side is what makes this type true.
      transport.call(name, input) as Promise<Result<CallOutput<N>>>,
    listen: <N extends EventName>(name: N, listener: (payload: EventPayload<N>) => void) =>
      transport.listen((heard, payload) => {
        if (heard === name) listener(payload as EventPayload<N>);
      }),
    bodyUrl: (bodyId) => transport.bodyUrl(bodyId),
    onConnection: (listener) => transport.onConnection(listener),
  };
}
