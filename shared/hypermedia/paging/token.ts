import { hasParam, withoutParam, withParam } from './page-address';
import { made, type PagingStyle } from './paging-style';
import { findPageToken, tokenText } from './tokens';

/** A token in the body that is sent back as a query parameter. */
export const token: PagingStyle = {
  name: 'token',
  read({ json, url, method }) {
    if (method === 'POST') return null;
    const found = findPageToken(json, (param) => hasParam(url, param));
    if (!found) return null;
    const text = tokenText(found.token);
    return {
      first: hasParam(url, found.param) ? made(withoutParam(url, found.param)) : null,
      next: text === null ? null : made(withParam(url, found.param, text)),
      readFrom: [found.readFrom],
      confidence: 'likely',
    };
  },
};
