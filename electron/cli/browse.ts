import type { Known } from '#shared/hypermedia/known';
import type { PageModel } from '#shared/hypermedia/page';
import { pageOfExchange } from '#shared/hypermedia/page-of-exchange';
import { placedBySent } from '#shared/hypermedia/paging/place-sent';
import { readList, readPage } from '#shared/hypermedia/read-page';
import { writeJsonLine } from '#shared/hypermedia/write-json';
import type { FinishedExchange } from '#shared/model/exchange';
import { fetchOnce } from '../engine/fetch-page';
import { askAround } from './ask-around';
import { browseJson } from './browse-json';
import { browseText } from './browse-text';
import type { CommandPlace } from './command';
import { readDescriptionAt } from './read-description';
import { type ExitCode, exitCodeOf, exitCodes } from './exit-codes';
import { note } from './environment';
import { escapeLine } from './escape-controls';
import { createOutput } from './output';
import { type PageCall, type PageWork, withPageRequest } from './page-request';
import { addCookieFlags, type CookieFlags, whoseJar } from './cookie-flags';
import { addMaxTime, addRequestFlags, type RequestFlags } from './send-flags';
import { whyNoPage } from './why-no-page';

interface BrowseFlags extends RequestFlags, CookieFlags {
  readonly json?: true;
  /** False after `--no-options`. */
  readonly options: boolean;
  /** Where the OpenAPI document of the API is. */
  readonly openapi?: string;
}

const examples = `
What is known of the resource besides the answer is asked for as well, on its own origin only: OPTIONS at the
address, and the OpenAPI document or schema the answer points to (service-desc, describedby, $schema).

Exit codes: 0 an answer came, whatever its status; 2 wrong usage, or no such
description; 3 no usable answer.

Examples:
  cairn browse localhost:7070/
  cairn browse localhost:7070/library/books/ --json
  cairn browse localhost:7070/library/books/1/ -u alice:practice
  cairn browse localhost:7070/library/books/ --openapi /openapi.json`;

/** Adds `cairn browse`. */
export function addBrowse({ program, environment, finish }: CommandPlace): void {
  const command = program
    .command('browse')
    .description('Show an answer as a page: where it leads, what it allows, and its rows.')
    .usage('[options] [METHOD] URL')
    .argument('[request...]', 'the method, where it is not to be GET or POST, and the address')
    .option('--json', 'print the page as one JSON document')
    .option('--no-options', 'do not ask OPTIONS as well')
    .option('--openapi <place>', 'the OpenAPI document of the API: a file, an address, or a path at the same host');
  addCookieFlags(addMaxTime(addRequestFlags(command)), whoseJar)
    .addHelpText('after', examples)
    .action(async (words: string[], flags: BrowseFlags) => finish(await browse({ words, flags, environment, command })));
}

type Call = PageCall & { readonly flags: BrowseFlags };

const browse = (call: Call): Promise<ExitCode> => withPageRequest(call, (work) => printPage(call, work));

async function printPage({ environment, flags }: Call, { draft, engine, notes, hide }: PageWork): Promise<ExitCode> {
  const { exchange, text, failure } = await fetchOnce(draft, engine, environment.stop);
  const failed = exchange.phase === 'failed' ? exchange.failure : failure;
  if (failed !== null) notes.failed(failed);
  if (exchange.phase === 'failed') return exitCodeOf(exchange);
  if (failed !== null) return exitCodes.noResponse;
  const input = pageOfExchange(exchange, text);
  const around = { page: readPage(input), input, draft, engine, signal: environment.stop, options: flags.options };
  const described = await describedAt(flags.openapi, { ...around, environment });
  if (typeof described === 'string') {
    note(environment, described);
    return exitCodes.wrongUsage;
  }
  const read = readPage(input, { ...(await askAround(around)), ...described });
  const page = { ...read, paging: placedBySent(read.paging, draft) };
  tellOf(page, exchange, { environment, notes });
  const rows = flags.json ? (readList(input)?.rows.map(writeJsonLine) ?? []) : [];
  await createOutput(environment).write(hide(flags.json ? browseJson(page, rows) : browseText(page, exchange.head, environment)));
  return exitCodes.fine;
}

/** What a page does not say of itself: why a redirect was not followed, and what the body is where it is no page. */
function tellOf(
  page: PageModel,
  exchange: FinishedExchange,
  { environment, notes }: Pick<Call & PageWork, 'environment' | 'notes'>,
) {
  notes.stopped(exchange);
  const instead = whyNoPage(page, exchange);
  if (instead !== null) note(environment, escapeLine(instead));
}

/** The description that was named, as what is known of the page; why it is none as a sentence. */
async function describedAt(place: string | undefined, around: Parameters<typeof readDescriptionAt>[1]): Promise<Known | string> {
  if (place === undefined) return {};
  const openApi = await readDescriptionAt(place, around);
  return typeof openApi === 'string' ? openApi : { openApi };
}
