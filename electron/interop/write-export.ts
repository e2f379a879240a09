import type { Kept } from '#shared/interop/writers/kept';
import { createLosses, type Loss, type Losses } from '#shared/interop/writers/losses';
import type { ExportFormat } from '#shared/interop/writers/export-formats';
import type { Shell } from '#shared/interop/code/shell-quoting';
import { writeCurl, writeHttpFile } from '#shared/interop/writers/write-commands';
import { writeHar } from '#shared/interop/writers/write-har';
import { writeOpenApi, type AnswersOf } from '#shared/interop/writers/write-openapi';
import { writePostman } from '#shared/interop/writers/write-postman';
import { spreadDefaults } from '#shared/interop/writers/spread-defaults';
import { withoutSecrets } from '#shared/interop/writers/without-secrets';
import type { WrittenFile } from '#shared/interop/writers/written-file';
import { tokenShapesIn } from '#shared/secrets/token-shapes';
import { writeBundle } from '../storage/opencollection/write-bundle.ts';

/** How a collection is to be written. */
export interface ExportOptions {
  readonly format: ExportFormat;
  /** For curl. */
  readonly shell?: Shell;
  /** Leave secrets that were typed where they are; without, names stand in their place. */
  readonly includeSecrets?: boolean;
  /** For OpenAPI: answers that are known. */
  readonly answersOf?: AnswersOf;
}

/** What was written, what it could not hold, and what in it looks like a secret all the same. */
export interface Exported {
  readonly files: readonly WrittenFile[];
  readonly losses: readonly Loss[];
  readonly warnings: readonly string[];
}

const writers: {
  readonly [F in ExportFormat]: (kept: Kept, losses: Losses, options: ExportOptions) => readonly WrittenFile[];
} = {
  opencollection: (kept, losses) => [{ name: `${kept.name}.opencollection.yml`, text: writeBundle(kept, losses) }],
  postman: (kept, losses) => writePostman(spreadDefaults(kept, 'postman', losses), losses),
  openapi: (kept, losses, { answersOf }) => writeOpenApi(spreadDefaults(kept, 'openapi', losses), losses, answersOf),
  har: (kept, losses) => writeHar(spreadDefaults(kept, 'har', losses), losses),
  curl: (kept, losses, { shell = 'bash' }) => writeCurl(spreadDefaults(kept, 'curl', losses), losses, shell),
  http: (kept, losses) => writeHttpFile(spreadDefaults(kept, 'http', losses), losses),
};

/** Writes a collection in another tool's words. Secrets are in none of it unless they were asked for. */
export function writeExport(kept: Kept, options: ExportOptions, losses: Losses = createLosses()): Exported {
  const shown = options.includeSecrets ? kept : withoutSecrets(kept, losses);
  const files = writers[options.format](shown, losses, options);
  const looks = files.flatMap(({ name, text }) =>
    tokenShapesIn(text).map((what) => `${name} holds ${what}, or what looks like one.`),
  );
  const included = options.includeSecrets ? ['Secrets stand in it: whoever has the file can use them.'] : [];
  return { files, losses: losses.list, warnings: [...included, ...looks] };
}
