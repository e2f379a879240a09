import type { Host } from '#shared/contract/types';
import { type Seen, seenFromExchange } from '#shared/advice/seen';
import { pageOfExchange } from '#shared/hypermedia/page-of-exchange';
import type { PageModel } from '#shared/hypermedia/page';
import { readPage } from '#shared/hypermedia/read-page';
import type { FailedExchange, FinishedExchange } from '#shared/model/exchange';
import type { RequestDraft } from '#shared/model/request-draft';
import { pageQuestion } from './page-question';
import { readSmallText } from './read-small-text';

export type OverExchange = FinishedExchange | FailedExchange;

/** A larger body is not looked into here; the host reads its page, which tells of its rows. */
const lookedInto = 128 * 1024;
/** Above this nothing is said of a body. */
const readAsPage = 8 * 1024 * 1024;

const known = new WeakMap<OverExchange, Promise<Seen>>();

/** What advice sees of an exchange. An answer does not change: each is read once. */
export function readSeen(exchange: OverExchange, draft: RequestDraft, host: Host): Promise<Seen> {
  const reading = known.get(exchange) ?? read(exchange, draft, host);
  known.set(exchange, reading);
  return reading;
}

async function read(exchange: OverExchange, draft: RequestDraft, host: Host): Promise<Seen> {
  const { body, page } = exchange.phase === 'finished' ? await contentOf(exchange, host) : { body: null, page: null };
  return seenFromExchange({ exchange, draft, body, page });
}

async function contentOf(
  exchange: FinishedExchange,
  host: Host,
): Promise<{ readonly body: string | null; readonly page: PageModel | null }> {
  const { bodyId, bodyBytes } = exchange;
  const bare = () => ({ body: null, page: readPage(pageOfExchange(exchange, null)) });
  if (bodyId === null || bodyBytes === 0 || bodyBytes > readAsPage) return bare();
  if (bodyBytes > lookedInto) {
    const read = await host.call('body.readPage', { bodyId, charset: null, page: pageQuestion(exchange, {}) });
    return read.ok ? { body: null, page: read.value } : bare();
  }
  const text = await readSmallText(host, bodyId);
  if (!text.ok) return bare();
  return { body: text.value.text, page: readPage(pageOfExchange(exchange, text.value.text)) };
}
