import { join } from 'node:path';
import { InvalidArgumentError } from 'commander';
import type { HistoryEntry } from '#shared/model/history';
import { queryFrom } from '#shared/model/query-from';
import { dataFolder, makePrivateFolder } from '../storage/data-folder';
import { openHistory, type HistoryFile } from '../storage/history/history-file';
import type { CommandPlace } from './command';
import { type Environment, note } from './environment';
import { escapeLine } from './escape-controls';
import { type ExitCode, exitCodes } from './exit-codes';

interface ListFlags {
  readonly json?: true;
  readonly count: number;
}

/** Adds `cairn history`: what was sent from the app, found again. Secrets are not in it. */
export function addHistory({ program, environment, finish }: CommandPlace): void {
  const history = program
    .command('history')
    .description(
      'Find what was sent from the app: words of addresses, heads and bodies, POST, 404, 4xx or failed, since:2026-11-01, in:shop, host:h.test, env:staging.',
    )
    .argument('[search...]', 'what to look for; nothing lists the latest')
    .option('--json', 'print one JSON document')
    .option('--count <n>', 'how many at most', number, 50)
    .action(async (words: string[], flags: ListFlags) => finish(await list(words, flags, environment)));
  history
    .command('show')
    .description('Show one exchange with its body.')
    .argument('<id>', 'its id, or the beginning of it')
    .option('--json', 'print one JSON document')
    .action(async (id: string, _flags: object, command: { optsWithGlobals(): ListFlags }) =>
      finish(await show(id, command.optsWithGlobals(), environment)),
    );
  history
    .command('prune')
    .description('Take away what is older than so many days; what is pinned stays.')
    .argument('<days>', 'how old', number)
    .action(async (days: number) => finish(await prune(days, environment)));
}

function number(text: string): number {
  if (!/^\d{1,6}$/.test(text)) throw new InvalidArgumentError('It is a whole number.');
  return Number(text);
}

/** Works with the database of the data folder, and closes it. */
async function withHistory(environment: Environment, work: (file: HistoryFile) => ExitCode): Promise<ExitCode> {
  const home = dataFolder({ ...environment.env });
  const folder = await makePrivateFolder(home);
  if (!folder.ok) return refuse(environment, `The data folder ${home} cannot be used.`);
  const file = openHistory(join(home, 'history.db'));
  try {
    return work(file);
  } finally {
    file.close();
  }
}

const list = (words: readonly string[], { json, count }: ListFlags, environment: Environment): Promise<ExitCode> =>
  withHistory(environment, (file) => {
    const entries = file.list(queryFrom(words.join(' ')), count);
    if (json) environment.stdout.write(`${JSON.stringify({ entries }, null, 2)}\n`);
    else for (const entry of entries) environment.stdout.write(`${escapeLine(lineOf(entry))}\n`);
    if (entries.length === 0) note(environment, 'Nothing that was sent matches.');
    return exitCodes.fine;
  });

const lineOf = ({ id, at, method, url, status, pinned }: HistoryEntry): string =>
  `${id.slice(0, 8)}  ${new Date(at).toISOString().slice(0, 19).replace('T', ' ')}  ${status ?? '---'}  ${method.padEnd(7)} ${url}${pinned ? '  (pinned)' : ''}`;

const show = (id: string, { json }: Pick<ListFlags, 'json'>, environment: Environment): Promise<ExitCode> =>
  withHistory(environment, (file) => {
    const found = file.find(id);
    const [entry] = found;
    if (found.length > 1) return refuse(environment, `More than one exchange begins with ${id}: give more of it.`);
    const opened = entry && file.open(entry.id);
    if (!entry || !opened) return refuse(environment, `There is no exchange ${id} in the history.`);
    const body = opened.body === null ? null : Buffer.from(opened.body).toString('utf8');
    const document = { ...entry, draft: JSON.parse(opened.draft) as unknown, events: JSON.parse(opened.events) as unknown, body };
    if (json) environment.stdout.write(`${JSON.stringify(document, null, 2)}\n`);
    else environment.stdout.write(`${escapeLine(lineOf(entry))}\n${body === null ? '' : `\n${body}\n`}`);
    return exitCodes.fine;
  });

const prune = (days: number, environment: Environment): Promise<ExitCode> =>
  withHistory(environment, (file) => {
    const before = file.describe().count;
    file.prune({ before: Date.now() - days * 86_400_000, count: Infinity, bytes: Infinity });
    const gone = before - file.describe().count;
    note(environment, gone === 1 ? 'One exchange was taken away.' : `${gone} exchanges were taken away.`);
    return exitCodes.fine;
  });

function refuse(environment: Environment, why: string): ExitCode {
  note(environment, why);
  return exitCodes.wrongUsage;
}
