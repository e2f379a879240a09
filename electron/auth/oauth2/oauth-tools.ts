import type { FailedExchange, FinishedExchange } from '#shared/model/exchange';
import type { RequestDraft } from '#shared/model/request-draft';

/** How one message went. */
export interface MessageAnswer {
  readonly exchange: FinishedExchange | FailedExchange;
  /** The body as UTF-8, as much of it as was allowed; null where there is none. */
  readonly text: string | null;
}

/** What a flow may use of the world around it. */
export interface OAuthTools {
  /** Sends a message as an exchange that can be opened; `says` is what it is for. */
  readonly send: (draft: RequestDraft, says: string) => Promise<MessageAnswer>;
  readonly signal: AbortSignal;
  /** Hears of each step as it begins; a flow that nobody watches has none. */
  readonly report?: FlowReport;
}

/** The picture of a flow as it is drawn, from inside the flow. */
export interface FlowReport {
  /** This step is under way, and those before it are done; `says` replaces what the plan says. */
  at(stepId: string, says?: string): void;
  remark(text: string): void;
}
