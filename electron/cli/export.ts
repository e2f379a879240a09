import { basename, dirname, join, resolve } from 'node:path';
import { Option } from 'commander';
import { describeFailure } from '#shared/failure-words';
import { exportFormats, exportFormatSchema, type ExportFormat } from '#shared/interop/writers/export-formats';
import type { Kept } from '#shared/interop/writers/kept';
import { withoutSecrets } from '#shared/interop/writers/without-secrets';
import { createLosses, type Losses } from '#shared/interop/writers/losses';
import type { Shell } from '#shared/interop/code/shell-quoting';
import { fail, ok, type Result } from '#shared/result';
import { fillKept } from '../interop/fill-kept';
import { writeExport, type Exported } from '../interop/write-export';
import { writeCollectionFolder } from '../interop/write-import';
import { writeFileAtomic } from '../storage/atomic-file';
import { safeStem } from '../storage/collection/file-names';
import { placeOfPath } from '../storage/collection/place-of-path';
import { readKept } from '../storage/collection/read-kept';
import type { CommandPlace } from './command';
import { type Environment, note } from './environment';
import { escapeLine } from './escape-controls';
import { type ExitCode, exitCodes } from './exit-codes';
import { openVault } from './open-vault';
import { createOutput } from './output';

interface ExportFlags {
  readonly as: ExportFormat;
  readonly out?: string;
  readonly shell: Shell;
  readonly includeSecrets?: true;
  readonly json?: true;
}

/** Adds `cairn export`. */
export function addExport({ program, environment, finish }: CommandPlace): void {
  program
    .command('export')
    .description('Write a collection, a folder of one, or one request as another tool reads it.')
    .argument('<path>', 'a collection, a folder in it, or one request')
    .addOption(new Option('--as <format>', 'what it is written as').choices(exportFormatSchema.options).makeOptionMandatory(true))
    .option(
      '-o, --out <file>',
      'write to a file; what takes several goes beside it. OpenCollection goes to a folder where it ends in /',
    )
    .addOption(
      new Option('--shell <name>', 'for curl: whose quotes are used').choices(['bash', 'cmd', 'powershell']).default('bash'),
    )
    .option('--include-secrets', 'write secrets too, those of the vault as well; without, names stand in their place')
    .addOption(new Option('--json', 'print a summary instead of the list; wants --out'))
    .addHelpText('after', words)
    .action(async (path: string, flags: ExportFlags) => finish(await exportPath({ path, flags, environment })));
}

const formats = Object.entries(exportFormats).map(([name, { says }]) => `  ${name.padEnd(14)}${says}`);

const words = `
Formats:
${formats.join('\n')}

Without --out the result goes to standard output. What the other format has no
place for is listed on standard error, item by item.

Secrets are never written unless --include-secrets is given: a name such as
{{token}} stands where one was.

Exit codes: 0 written; 2 wrong usage, or what was to be read cannot be.

Examples:
  cairn export shop --as postman --out shop.json
  cairn export shop/orders --as curl
  cairn export shop/orders --as opencollection --out orders/
  cairn export shop --as openapi > openapi.json`;

interface Call {
  readonly path: string;
  readonly flags: ExportFlags;
  readonly environment: Environment;
}

async function exportPath(call: Call): Promise<ExitCode> {
  const { flags, environment } = call;
  if (flags.json && flags.out === undefined)
    return refuse(environment, '--json wants --out FILE: without it the result itself goes to standard output.');
  const losses = createLosses();
  const kept = await readPath(call, losses);
  if (!kept.ok) return refuse(environment, describeFailure(kept.failure));
  if (flags.as === 'opencollection' && /[/\\]$/.test(flags.out ?? '')) return putFolder(kept.value, losses, call);
  const { as: format, shell, includeSecrets } = flags;
  const exported = writeExport(kept.value, { format, shell, includeSecrets: includeSecrets === true }, losses);
  const written = await put(exported, call);
  if (!written.ok) return refuse(environment, describeFailure(written.failure));
  await tell(exported, written.value, call);
  return exitCodes.fine;
}

/** The collection as a folder of files, which holds all that one file has no place for. */
async function putFolder(kept: Kept, losses: Losses, call: Call): Promise<ExitCode> {
  const root = resolve(call.environment.cwd, call.flags.out ?? '');
  const written = await writeCollectionFolder(call.flags.includeSecrets ? kept : withoutSecrets(kept, losses), root);
  if (!written.ok) return refuse(call.environment, describeFailure(written.failure));
  if (written.value === 'taken') return refuse(call.environment, `${call.flags.out} is not empty: nothing was written.`);
  await tell({ files: [], losses: losses.list, warnings: [] }, [root], call);
  return exitCodes.fine;
}

function refuse(environment: Environment, why: string): ExitCode {
  note(environment, escapeLine(why));
  return exitCodes.wrongUsage;
}

async function readPath({ path, flags, environment }: Call, losses: Losses): Promise<Result<Kept>> {
  const place = await placeOfPath(resolve(environment.cwd, path));
  if (place === null)
    return fail({ kind: 'notFound', what: `collection at ${path}: there is no opencollection.yml in it or above it` });
  const kept = await readKept(place.root, place.path, losses);
  return kept.ok && flags.includeSecrets ? fillKept(kept.value, openVault(environment)) : kept;
}

/** Writes the files, and answers where they are; none where it went to standard output. */
async function put({ files }: Exported, { flags, environment }: Call): Promise<Result<string[]>> {
  const [first, ...more] = files;
  if (!first) return ok([]);
  if (flags.out === undefined) {
    await createOutput(environment).write(first.text);
    for (const { name } of more) note(environment, escapeLine(`Not written: ${name}. With --out it is put beside the file.`));
    return ok([]);
  }
  const target = resolve(environment.cwd, flags.out);
  const paths: string[] = [];
  for (const [index, { name, text }] of files.entries()) {
    const path = index === 0 ? target : join(dirname(target), fileName(name));
    const written = await writeFileAtomic(path, text);
    if (!written.ok) return written;
    paths.push(path);
  }
  return ok(paths);
}

/** A name that is safe on every system, with the ending it has. */
function fileName(name: string): string {
  const [, stem = name, ending = ''] = /^(.*?)((?:\.[a-z_]+){1,3})$/s.exec(name) ?? [];
  return `${safeStem(stem)}${ending}`;
}

async function tell({ losses, warnings }: Exported, paths: readonly string[], { flags, environment }: Call): Promise<void> {
  if (flags.json) {
    await createOutput(environment).write(`${JSON.stringify({ format: flags.as, files: paths, losses, warnings }, null, 2)}\n`);
    return;
  }
  for (const path of paths) note(environment, escapeLine(`Written: ${basename(path)}`));
  for (const warning of warnings) note(environment, escapeLine(`Careful: ${warning}`));
  if (losses.length > 0) note(environment, `Not carried over (${losses.length}):`);
  for (const { item, what, why } of losses) note(environment, escapeLine(`  ${item}: ${what} – ${why}`));
}
