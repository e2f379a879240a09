import type { Host } from '#shared/contract/types';
import type { FolderSettings, RequestPlace } from '#shared/model/collection';
import { describeFailure } from '#shared/failure-words';

export interface KeptState {
  /** Null until the file was read. */
  readonly draft: FolderSettings | null;
  /** Why they could not be read or kept. */
  readonly problem: string | null;
  /** Somebody else changed the file: what is typed here waits for a word on whose version counts. */
  readonly isOvertaken: boolean;
}

export interface SettingsKeeper {
  readonly state: () => KeptState;
  readonly subscribe: (listener: () => void) => () => void;
  readonly edit: (change: Partial<FolderSettings>) => void;
  /** Takes over what is on disk while nothing is being typed here, or whatever is typed when that is asked for. */
  readonly read: (force: boolean) => Promise<void>;
  /** Saves what was typed, one save after the other; over what somebody else wrote only when that is asked for. */
  readonly flush: (overwrite: boolean) => Promise<void>;
}

/** What a folder says, as it is being edited. A file that changed meanwhile is not written over without a word. */
export function createSettingsKeeper(host: Host, { root, path }: RequestPlace): SettingsKeeper {
  let state: KeptState = { draft: null, problem: null, isOvertaken: false };
  let revision: string | null = null;
  let isBusy = false;
  let isDirty = false;
  const listeners = new Set<() => void>();

  const put = (next: Partial<KeptState>) => {
    state = { ...state, ...next };
    for (const listener of listeners) listener();
  };

  /** True when it is on disk. */
  async function saveOnce(settings: FolderSettings, over: string | null): Promise<boolean> {
    isBusy = true;
    isDirty = false;
    const saved = await host.call('collection.saveFolder', { root, path, settings, revision: over });
    isBusy = false;
    if (saved.ok) revision = saved.value.revision;
    else isDirty = true;
    put({
      problem: saved.ok ? null : describeFailure(saved.failure),
      isOvertaken: !saved.ok && saved.failure.kind === 'fileChanged',
    });
    return saved.ok;
  }

  return {
    state: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    edit(change) {
      if (!state.draft) return;
      isDirty = true;
      put({ draft: { ...state.draft, ...change } });
    },
    async read(force) {
      const answer = await host.call('collection.readFolder', { root, path });
      if (!answer.ok) return put({ problem: describeFailure(answer.failure) });
      if (!force && (isDirty || isBusy || answer.value.revision === revision)) return;
      isDirty = false;
      revision = answer.value.revision;
      put({ draft: answer.value.settings, problem: null, isOvertaken: false });
    },
    async flush(overwrite) {
      while (isDirty && !isBusy && state.draft && state.draft.name.trim() !== '')
        if (!(await saveOnce(state.draft, overwrite ? null : revision))) return;
    },
  };
}
