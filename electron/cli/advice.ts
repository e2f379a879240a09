import { stat } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import { type Command, InvalidArgumentError } from 'commander';
import { adviseOnAll, type AdviceScope, type Remark, type RuleGroup, sortOut } from '#shared/advice/advise';
import { type Seen, seenFromDraft } from '#shared/advice/seen';
import { readTypedUrl } from '#shared/http/url-parts';
import type { IgnoredAdvice } from '#shared/model/ignored-advice';
import { createDraft } from '#shared/model/request-draft';
import { dataFolder } from '../storage/data-folder';
import { ignoredAdviceIn, readIgnoredAdvice } from '../storage/ignored-advice-file';
import { groupLines, remarkJson } from './advice-lines';
import { sendForAdvice } from './advice-sending';
import type { AdviceFlags, AdviceSubject } from './advice-subject';
import type { CommandPlace } from './command';
import { type Environment, note } from './environment';
import { escapeLine } from './escape-controls';
import { type ExitCode, exitCodes } from './exit-codes';
import { createOutput } from './output';
import { readSavedRequests, type SavedRequest } from './saved-requests';

const words = `
A folder is a collection: its requests are read, and what is ignored in it is left out. An address is one request.
Nothing is sent unless --send is given, and then GET alone; requests whose address holds a variable without a value
are named and left out.

Examples:
  cairn advice ./library
  cairn advice ./library --send --var base=http://localhost:7070
  cairn advice localhost:7070/bad/book?id=21 localhost:7070/bad/books --send
  cairn advice ./library --json | jq '.remarks[] | .rule'`;

/** Adds `cairn advice`. */
export function addAdvice({ program, environment, finish }: CommandPlace): void {
  program
    .command('advice')
    .description('Remark on the design of an API: on a collection’s requests, or on addresses.')
    .argument('<what...>', 'folders of collections, and addresses')
    .option('--send', 'send the GET requests among them, and look at the answers too')
    .option('--var <name=value>', 'a value for {{name}}; may be given many times', collectVariable, [])
    .option('--ignored', 'show what is ignored as well')
    .option('--json', 'print the remarks as one JSON document')
    .addHelpText('after', words)
    .action(async (what: string[], flags: AdviceFlags, command: Command) =>
      finish(await advise({ what, flags, environment, command })),
    );
}

interface AdviceCall {
  readonly what: readonly string[];
  readonly flags: AdviceFlags;
  readonly environment: Environment;
  readonly command: Command;
}

async function advise(call: AdviceCall): Promise<ExitCode> {
  const { flags, environment } = call;
  const results = [];
  for (const subject of await subjectsOf(call)) results.push(await adviseOnSubject(subject, call));
  await createOutput(environment).write(flags.json ? jsonOf(results) : textOf(results, environment));
  if (!flags.json) for (const { summary } of results) note(environment, escapeLine(summary));
  return exitCodes.fine;
}

/** Folders each, then all addresses as one. */
async function subjectsOf({ what, environment, command }: AdviceCall): Promise<AdviceSubject[]> {
  const folders: AdviceSubject[] = [];
  const addresses: SavedRequest[] = [];
  for (const word of what) {
    const place = resolve(environment.cwd, word);
    const root = basename(place) === 'opencollection.yml' ? dirname(place) : place;
    if ((await stat(root).catch(() => null))?.isDirectory()) {
      const saved = await readSavedRequests(root);
      if (!saved) return command.error(`error: ${word} is a folder without an opencollection.yml`);
      for (const trouble of saved.broken) note(environment, escapeLine(`Not looked at: ${trouble}`));
      folders.push({ root, requests: saved.requests });
    } else if (readTypedUrl(word).ok) addresses.push({ path: word, name: '', draft: createDraft(word) });
    else return command.error(`error: ${word} is neither a folder nor an address`);
  }
  return addresses.length > 0 ? [...folders, { root: null, requests: addresses }] : folders;
}

interface Advised {
  readonly groups: readonly RuleGroup[];
  readonly ignored: readonly Remark[];
  readonly summary: string;
}

async function adviseOnSubject(subject: AdviceSubject, { flags, environment }: AdviceCall): Promise<Advised> {
  const { root, requests } = subject;
  const scope: AdviceScope = root === null ? 'workspace' : 'collection';
  const unsent: Seen[] = requests.map(({ path, name, draft }) => seenFromDraft({ id: path, name, draft }));
  const seen = flags.send ? await sendForAdvice(subject, flags, environment) : unsent;
  const ignored = await ignoredIn(root, environment);
  const all = adviseOnAll(seen, scope);
  const groups = all
    .map(({ rule, remarks }) => ({ rule, remarks: flags.ignored ? remarks : sortOut(remarks, ignored).standing }))
    .filter(({ remarks }) => remarks.length > 0);
  const out = all.flatMap(({ remarks }) => sortOut(remarks, ignored).ignored);
  const count = groups.reduce((sum, { remarks }) => sum + remarks.length, 0);
  const left =
    out.length === 0 || flags.ignored
      ? ''
      : ` ${out.length} more ${out.length === 1 ? 'is' : 'are'} ignored; --ignored shows them.`;
  return {
    groups,
    ignored: out,
    summary: `${counted(count, 'remark')} by ${counted(groups.length, 'rule')} on ${counted(requests.length, 'request')}.${left}`,
  };
}

const counted = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`;

async function ignoredIn(root: string | null, environment: Environment): Promise<readonly IgnoredAdvice[]> {
  const path = root === null ? resolve(dataFolder({ ...environment.env }), 'ignored-advice.yaml') : ignoredAdviceIn(root);
  const read = await readIgnoredAdvice(path);
  return read.ok ? read.value : [];
}

const textOf = (results: readonly Advised[], { columns }: Environment): string => {
  const lines = results.flatMap(({ groups }) => groupLines(groups, Math.max(40, Math.min(columns, 100)), (id) => id));
  return lines.map((line) => `${escapeLine(line)}\n`).join('');
};

const jsonOf = (results: readonly Advised[]): string =>
  `${JSON.stringify(
    {
      remarks: results.flatMap(({ groups }) => groups.flatMap(({ remarks }) => remarks.map(remarkJson))),
      ignored: results.flatMap(({ ignored }) => ignored.map(({ rule, at }) => ({ rule: rule.id, at }))),
    },
    null,
    2,
  )}\n`;

function collectVariable(text: string, before: readonly (readonly [string, string])[] = []) {
  const equals = text.indexOf('=');
  if (equals < 1) throw new InvalidArgumentError('It is name=value.');
  return [...before, [text.slice(0, equals), text.slice(equals + 1)] as const];
}
