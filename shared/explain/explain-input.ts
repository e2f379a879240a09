import type { PageModel } from '../hypermedia/page';
import type { FailedExchange, FinishedExchange, Hop } from '../model/exchange';
import type { RequestDraft } from '../model/request-draft';

/** What an explanation is made from: an exchange that is over, the draft as it was sent, and its page, once that is read. */
export interface ExplainInput {
  readonly exchange: FinishedExchange | FailedExchange;
  readonly draft: RequestDraft;
  readonly page: PageModel | null;
}

/** The same where an answer came. */
export interface AnswerInput extends ExplainInput {
  readonly exchange: FinishedExchange;
  /** The last hop and its place among all. */
  readonly hop: Hop;
  readonly at: number;
}
