import { readGraphqlText } from '#shared/graphql/read-graphql';
import { createRow, type Row } from '#shared/model/row';
import { pathRowsFromUrl, rowsFromUrl } from '#shared/model/query-rows';
import type { RequestDraft } from '#shared/model/request-draft';
import type { RequestChange } from '../scripts/script-event.ts';

/** A draft with what a script has changed of it. */
export const changeDraft = (draft: RequestDraft, changes: readonly RequestChange[]): RequestDraft =>
  changes.reduce(changed, draft);

function changed(draft: RequestDraft, change: RequestChange): RequestDraft {
  switch (change.set) {
    case 'method':
      return { ...draft, method: change.value };
    case 'url':
      return {
        ...draft,
        url: change.value,
        query: rowsFromUrl(change.value, draft.query),
        path: pathRowsFromUrl(change.value, draft.path),
      };
    case 'header':
      return { ...draft, headers: withHeader(draft.headers, change.name, change.value) };
    case 'noHeader':
      return { ...draft, headers: draft.headers.filter((row) => !isNamed(row, change.name)) };
    case 'body':
      return { ...draft, body: bodyOf(draft, change) };
    case 'timeout':
      return { ...draft, options: { ...draft.options, totalTimeoutMs: change.ms >= 1 ? Math.round(change.ms) : null } };
    case 'redirects':
      return {
        ...draft,
        options: { ...draft.options, followRedirects: change.count > 0, maxRedirects: redirectsOf(change.count) },
      };
  }
}

const redirectsOf = (count: number): number => Math.min(100, Math.max(0, Math.round(count)));

const isNamed = (row: Row, name: string): boolean => row.enabled && row.name.toLowerCase() === name.toLowerCase();

/** In the place of the first of that name, or at the end. */
function withHeader(headers: readonly Row[], name: string, value: string): Row[] {
  const at = headers.findIndex((row) => isNamed(row, name));
  if (at < 0) return [...headers, createRow(name, value)];
  return headers.flatMap((row, index) => {
    if (index === at) return [{ ...row, name, value }];
    return isNamed(row, name) ? [] : [row];
  });
}

function bodyOf({ body }: RequestDraft, { text, json }: Extract<RequestChange, { set: 'body' }>): RequestDraft['body'] {
  if (json) return (body.kind === 'graphql' ? readGraphqlText(text) : null) ?? { kind: 'json', text };
  return { kind: 'text', text, mediaType: body.kind === 'text' ? body.mediaType : 'text/plain' };
}
