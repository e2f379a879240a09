import type { Ask, Loss } from '#shared/interop/import-notes';
import type { Imported } from '#shared/interop/imported';
import type { Result } from '#shared/result';
import type { ImportSource } from './parse-source.ts';

/** What a reading is made of: texts that are there, or files that the reader reads itself. */
export type ImportJob = (
  | { readonly kind: 'texts'; readonly texts: readonly ImportSource[] }
  | { readonly kind: 'paths'; readonly paths: readonly string[] }
) & {
  /** Id of the format that they are, where it is not to be guessed. */
  readonly format?: string | undefined;
};

/** A reading as it goes from process to process. */
export interface ReadingData {
  readonly formats: readonly string[];
  readonly names: readonly string[];
  readonly imported: Imported;
  readonly losses: readonly Loss[];
  readonly asks: readonly Ask[];
}

export type ImportReply = Result<ReadingData>;

/** What a failure calls the thing that was to be read. */
export const nameOfJob = (job: ImportJob): string => (job.kind === 'paths' ? job.paths[0] : job.texts[0]?.name) ?? 'the import';
