import type { Transport } from '#shared/contract/types';
import type { Workspace } from '#shared/model/workspace';
import type { Result } from '#shared/result';

export interface WindowMemory {
  recall(): string | null;
  remember(windowId: string): void;
}

/** A page that asks for any window gets the one it showed before it was reloaded. */
export function keepWindow<T extends Transport>(transport: T, memory: WindowMemory): T {
  return {
    ...transport,
    async call(name, input) {
      if (name !== 'workspace.open') return transport.call(name, input);
      const asked = input as { readonly windowId: string | null };
      const opened = (await transport.call(name, { windowId: asked.windowId ?? memory.recall() })) as Result<Workspace>;
      if (opened.ok) memory.remember(opened.value.windowId);
      return opened;
    },
  };
}
