import type { RelatedList } from '#shared/hypermedia/forms/form-field';
import { type RelatedAnswer, searchAddress } from '../../../../state/search-related';
import { whyNone } from './use-typed';

interface Searched {
  readonly related: RelatedList | null;
  /** The last one there was, also to something else; null while another is waited for. */
  readonly answer: RelatedAnswer | null;
  /** What those are called that were found and fit. */
  readonly labels: readonly string[];
}

/** Why a text that was searched for in a list of related resources stands for none of them, as far as is known by now. */
export function whyNotChosen(text: string, { related, answer, labels }: Searched): string {
  const isAnswered = answer !== null && related !== null && answer.url === searchAddress(related, text);
  if (!isAnswered) return `“${text}” is still being looked for: wait for the answer, or empty the field.`;
  if (answer.problem !== null) return `“${text}” could not be looked for. ${answer.problem} Try again, or empty the field.`;
  return whyNotFound(text, labels, related.searchParam === null && isPart(answer));
}

const isPart = ({ count, rows }: RelatedAnswer): boolean => count !== null && count > rows.length;

function whyNotFound(text: string, labels: readonly string[], isFirstPage: boolean): string {
  const called = labels.filter((label) => label.toLowerCase() === text.toLowerCase());
  if (called.length > 1) return `${called.length} in the list are called “${text}”: choose one of them, or empty the field.`;
  if (labels.length > 0 || !isFirstPage) return whyNone(text, labels.length > 0);
  return `Nothing on the first page of the list is called “${text}”: choose one of it, type its address, or empty the field.`;
}
