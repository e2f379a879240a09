import type { Transport } from '#shared/contract/types';
import { fail, type Result } from '#shared/result';

/** What the desktop's preload script puts on the page: two functions, each on a channel of its own. */
export interface Bridge {
  call(name: string, input: unknown): Promise<unknown>;
  listen(listener: (name: string, payload: unknown) => void): () => void;
}

declare global {
  interface Window {
    readonly cairnBridge?: Bridge;
  }
}

/** Reaches the host through the desktop shell's preload script. */
export function createBridgeTransport(bridge: Bridge): Transport {
  return {
    async call(name, input) {
      try {
        // The other side of the bridge is dispatch, which answers nothing but results.
        return (await bridge.call(name, input)) as Result<unknown>;
      } catch (thrown) {
        return fail({ kind: 'hostGone', reason: thrown instanceof Error ? thrown.message : String(thrown) });
      }
    },
    listen: (listener) => bridge.listen(listener),
    bodyUrl: async (bodyId) => `body://cairn/${encodeURIComponent(bodyId)}`,
    // Page and host are one application here: neither outlives the other.
    onConnection: () => () => {},
  };
}
