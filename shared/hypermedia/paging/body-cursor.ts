import type { JsonNumber } from '../json-value.ts';
import type { TurnRequest } from '../page.ts';
import type { PagingStyle } from './paging-style.ts';
import { findPageToken, tokenAt } from './tokens.ts';

/** The same tokens where the request is a POST: they go back in its JSON body. */
export const bodyCursor: PagingStyle = {
  name: 'body-cursor',
  read({ json, method, url, correction }) {
    if (method !== 'POST' && correction === null) return null;
    const found = tokenAt(json, correction) ?? findPageToken(json, { isSent: () => false, url });
    if (!found) return null;
    const path = (correction?.param ?? found.param).split('.');
    return { requests: bodyTurns(path, found.token), readFrom: [found.readFrom], confidence: 'likely' };
  },
};

/** The next page by a cursor in the body that is sent, and the first without one. */
export const bodyTurns = (
  path: readonly string[],
  cursor: string | JsonNumber | null,
): { readonly first: TurnRequest; readonly next: TurnRequest | null } => ({
  first: { kind: 'body', path, value: null },
  next: cursor === null ? null : { kind: 'body', path, value: cursor },
});
