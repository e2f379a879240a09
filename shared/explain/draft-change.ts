import type { RequestDraft } from '../model/request-draft';
import { createRow, type Row } from '../model/row';

/** The draft with a header set to a value, whatever it had under that name before; null takes it away. */
export function withHeader(draft: RequestDraft, name: string, value: string | null): RequestDraft {
  const others = draft.headers.filter((row) => row.name.trim().toLowerCase() !== name.toLowerCase());
  const row: Row | null = value === null ? null : createRow(name, value);
  return { ...draft, headers: row ? [...others, row] : others };
}

/** The draft with another method, and without a body where that method has none. */
export const withMethod = (draft: RequestDraft, method: string): RequestDraft => ({
  ...draft,
  method,
  body: method === 'GET' || method === 'HEAD' || method === 'OPTIONS' ? { kind: 'none' } : draft.body,
});

/** The draft at another address, which is relative to where its answer came from. */
export function atAddress(draft: RequestDraft, address: string, base: string): RequestDraft | null {
  if (!URL.canParse(address, base)) return null;
  const url = new URL(address, base);
  return /^https?:$/.test(url.protocol) ? { ...draft, url: url.href, query: [], path: [] } : null;
}
