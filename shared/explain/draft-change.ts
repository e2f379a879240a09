import { atGivenAddress } from '../graphql/graphql-text';
import { isCredential } from '../http/credential-fields';
import { inUsualForm } from '../model/request-options';
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

/** The draft at another address, which is relative to where its answer came from. Credentials do not go along to another origin. */
export function atAddress(draft: RequestDraft, address: string, base: string): RequestDraft | null {
  if (!URL.canParse(address, base)) return null;
  const url = new URL(address, base);
  if (!/^https?:$/.test(url.protocol)) return null;
  url.username = '';
  url.password = '';
  const there = { ...atGivenAddress(draft, url.href), query: [], path: [], options: inUsualForm(draft.options) };
  return leavesOrigin(address, base) ? withoutCredentials(there) : there;
}

/** Whether an address leads to another origin than the one it was told by. */
export const leavesOrigin = (address: string, base: string): boolean =>
  URL.canParse(address, base) && new URL(address, base).origin !== new URL(base).origin;

const withoutCredentials = (draft: RequestDraft): RequestDraft => ({
  ...draft,
  auth: { kind: 'none' },
  headers: draft.headers.filter(({ name }) => !isCredential(name.trim())),
});
