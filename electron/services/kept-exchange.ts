import type { ExchangeEvent } from '#shared/model/exchange-event';
import type { RequestDraft } from '#shared/model/request-draft';

/** What the host remembers of one exchange. */
export interface KeptExchange {
  readonly id: string;
  /** The page that began it or took it over, or null where there is none. */
  page: string | null;
  /** As it was sent. */
  readonly draft: RequestDraft;
  readonly abort: AbortController;
  /** Everything told so far, with only the newest of several reports of progress in a row. */
  readonly events: readonly ExchangeEvent[];
  readonly isOver: boolean;
  note(event: ExchangeEvent): void;
  /** Bodies that belong to it. */
  bodyIds(): string[];
}

export function keepExchange({ id, page, draft }: Pick<KeptExchange, 'id' | 'page' | 'draft'>): KeptExchange {
  const events: ExchangeEvent[] = [];
  const isLast = (event: ExchangeEvent | undefined) => event?.type === 'finished' || event?.type === 'failed';
  return {
    id,
    page,
    draft,
    abort: new AbortController(),
    events,
    get isOver() {
      return isLast(events.at(-1));
    },
    note(event) {
      if (event.type === 'progress' && events.at(-1)?.type === 'progress') events.pop();
      events.push(event);
    },
    bodyIds: () => events.flatMap((event) => ('bodyId' in event && event.bodyId !== null ? [event.bodyId] : [])),
  };
}
