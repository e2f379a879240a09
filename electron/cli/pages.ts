import { InvalidArgumentError, Option } from 'commander';
import { styleWords, type StyleName } from '#shared/hypermedia/paging/style-words';
import { correctionOf } from '#shared/model/paging-correction';
import { followPages } from '../engine/pages';
import { defaultPagesOptions, type PagesOptions } from '../engine/pages-options';
import type { PagesSummary } from '../engine/pages-walk';
import type { CommandPlace } from './command';
import { note } from './environment';
import { escapeControls } from './escape-controls';
import { type ExitCode, exitCodes } from './exit-codes';
import { createOutput } from './output';
import { type PageCall, type PageWork, withPageRequest } from './page-request';
import { createPagesNotes } from './pages-notes';
import type { RowFormat } from '#shared/model/table-window';
import { createRowWriter } from '../bodies/rows/row-writer';
import { addCookieFlags, type CookieFlags, whoseJar } from './cookie-flags';
import { addMaxTime, addRequestFlags, type RequestFlags } from './send-flags';

interface PagesFlags extends RequestFlags, CookieFlags {
  readonly all?: true;
  readonly ndjson?: true;
  readonly json?: true;
  readonly csv?: true;
  readonly max?: number;
  readonly delay: number;
  readonly style?: StyleName;
  readonly trustOrigins?: true;
}

/** Adds `cairn pages`. */
export function addPages({ program, environment, finish }: CommandPlace): void {
  const command = program
    .command('pages')
    .description('Print the rows of a list, and of all its pages.')
    .usage('[options] [METHOD] URL')
    .argument('[request...]', 'the method, where it is not to be GET or POST, and the address')
    .option('--all', 'fetch every page, not the first alone')
    .addOption(new Option('--ndjson', 'a row on each line, as JSON; this is the usual').conflicts(['json', 'csv']))
    .addOption(new Option('--json', 'one JSON list').conflicts('csv'))
    .option('--csv', 'a table; the first page says which columns it has')
    .option('--max <rows>', 'rows at most', readCount)
    .option('--delay <ms>', 'time between two pages', readDelay, 0)
    .addOption(new Option('--style <name>', 'how the pages are made, where the guess is wrong').choices(Object.keys(styleWords)))
    .option('--trust-origins', 'carry credentials along when pages lead to another origin');
  addCookieFlags(addMaxTime(addRequestFlags(command)), whoseJar)
    .addHelpText('after', words)
    .action(async (request: string[], flags: PagesFlags) => finish(await pages({ words: request, flags, environment, command })));
}

const words = `
The rows go to standard output; how many there were, and why it stopped, to
standard error. 429 and 503 are waited for as long as Retry-After says, at most
ten minutes. Credentials stay behind where pages lead to another origin.

Exit codes: 0 rows came, if only none; 2 wrong usage, nothing was sent; 3 the
list could not be read, or not to its end.

Examples:
  cairn pages localhost:7070/library/books/ --all
  cairn pages localhost:7070/pagination/cursor/ --all --csv > books.csv
  cairn pages 'localhost:7070/pagination/none/?page=1' --style page-param --all`;

type Call = PageCall & { readonly flags: PagesFlags };

const pages = (call: Call): Promise<ExitCode> => withPageRequest(call, (work) => printPages(call, work));

async function printPages({ environment, flags }: Call, { draft, engine, notes }: PageWork): Promise<ExitCode> {
  const output = createOutput(environment);
  const writer = createRowWriter(formatOf(flags));
  const tell = createPagesNotes(environment, notes);
  const show = (text: string | Uint8Array) =>
    output.write(environment.isTTY.stdout ? escapeControls(Buffer.from(text).toString()) : text);
  const signal = AbortSignal.any([environment.stop, output.left]);
  let summary: PagesSummary | null = null;
  for await (const event of followPages(draft, engine, optionsOf(flags), signal)) {
    // A reader that has left, as head does, needs no word about the rest.
    if (output.left.aborted) return exitCodes.fine;
    tell.event(event);
    if (event.type === 'stopped') ({ summary } = event);
    if (event.type !== 'page') continue;
    await show(writer.passOn(event.rows, event.bytes));
    if (!flags.all) {
      await show(writer.end());
      tell.firstPage(event);
      return exitCodes.fine;
    }
  }
  if (summary === null) return exitCodes.fine;
  if (summary.pages > 0) await show(writer.end());
  if (writer.leftOut.size > 0)
    note(environment, `Columns that only later pages have are left out: ${[...writer.leftOut].join(', ')}.`);
  return ['failed', 'cancelled', 'noList'].includes(summary.reason) ? exitCodes.noResponse : exitCodes.fine;
}

function formatOf({ json, csv }: PagesFlags): RowFormat {
  if (csv) return 'csv';
  return json ? 'json' : 'ndjson';
}

const optionsOf = ({ all, max, delay, style, trustOrigins }: PagesFlags): PagesOptions => ({
  ...defaultPagesOptions,
  maxRows: max ?? defaultPagesOptions.maxRows,
  delayMs: delay,
  correction: style === undefined ? null : correctionOf(style),
  trustOrigins: trustOrigins === true,
  // Without --all the first page is all that is wanted.
  readAhead: all === true,
});

function readCount(text: string): number {
  if (!/^[1-9]\d{0,9}$/.test(text)) throw new InvalidArgumentError('It is a whole number, from 1.');
  return Number(text);
}

function readDelay(text: string): number {
  if (!/^\d{1,7}$/.test(text)) throw new InvalidArgumentError('It is a whole number of milliseconds.');
  return Number(text);
}
