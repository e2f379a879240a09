import type { RequestPlace } from '#shared/model/collection';
import type { RequestDraft } from '#shared/model/request-draft';
import type { Host } from '#shared/contract/types';
import { ok, type Result } from '#shared/result';
import type { StateCreator } from 'zustand';

/** A request that is to be shown as code. */
export interface CodeSubject {
  readonly draft: RequestDraft;
  /** Where it is saved, for what the folders above it give. */
  readonly place: RequestPlace | null;
  /** Words that are secret wherever they stand in it. */
  readonly words: readonly string[];
}

/** A collection, or a part of it, that is to be written as another tool reads it. */
export interface ExportSubject {
  readonly place: RequestPlace;
  readonly name: string;
}

export interface ExportSlice {
  readonly codeSubject: CodeSubject | null;
  readonly exportSubject: ExportSubject | null;
  /** An exchange that is to be written as a HAR log. */
  readonly harSubject: string | null;
  readonly showCode: (subject: CodeSubject | null) => void;
  /** The same for a request as its file has it. */
  readonly showSavedCode: (place: RequestPlace) => Promise<Result<null>>;
  /** The same for what was sent before. */
  readonly showSentCode: (exchangeId: string, place: RequestPlace | null) => Promise<Result<null>>;
  readonly showExport: (subject: ExportSubject | null) => void;
  readonly showHar: (exchangeId: string | null) => void;
}

/** What is being written for another tool, by the dialogs that ask how. */
export const createExportSlice =
  (host: Host): StateCreator<ExportSlice, [], [], ExportSlice> =>
  (set) => ({
    codeSubject: null,
    exportSubject: null,
    harSubject: null,
    showCode: (codeSubject) => set({ codeSubject }),
    async showSavedCode(place) {
      const read = await host.call('collection.readRequest', place);
      if (!read.ok) return read;
      set({ codeSubject: { draft: read.value.draft, place, words: [] } });
      return ok(null);
    },
    async showSentCode(exchangeId, place) {
      const read = await host.call('exchange.readDraft', { exchangeId });
      if (!read.ok) return read;
      set({ codeSubject: { draft: read.value, place, words: [] } });
      return ok(null);
    },
    showExport: (exportSubject) => set({ exportSubject }),
    showHar: (harSubject) => set({ harSubject }),
  });
