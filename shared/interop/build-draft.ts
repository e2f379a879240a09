import { isSocketAddress } from '../http/draft-url';
import { authSchema, type Auth } from '../model/auth';
import type { Body } from '../model/body';
import { pathRowsFromUrl, rowsFromUrl, urlFromRows } from '../model/query-rows';
import { createDraft, type RequestDraft } from '../model/request-draft';
import { createRow, type Row } from '../model/row';
import { createWebSocket } from '../model/socket';
import { createVariable, type Variable } from '../model/variable';

/** What readers know of a row of another tool. */
export interface ReadRow {
  readonly name: string;
  readonly value: string;
  readonly enabled?: boolean;
  readonly description?: string;
  readonly bare?: boolean;
}

export const rowOf = ({ name, value, enabled = true, description = '', bare = false }: ReadRow): Row => ({
  ...createRow(name, value),
  enabled,
  description,
  ...(bare && { bare }),
});

export interface ReadVariable extends ReadRow {
  readonly secret?: boolean;
}

export const variableOf = ({ name, value, enabled = true, description = '', secret = false }: ReadVariable): Variable => ({
  ...createVariable(name, value),
  enabled,
  description,
  secret,
});

interface Parts extends Partial<Omit<RequestDraft, 'query' | 'path' | 'url'>> {
  /** As typed, with or without its query. */
  readonly url: string;
  /** Rows of the query; where they are given they take the place of the one in the address. */
  readonly query?: readonly Row[];
  /** Values for `:name` segments. */
  readonly path?: readonly Row[];
}

/** A draft whose address and tables say the same. */
export function buildDraft({ url, query, path = [], ...rest }: Parts): RequestDraft {
  const address = query === undefined ? url : urlFromRows(url, query);
  return {
    ...createDraft(),
    // Whoever writes such an address means a WebSocket, in a format that has no word for one too.
    ...(isSocketAddress(address) && { socket: createWebSocket() }),
    ...rest,
    url: address,
    query: rowsFromUrl(address, query ?? []),
    path: pathRowsFromUrl(address, path),
  };
}

/** Credentials of a kind; what is not said has its default, and what does not fit is left out. */
export function authWith(fields: { readonly kind: Auth['kind'] } & Readonly<Record<string, unknown>>): Auth {
  const said = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
  const parsed = authSchema.safeParse(said);
  if (parsed.success) return parsed.data;
  const wrong = new Set(parsed.error.issues.map(({ path }) => String(path[0])));
  const rest = Object.fromEntries(Object.entries(said).filter(([name]) => name === 'kind' || !wrong.has(name)));
  return authSchema.safeParse(rest).data ?? { kind: 'none' };
}

/** Text as the body of its media type: JSON where it is JSON, so that it gets the editor for it. */
export function textBody(text: string, mediaType: string): Body {
  if (/^application\/(?:[\w.+-]+\+)?json\b/i.test(mediaType)) return { kind: 'json', text };
  return { kind: 'text', text, mediaType: mediaType || 'text/plain' };
}

/** The value of the first header of that name that is sent. */
export const headerIn = (headers: readonly Row[], name: string): string =>
  headers.find((row) => row.enabled && row.name.toLowerCase() === name)?.value ?? '';
