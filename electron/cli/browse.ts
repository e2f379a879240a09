import type { PageModel } from '#shared/hypermedia/page';
import { pageOfExchange } from '#shared/hypermedia/page-of-exchange';
import { readList, readPage } from '#shared/hypermedia/read-page';
import { writeJsonLine } from '#shared/hypermedia/write-json';
import { fetchOnce } from '../engine/fetch-page';
import { browseText } from './browse-text';
import type { CommandPlace } from './command';
import { type ExitCode, exitCodes } from './exit-codes';
import { createOutput } from './output';
import { type PageCall, type PageWork, withPageRequest } from './page-request';
import { addRequestFlags, type RequestFlags } from './send-flags';

interface BrowseFlags extends RequestFlags {
  readonly json?: true;
}

/** Adds `cairn browse`. */
export function addBrowse({ program, environment, finish }: CommandPlace): void {
  const command = program
    .command('browse')
    .description('Show an answer as a page: where it leads, what it allows, and its rows.')
    .usage('[options] [METHOD] URL')
    .argument('[request...]', 'the method, where it is not to be GET or POST, and the address')
    .option('--json', 'print the page as one JSON document');
  addRequestFlags(command)
    .addHelpText('after', '\nExamples:\n  cairn browse localhost:7070/\n  cairn browse localhost:7070/library/books/ --json')
    .action(async (words: string[], flags: BrowseFlags) => finish(await browse({ words, flags, environment, command })));
}

type Call = PageCall & { readonly flags: BrowseFlags };

const browse = (call: Call): Promise<ExitCode> => withPageRequest(call, (work) => printPage(call, work));

async function printPage({ environment, flags }: Call, { draft, engine, notes }: PageWork): Promise<ExitCode> {
  const { exchange, text, failure } = await fetchOnce(draft, engine, environment.stop);
  const failed = exchange.phase === 'failed' ? exchange.failure : failure;
  if (failed !== null) notes.failed(failed);
  if (exchange.phase === 'failed' || failed !== null) return exitCodes.noResponse;
  const input = pageOfExchange(exchange, text);
  const page = readPage(input);
  const rows = readList(input)?.rows.map(writeJsonLine) ?? [];
  await createOutput(environment).write(flags.json ? pageJson(page, rows) : browseText(page, exchange.head, environment));
  return exitCodes.fine;
}

/** The page as JSON; rows are written as they came, so that their numbers keep all digits. */
function pageJson(page: PageModel, rows: readonly string[]): string {
  const { kind, url, title, description, methods, paging } = page;
  const breadcrumbs = page.breadcrumbs.map(({ label, url: address }) => ({ label, url: address }));
  const links = page.links.map(({ rel, pointer, url: address, templated }) => ({ rel, pointer, url: address, templated }));
  const head = JSON.stringify(
    { kind, url, title, description, breadcrumbs, methods, links, paging: paging && pagingFacts(paging) },
    null,
    2,
  );
  return `${head.slice(0, -2)},\n  "table": ${tableJson(page, rows)}\n}\n`;
}

const pagingFacts = ({
  style,
  confidence,
  readFrom,
  first,
  previous,
  next,
  last,
  count,
  pageSize,
  page,
  pages,
}: NonNullable<PageModel['paging']>) => ({
  style,
  confidence,
  readFrom,
  first,
  previous,
  next,
  last,
  count,
  pageSize,
  page,
  pages,
});

function tableJson({ table }: PageModel, rows: readonly string[]): string {
  if (table === null) return 'null';
  const columns = JSON.stringify(table.columns.map(({ name }) => name));
  const lines = rows.map((row) => `      ${row}`).join(',\n');
  return `{\n    "pointer": ${JSON.stringify(table.pointer)},\n    "columns": ${columns},\n    "rows": [${lines === '' ? '' : `\n${lines}\n    `}]\n  }`;
}
