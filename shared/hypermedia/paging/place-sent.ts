import type { RequestDraft } from '../../model/request-draft';
import type { Paging } from '../page';
import { isFirstBy } from './turns';

/**
 * Paging as it is for the request that asked: a page that the body of a request places is the first only where that names no
 * place. Which rows any other has, its answer does not say.
 */
export function placedBySent(paging: Paging | null, draft: RequestDraft): Paging | null {
  const first = paging?.requests.first ?? null;
  if (paging === null || first === null || first.kind !== 'body' || paging.page !== 1) return paging;
  return isFirstBy(draft, first) ? paging : { ...paging, page: null, range: null };
}
