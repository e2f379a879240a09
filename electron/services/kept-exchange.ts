import type { ExchangeEvent } from '#shared/model/exchange-event';
import type { RequestPlace } from '#shared/model/collection';
import type { RequestDraft } from '#shared/model/request-draft';

/** What the host remembers of one exchange. */
export interface KeptExchange {
  readonly id: string;
  /** The page that began it or took it over, or null where there is none. */
  page: string | null;
  /** As it was sent. */
  readonly draft: RequestDraft;
  /** Where that draft is saved. */
  readonly place: RequestPlace | null;
  /** Whether the scripts around it run. */
  readonly runsScripts: boolean;
  /** Ends what it does at present. */
  abort: AbortController;
  /** Everything told so far, with only the newest of several reports of progress in a row. */
  readonly events: readonly ExchangeEvent[];
  readonly isOver: boolean;
  note(event: ExchangeEvent): void;
  /** Bodies that belong to it. */
  bodyIds(): string[];
}

/** What is known of an exchange when it begins. */
export type BegunExchange = Pick<KeptExchange, 'id' | 'page' | 'draft'> & Partial<Pick<KeptExchange, 'place' | 'runsScripts'>>;

export function keepExchange({ id, page, draft, place = null, runsScripts = false }: BegunExchange): KeptExchange {
  const events: ExchangeEvent[] = [];
  const isLast = (event: ExchangeEvent | undefined) => event?.type === 'finished' || event?.type === 'failed';
  return {
    id,
    page,
    draft,
    place,
    runsScripts,
    abort: new AbortController(),
    events,
    get isOver() {
      return isLast(events.at(-1));
    },
    note(event) {
      if ((event.type === 'progress' || event.type === 'talked') && events.at(-1)?.type === event.type) events.pop();
      events.push(event);
    },
    bodyIds: () => events.flatMap(bodyIdsIn),
  };
}

function bodyIdsIn(event: ExchangeEvent): string[] {
  if (!('bodyId' in event)) return [];
  const receivedId = 'receivedId' in event ? event.receivedId : null;
  return [event.bodyId, receivedId].filter((id) => id != null);
}
