import { hasParam, withoutParam, withParam } from './page-address.ts';
import { made, type PagingStyle } from './paging-style.ts';
import { findPageToken, tokenAt, tokenText } from './tokens.ts';

/** A token in the body that is sent back as a query parameter. */
export const token: PagingStyle = {
  name: 'token',
  read({ json, url, method, correction }) {
    if (method === 'POST') return null;
    const found = tokenAt(json, correction) ?? findPageToken(json, (param) => hasParam(url, param));
    if (!found) return null;
    const param = correction?.param ?? found.param;
    const text = tokenText(found.token);
    return {
      first: hasParam(url, param) ? made(withoutParam(url, param)) : null,
      next: text === null ? null : made(withParam(url, param, text)),
      readFrom: [found.readFrom],
      confidence: 'likely',
    };
  },
};
