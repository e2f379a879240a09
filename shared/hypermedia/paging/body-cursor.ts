import type { PagingStyle } from './paging-style';
import { findPageToken } from './tokens';

/** The same tokens where the request is a POST: they go back in its JSON body. */
export const bodyCursor: PagingStyle = {
  name: 'body-cursor',
  read({ json, method }) {
    if (method !== 'POST') return null;
    const found = findPageToken(json, () => false);
    if (!found) return null;
    return {
      next: null,
      nextRequest: found.token === null ? null : { kind: 'body', path: [found.param], value: found.token },
      readFrom: [found.readFrom],
      confidence: 'likely',
    };
  },
};
