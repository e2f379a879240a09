import type { PageFormat } from '#shared/hypermedia/page';
import { rowsFromUrl } from '#shared/model/query-rows';
import type { RequestDraft } from '#shared/model/request-draft';
import { createRow } from '#shared/model/row';

/** The draft that asks for the same resource in another representation: at its own address, or by what it accepts. */
export function asFormat(draft: RequestDraft, { mediaType, url }: Pick<PageFormat, 'mediaType' | 'url'>): RequestDraft {
  if (url !== null) return { ...draft, method: 'GET', body: { kind: 'none' }, url, query: rowsFromUrl(url, draft.query) };
  const others = draft.headers.filter(({ name }) => name.trim().toLowerCase() !== 'accept');
  return { ...draft, method: 'GET', body: { kind: 'none' }, headers: [...others, createRow('Accept', mediaType)] };
}
