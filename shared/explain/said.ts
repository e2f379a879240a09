import type { AnswerInput } from './explain-input';

/** What the body of an answer says in words, as a sentence that quotes it; empty where it says nothing. */
export function saidBy({ page, exchange }: Pick<AnswerInput, 'page' | 'exchange'>): string {
  const words = page?.description?.trim() || titleOf(page?.htmlTitle ?? '', exchange.head.reason);
  if (words === '') return '';
  return /[.!?]$/.test(words) ? `The server says: “${words}”` : `The server says: “${words}”.`;
}

/** The title of an error page, where it says more than the status line does. */
function titleOf(title: string, reason: string): string {
  const rest = title.replace(/^\d{3}\b[\s:.-]*/, '').trim();
  return rest === '' || rest.toLowerCase() === reason.toLowerCase() || rest.toLowerCase() === 'error' ? '' : title;
}
