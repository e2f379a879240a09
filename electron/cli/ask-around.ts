import { draftToAsk } from '#shared/hypermedia/draft-to-ask';
import type { Known } from '#shared/hypermedia/known';
import type { PageModel } from '#shared/hypermedia/page';
import type { PageInput } from '#shared/hypermedia/page-input';
import { pageOfExchange } from '#shared/hypermedia/page-of-exchange';
import { whatToAsk, type PageQuestion } from '#shared/hypermedia/what-to-ask';
import type { RequestDraft } from '#shared/model/request-draft';
import { readDocument } from '../bodies/pages/read-document';
import { readKnown, type KnownAnswer } from '../bodies/pages/read-known';
import { fetchOnce, type PagesEngine } from '../engine/fetch-page';

export interface Around {
  readonly page: PageModel;
  readonly input: PageInput;
  readonly draft: RequestDraft;
  readonly engine: PagesEngine;
  readonly signal: AbortSignal;
  /** Ask OPTIONS too. */
  readonly options: boolean;
}

/** Asks what there is to know of a page besides its answer, one question after the other. What is not answered is not known. */
export async function askAround({ page, input, draft, engine, signal, options }: Around): Promise<Known> {
  const answers: KnownAnswer[] = [];
  for (const question of whatToAsk(page, input)) {
    if (signal.aborted) break;
    if (question.role === 'options' && !options) continue;
    const answer = await ask(question, { draft, engine, signal });
    if (answer) answers.push(answer);
  }
  return readKnown(answers, readDocument);
}

/** Asks one question as the page was asked for; null when nothing of use came. */
export async function ask(
  question: PageQuestion,
  { draft, engine, signal }: Pick<Around, 'draft' | 'engine' | 'signal'>,
): Promise<KnownAnswer | null> {
  const { exchange, text, failure } = await fetchOnce(draftToAsk(draft, question), engine, signal);
  if (exchange.phase === 'failed' || failure !== null) return null;
  const answer = pageOfExchange(exchange, text);
  // A description that was sent on to somewhere else is not the origin's own word.
  return new URL(answer.url).origin === new URL(question.url).origin ? { role: question.role, answer } : null;
}
