import type { CallInput, CallOutput, Host } from '#shared/contract/types';
import { describeFailure } from '#shared/failure-words';
import { createNotes } from '#shared/interop/import-notes';
import { askFor, settleDraft } from '#shared/interop/settle-import';
import type { ImportPreview } from '#shared/model/import-preview';
import type { RequestDraft } from '#shared/model/request-draft';
import type { Result } from '#shared/result';
import type { StateCreator } from 'zustand';
import { changeTab } from '../put-tab';
import { isUnsaved } from '../edit-draft';
import type { CollectionsSlice } from './collections-slice';
import type { TabsSlice } from './tabs-slice';

export type ImportSource = CallInput<'collection.readImport'>['from'];
export type ImportChoices = Omit<CallInput<'collection.writeImport'>, 'importId'>;
export type WrittenImport = CallOutput<'collection.writeImport'>;

/** A draft that a pasted command took the place of. */
export interface PastedOver {
  readonly before: RequestDraft;
  /** As the command made it: once it was edited, there is no way back but by hand. */
  readonly after: RequestDraft;
  /** What the command said and the draft has not. */
  readonly notes: readonly string[];
}

export interface ImportSlice {
  /** The dialog is open; null when it is not. A source is one that was dropped or pasted elsewhere. */
  readonly importing: { readonly source: ImportSource | null } | null;
  readonly pastedOver: Readonly<Record<string, PastedOver>>;

  readonly beginImport: (source?: ImportSource) => void;
  readonly endImport: () => void;
  readonly readImport: (importId: string, from: ImportSource) => Promise<Result<ImportPreview>>;
  readonly writeImport: (importId: string, choices: ImportChoices) => Promise<Result<WrittenImport>>;
  readonly forgetImport: (importId: string) => void;
  /** Makes the draft of a tab what a curl command would send; answers why not where it is none. */
  readonly pasteCurl: (tabId: string, command: string) => Promise<string | null>;
  readonly undoPaste: (tabId: string) => void;
}

type Needs = Pick<TabsSlice, 'tabs'> & Pick<CollectionsSlice, 'loadCollections'>;
type State = ImportSlice & Needs;

/** What comes from other tools: files as collections, a pasted command as a draft. */
export const createImportSlice =
  (host: Host): StateCreator<State, [], [], ImportSlice> =>
  (set, get, api) => {
    const putOver = (tabId: string, after: RequestDraft, notes: readonly string[]) => {
      const before = get().tabs[tabId]?.draft;
      if (!before) return;
      set({ pastedOver: { ...get().pastedOver, [tabId]: { before, after, notes } } });
      changeTab(api, tabId, (tab) => ({ ...tab, draft: after, dirty: isUnsaved(tab, after), failures: [] }));
    };
    return {
      importing: null,
      pastedOver: {},

      beginImport: (source) => set({ importing: { source: source ?? null } }),
      endImport: () => set({ importing: null }),
      readImport: (importId, from) => host.call('collection.readImport', { importId, from }),
      async writeImport(importId, choices) {
        const written = await host.call('collection.writeImport', { importId, ...choices });
        if (written.ok) await get().loadCollections();
        return written;
      },
      forgetImport: (importId) => void host.call('collection.forgetImport', { importId }),

      async pasteCurl(tabId, command) {
        // The splitter is fetched when a command comes, not with the window.
        const { readCurl } = await import('#shared/interop/curl/read-curl');
        const notes = createNotes();
        const read = readCurl(command, notes);
        if (!read.ok) return describeFailure(read.failure);
        const [first, ...others] = read.value;
        if (!first) return 'There is no address in it.';
        const draft = settleDraft(first.draft, [], { place: 'the command', notes });
        if (others.length > 0)
          notes.lose('the command', `${others.length} further requests`, 'a tab holds one: import them as a collection');
        askFor(first.draft, 'the command', notes);
        for (const { what } of notes.asks)
          notes.lose('the command', `that it ${what}`, 'an import never switches that on: see Options and Body');
        putOver(
          tabId,
          draft,
          notes.losses.map(({ what, why }) => `${what} (${why})`),
        );
        return null;
      },
      undoPaste(tabId) {
        const { [tabId]: over, ...rest } = get().pastedOver;
        if (!over) return;
        set({ pastedOver: rest });
        changeTab(api, tabId, (tab) => ({ ...tab, draft: over.before, dirty: isUnsaved(tab, over.before), failures: [] }));
      },
    };
  };
