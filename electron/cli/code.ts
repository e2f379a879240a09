import { resolve } from 'node:path';
import type { Command } from 'commander';
import { describeFailure } from '#shared/failure-words';
import { withNamedSecrets } from '#shared/interop/writers/name-secrets';
import { standingAlone, requestsIn } from '#shared/interop/writers/kept';
import { createLosses } from '#shared/interop/writers/losses';
import { checkDraft } from '#shared/model/check-draft';
import type { RequestDraft } from '#shared/model/request-draft';
import { fail, ok, type Result } from '#shared/result';
import { fillSecrets } from '../storage/vault/fill-secrets';
import { factsOf } from '../storage/collection/refresh-folder';
import { placeOfPath } from '../storage/collection/place-of-path';
import { readKept } from '../storage/collection/read-kept';
import type { CodeChoice, CodeLanguage } from '../interop/code-languages';
import type { CommandPlace } from './command';
import { draftFromFlags } from './draft-from-flags';
import { type Environment, note } from './environment';
import { escapeLine } from './escape-controls';
import { type ExitCode, exitCodes } from './exit-codes';
import { openVault } from './open-vault';
import { addRequestFlags, type SendFlags } from './send-flags';
import { createOutput } from './output';

interface CodeFlags extends SendFlags {
  readonly as?: string;
  readonly list?: true;
  readonly includeSecrets?: true;
}

/** Adds `cairn code`. */
export function addCode({ program, environment, finish }: CommandPlace): void {
  const command = program
    .command('code')
    .description('Write a request as code of another language, or as a curl command.')
    .usage('[options] [METHOD] URL|FILE --as LANGUAGE')
    .argument('[request...]', 'the method and the address, or the file of a saved request');
  addRequestFlags(command)
    .option('--as <language>', 'curl, python, javascript, php, go …; python:httpx names a client too')
    .option('--list', 'print the languages and their clients')
    .option('--include-secrets', 'write secrets too; without, names such as {{token}} stand in their place')
    .addHelpText('after', words)
    .action(async (request: string[], flags: CodeFlags) => finish(await code({ words: request, flags, environment, command })));
}

const words = `
Variables stay by name, such as {{base}}. The body is kept to the byte, headers
keep their order; what a client cannot say as Cairn does is told on standard
error. Nothing is sent.

Exit codes: 0 written; 2 wrong usage.

Examples:
  cairn code localhost:7070/library/books/ --as curl
  cairn code POST localhost:7070/anything -d '{"title": "Dune"}' --as python
  cairn code shop/orders/create.yml --as go`;

interface Call {
  readonly words: readonly string[];
  readonly flags: CodeFlags;
  readonly environment: Environment;
  readonly command: Command;
}

async function code(call: Call): Promise<ExitCode> {
  const { flags, environment, command } = call;
  // The library is read when code is asked for, and by nothing else.
  const { findLanguage, listLanguages } = await import('../interop/code-languages');
  if (flags.list) return printList(listLanguages(), environment);
  if (flags.as === undefined) return command.error('error: --as is missing; --list prints the languages');
  const choice = findLanguage(flags.as);
  if (choice === null) return command.error(`error: no language is called ${flags.as}; --list prints them`);
  const draft = await draftFor(call);
  return draft.ok ? print(draft.value, choice, environment) : refuse(environment, describeFailure(draft.failure));
}

function refuse(environment: Environment, why: string): ExitCode {
  note(environment, escapeLine(why));
  return exitCodes.wrongUsage;
}

async function printList(languages: readonly CodeLanguage[], environment: Environment): Promise<ExitCode> {
  const lines = languages.flatMap(({ key, title, clients }) =>
    clients.map((client) => `${`${key}:${client.key}`.padEnd(26)} ${title}, ${client.title}`),
  );
  await createOutput(environment).write(`${lines.join('\n')}\n`);
  return exitCodes.fine;
}

async function print(draft: RequestDraft, choice: CodeChoice, environment: Environment): Promise<ExitCode> {
  const { writeCode } = await import('../interop/write-code');
  const written = writeCode(draft, choice);
  if (!written.ok) return refuse(environment, describeFailure(written.failure));
  await createOutput(environment).write(`${written.value.text}\n`);
  for (const line of written.value.notes) note(environment, escapeLine(line));
  return exitCodes.fine;
}

/** The draft that is written: with its secrets where they were asked for, else with names in their place. */
async function draftFor(call: Call): Promise<Result<RequestDraft>> {
  const { environment, flags } = call;
  const draft = await askedDraft(call);
  if (!draft.ok) return draft;
  const [problem] = checkDraft(draft.value);
  if (problem !== undefined) return fail(problem);
  if (!flags.includeSecrets) return ok(withNamedSecrets(draft.value));
  const filled = await fillSecrets({ ...draft.value }, openVault(environment), () => {});
  return filled.ok ? filled : draft;
}

async function askedDraft(call: Call): Promise<Result<RequestDraft>> {
  const { words: given, environment, command } = call;
  const [only] = given;
  const path = given.length === 1 && only !== undefined ? resolve(environment.cwd, only) : null;
  if (path !== null && (await factsOf(path))?.isFile()) return savedDraft(path);
  const written = await draftFromFlags({ words: given, flags: call.flags, environment, command });
  if (written.draft.body.kind === 'file' && call.flags.data === '@-') {
    await written.clear();
    return fail({
      kind: 'rejectedInput',
      issues: ['a body from standard input that is no text cannot stand in code: name a file'],
    });
  }
  await written.clear();
  return ok(written.draft);
}

/** A saved request with what the folders above it give. */
async function savedDraft(path: string): Promise<Result<RequestDraft>> {
  const place = await placeOfPath(path);
  if (place === null || place.path === '') return fail({ kind: 'notFound', what: `request at ${path}: it is in no collection` });
  const kept = await readKept(place.root, place.path, createLosses());
  if (!kept.ok) return kept;
  const [placed] = requestsIn(kept.value);
  return placed ? ok(standingAlone(placed)) : fail({ kind: 'notFound', what: `request at ${path}` });
}
