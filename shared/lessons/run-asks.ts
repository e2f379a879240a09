import type { RequestDraft } from '../model/request-draft';
import { draftOfAsk, type LessonPlace } from './draft-of-ask';
import { probedTextBytes, type LessonAsk, type SeenExchange } from './lesson';

export interface AskRun {
  readonly place: LessonPlace;
  /** An ISBN that no book of the server has. */
  readonly isbn: string;
  /** Sends a draft to its end; `text` is the body, null where there is none to read. */
  readonly send: (draft: RequestDraft) => Promise<Pick<SeenExchange, 'exchange' | 'text'>>;
  readonly onSeen?: (seen: SeenExchange, index: number) => void;
}

export interface Ran {
  readonly seen: readonly SeenExchange[];
  /** What kept a request from being made; null when all were sent. */
  readonly notYet: string | null;
}

/** Sends requests of a lesson one after the other, each made from what came before, and stops where one cannot be made. */
export async function runAsks(asks: readonly LessonAsk[], { place, isbn, send, onSeen }: AskRun): Promise<Ran> {
  const seen: SeenExchange[] = [];
  for (const [index, ask] of asks.entries()) {
    const draft = draftOfAsk(ask, { seen, isbn }, place);
    if ('notYet' in draft) return { seen, notYet: draft.notYet };
    const { exchange, text } = await send(draft);
    const one: SeenExchange = { exchange, draft, text: text !== null && text.length > probedTextBytes ? null : text };
    seen.push(one);
    onSeen?.(one, index);
  }
  return { seen, notYet: null };
}
