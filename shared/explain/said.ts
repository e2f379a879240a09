import type { AnswerInput } from './explain-input';

/** What the body of an answer says in words, as a sentence that quotes it; empty where it says nothing. */
export function saidBy({ page }: Pick<AnswerInput, 'page'>): string {
  const words = page?.description?.trim() ?? '';
  if (words === '') return '';
  return /[.!?]$/.test(words) ? `The server says: “${words}”` : `The server says: “${words}”.`;
}
