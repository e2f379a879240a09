import type { Host } from '#shared/contract/types';
import { describeFailure } from '#shared/failure-words';
import type { KnownDocument } from '#shared/hypermedia/known';
import { findPath } from '#shared/hypermedia/openapi/find-path';
import { openApiVersion } from '#shared/hypermedia/openapi/openapi-document';
import { describedInCatalogue, usualPlaces } from '#shared/hypermedia/openapi/usual-places';
import { openApiQuestion, type PageQuestion } from '#shared/hypermedia/what-to-ask';
import type { Exchange } from '#shared/model/exchange';
import type { RequestPlace } from '#shared/model/collection';
import type { RequestDraft } from '#shared/model/request-draft';
import { withManners } from './ask-ahead';
import { beginExchange } from './begin-exchange';
import type { AppStore } from './create-store';
import { followDraft, originOfTyped, type Trust } from './follow-draft';
import { toldBy } from './told-by';
import { untilOver } from './until-over';

/** As whom a description is asked for. */
export interface DescriptionAsker {
  /** What the page was asked for with. */
  readonly draft: RequestDraft;
  readonly place: RequestPlace | null;
  readonly trusted: readonly Trust[];
  /** The page it is wished for. */
  readonly url: string;
}

/** A description, and the exchange it came with. */
interface Found {
  readonly kind: 'found';
  readonly document: KnownDocument;
  readonly exchangeId: string;
}

interface NotFound {
  readonly kind: 'none';
  readonly why: string;
  /** Nothing more is to be asked. */
  readonly isEnd: boolean;
}

/** A catalogue leads to others. */
interface Catalogue {
  readonly kind: 'catalogue';
  readonly others: readonly string[];
}

export type DescriptionAnswer = Found | NotFound | Catalogue;

const question: PageQuestion = { ...openApiQuestion, method: 'GET', url: '' };

/** More than this one catalogue does not lead to. */
const mostOfCatalogue = 10;

const none = (why: string, isEnd = false): NotFound => ({ kind: 'none', why, isEnd });

/** Asks for descriptions, each by an exchange like any other that is no step of a trail. What is of no use is let go. */
export function createDescriptionAsking(store: AppStore, host: Host) {
  const letGo = (exchangeId: string) => store.getState().forgetAside([exchangeId]);

  /** What one address answers. */
  async function ask({ draft: sent, place, trusted }: DescriptionAsker, url: string): Promise<DescriptionAnswer> {
    const { draft, isForeign } = followDraft(sent, { url }, { trusted });
    const { exchangeId } = beginExchange(host, store, {
      draft: withManners(draft, question.accept),
      place: isForeign ? null : place,
      wayFrom: isForeign ? place : null,
      isAside: true,
    });
    const answer = await answerOf(await untilOver(store, exchangeId), host);
    if ('document' in answer && openApiVersion(answer.document.root) !== null) return { kind: 'found', ...answer, exchangeId };
    letGo(exchangeId);
    if (!('document' in answer)) return answer;
    const others = describedInCatalogue(answer.document.root, url);
    return others.length > 0 ? { kind: 'catalogue', others } : none(noOpenApi);
  }

  /** Asks in the usual places, one after the other, until one describes the page, or a server wants to be left alone. */
  async function look(asker: DescriptionAsker): Promise<Found | NotFound> {
    const places = usualPlaces(asker.url);
    // A catalogue may name itself, or another that names it: only those in the usual places lead on.
    const usual = new Set(places);
    const origin = originOfTyped(asker.url);
    for (let at = 0; at < places.length; at++) {
      const place = places[at] ?? '';
      const answer = await ask(asker, place);
      if (answer.kind === 'found') {
        // What describes something else would tell nothing of this page.
        if (findPath(answer.document, asker.url) !== null) return answer;
        letGo(answer.exchangeId);
      }
      if (answer.kind === 'none' && answer.isEnd) return none(`Looking was given up at ${pathIn(place)}: ${answer.why}`);
      if (answer.kind === 'catalogue' && usual.has(place))
        places.splice(at + 1, 0, ...onOrigin(answer.others, origin).filter((url) => !places.includes(url)));
    }
    return none(`None of ${places.length} usual places describes this page.`);
  }

  return { ask, look };
}

const onOrigin = (urls: readonly string[], origin: string | null): readonly string[] =>
  urls.filter((url) => originOfTyped(url) === origin).slice(0, mostOfCatalogue);

async function answerOf(exchange: Exchange | null, host: Host): Promise<NotFound | { readonly document: KnownDocument }> {
  if (exchange === null) return none('it was given up', true);
  if (exchange.phase === 'failed') return none(describeFailure(exchange.failure), true);
  const status = exchange.phase === 'finished' ? exchange.head.status : 0;
  const told = await documentIn(exchange, host);
  // Such a status means that the server wants to be left alone.
  return 'why' in told ? none(told.why, status === 429 || status >= 500) : told;
}

export const noOpenApi = 'it is no OpenAPI document of version 2.0 to 3.2';

/** The document that an exchange brought, of whatever kind. */
export async function documentIn(
  exchange: Exchange,
  host: Host,
): Promise<{ readonly document: KnownDocument } | { readonly why: string }> {
  const told = await toldBy(exchange, question, host);
  if (told.kind === 'document') return { document: told.document };
  return { why: told.kind === 'nothing' ? told.why : noOpenApi };
}

/** The path of an address, for a sentence. */
export const pathIn = (url: string): string => (URL.canParse(url) ? new URL(url).pathname : url);
