import { resolve } from 'node:path';
import { describeFailure } from '#shared/failure-words';
import { permissionSchema, type Permission } from '#shared/interop/import-notes';
import type { Result } from '#shared/result';
import { importFormats } from '../interop/formats';
import { createEngineContext } from '../engine/engine-context';
import { fetchDocument, type DocumentFetching } from '../engine/fetch-document';
import { findSecrets } from '../interop/keep-secrets';
import { decodeSource, type ImportSource } from '../interop/parse-source';
import { readAside } from '../interop/read-aside';
import type { ImportReading } from '../interop/read-import';
import { readFileSource } from '../interop/read-path';
import { writeNewCollection, type WrittenImport } from '../interop/write-import';
import type { CommandPlace } from './command';
import { type Environment, note } from './environment';
import { escapeControls } from './escape-controls';
import { type ExitCode, exitCodes } from './exit-codes';
import { commandLineAuthenticator } from './command-line-authenticator';
import { usualWay } from './usual-way';
import { openVault } from './open-vault';
import { createOutput } from './output';

interface ImportFlags {
  readonly to: string;
  readonly from?: string;
  readonly name?: string;
  readonly allow: readonly string[];
  readonly leaveSecrets?: true;
  readonly json?: true;
}

/** Adds `cairn import`. */
export function addImport({ program, environment, finish }: CommandPlace): void {
  program
    .command('import')
    .description('Turn files of other tools into a collection.')
    .argument('<file|URL...>', 'files, a folder of Bruno, an address of http or https, or - for standard input')
    .requiredOption('--to <folder>', 'where the collection goes: a folder that is empty or not there yet')
    .option('--from <format>', `what the files are, where it is not to be guessed: ${formatIds.join(', ')}`)
    .option('--name <name>', 'what the collection is called; else as the file says')
    .option(
      '--allow <what>',
      'tls, files, proxy or redirects: what an import may not switch on by itself; may be said again',
      more,
      [],
    )
    .option('--leave-secrets', 'leave secrets out; else they go to the vault')
    .option('--json', 'say what was made as JSON')
    .addHelpText('after', words)
    .action(async (files: string[], flags: ImportFlags) => finish(await runImport({ files, flags, environment })));
}

const formatIds = [...new Set(importFormats.map(({ id }) => (id === 'insomnia5' ? 'insomnia' : id)))];

const words = `
Nothing is run, nothing is fetched but the addresses that are given, the way that
Settings name for requests, and nothing is written over. What could not be carried over is listed on standard error, or as "losses" in the JSON.
Secrets never go into files: the vault keeps them, and files name them.

Exit codes: 0 written; 2 it could not be read, or the folder is not empty.

Examples:
  cairn import shop.postman_collection.json local.postman_environment.json --to shop
  cairn import openapi.yaml --to api --json
  cairn import https://petstore.example/openapi.json --to pets
  pbpaste | cairn import - --to requests`;

const more = (value: string, before: readonly string[]): string[] => [...before, ...value.split(',')];

interface Call {
  readonly files: readonly string[];
  readonly flags: ImportFlags;
  readonly environment: Environment;
}

async function runImport(call: Call): Promise<ExitCode> {
  const { flags, environment } = call;
  const allowed = allowedBy(flags.allow);
  if (allowed === null) return refuse(environment, '--allow takes tls, files, proxy and redirects.');
  if (flags.from !== undefined && !formatIds.includes(flags.from))
    return refuse(environment, `--from takes one of ${formatIds.join(', ')}.`);
  const read = await readSources(call);
  if (!read.ok) return refuse(environment, describeFailure(read.failure));
  const named = flags.name === undefined ? read.value.imported : { ...read.value.imported, name: flags.name };
  return write(call, { ...read.value, imported: named }, allowed);
}

async function write(call: Call, reading: ImportReading, allowed: readonly Permission[]): Promise<ExitCode> {
  const { flags, environment } = call;
  const secrets = flags.leaveSecrets === true ? 'leaveOut' : 'vault';
  const found = secrets === 'vault' ? findSecrets(reading.imported).length : 0;
  const vault = openVault(environment);
  // Asked for something, it opens itself where a passphrase is given.
  if (found > 0) await vault.read('import');
  const written = await writeNewCollection(reading, resolve(environment.cwd, flags.to), { allowed, secrets, vault });
  if (!written.ok) return refuse(environment, describeFailure(written.failure));
  await report(call, reading, written.value, found);
  return exitCodes.fine;
}

function refuse(environment: Environment, why: string): ExitCode {
  note(environment, escapeControls(why));
  return exitCodes.wrongUsage;
}

function allowedBy(typed: readonly string[]): Permission[] | null {
  const parsed = typed.map((one) => permissionSchema.safeParse(one.trim()));
  return parsed.every((one) => one.success) ? parsed.flatMap((one) => one.data ?? []) : null;
}

async function readSources({ files, flags, environment }: Call): Promise<Result<ImportReading>> {
  if (files.some(isAddress)) return readAddresses({ files, flags, environment });
  if (!files.includes('-')) {
    const paths = files.map((file) => resolve(environment.cwd, file));
    return readAside({ kind: 'paths', paths, format: flags.from }, environment.stop);
  }
  if (files.length > 1)
    return { ok: false, failure: { kind: 'rejectedInput', issues: ['standard input comes alone, without files'] } };
  const pieces: Buffer[] = [];
  for await (const piece of environment.stdin) pieces.push(Buffer.from(piece as Uint8Array));
  const source = decodeSource('standard input', Buffer.concat(pieces));
  return source.ok ? readAside({ kind: 'texts', texts: [source.value], format: flags.from }, environment.stop) : source;
}

const isAddress = (file: string): boolean => /^https?:\/\//i.test(file);

/** Addresses are fetched one after the other; files may stand among them. */
async function readAddresses({ files, flags, environment }: Call): Promise<Result<ImportReading>> {
  if (files.includes('-'))
    return { ok: false, failure: { kind: 'rejectedInput', issues: ['standard input comes alone, without addresses'] } };
  const sources: ImportSource[] = [];
  const vault = openVault(environment);
  const way = await usualWay(environment, vault);
  if (!way.ok) return way;
  const authenticator = commandLineAuthenticator(vault, undefined, environment);
  const context = createEngineContext({ bodies: noBodies, authenticator, guides: { env: environment.env } });
  try {
    for (const file of files) {
      const source = isAddress(file)
        ? await fetchSource(file, { context, way: way.value }, environment)
        : await readFileSource(resolve(environment.cwd, file));
      if (!source.ok) return source;
      sources.push(source.value);
    }
  } finally {
    await context.close();
  }
  return readAside({ kind: 'texts', texts: sources, format: flags.from }, environment.stop);
}

/** What is fetched is read in memory. */
const noBodies = {
  create: () => {
    throw new Error('what is fetched for an import is kept nowhere');
  },
};

async function fetchSource(address: string, fetching: DocumentFetching, { stop }: Environment): Promise<Result<ImportSource>> {
  const fetched = await fetchDocument(address, fetching, stop);
  return fetched.ok ? decodeSource(fetched.value.name, fetched.value.bytes) : fetched;
}

async function report(
  { flags, environment }: Call,
  reading: ImportReading,
  written: WrittenImport,
  secrets: number,
): Promise<void> {
  const { root, requests, folders, environments, examples, losses } = written;
  const asks = reading.notes.asks.filter(({ kind }) => !flags.allow.includes(kind));
  const output = createOutput(environment);
  if (flags.json === true) {
    const summary = { format: reading.formats.join('+'), root, requests, folders, environments, examples, secrets, losses, asks };
    return output.write(`${JSON.stringify(summary, null, 2)}\n`);
  }
  await output.write(`${escapeControls(`${reading.names.join(', ')}: ${countsOf(written)} in ${root}`)}\n`);
  if (secrets > 0) note(environment, `${secrets === 1 ? 'A secret' : `${secrets} secrets`} went to the vault; files name them.`);
  for (const { item, what, why } of losses) note(environment, escapeControls(`not carried over: ${item}: ${what} (${why})`));
  for (const { item, what, kind } of asks)
    note(environment, escapeControls(`not switched on: ${item} ${what} (--allow ${kind})`));
}

const countsOf = ({ requests, folders, examples, environments }: WrittenImport): string =>
  [count(requests, 'request'), count(folders, 'folder'), count(examples, 'example'), count(environments, 'environment')]
    .filter((part) => part !== '')
    .join(', ');

const count = (number: number, noun: string): string => (number === 0 ? '' : `${number} ${noun}${number === 1 ? '' : 's'}`);
