import { isNumber, isObject, member, textMember, type JsonValue } from '../json-value.ts';
import { hasParam, withoutParam, withParam } from './page-address.ts';
import { made, type PagingReading, type PagingStyle } from './paging-style.ts';
import { findPageToken, tokenAt, tokenText } from './tokens.ts';

/** MediaWiki sends back all members of `continue`, each as a parameter of its own. */
function turnOfWiki(json: JsonValue | undefined, url: string): PagingReading | null {
  const go = member(json, 'continue');
  if (!isObject(go) || textMember(go, 'continue') === null) return null;
  const next = [...go].reduce((address, [name, value]) => {
    const text = typeof value === 'string' ? value : isNumber(value) ? value.number : null;
    return text === null ? address : withParam(address, name, text);
  }, url);
  return { next: made(next), readFrom: ['continue'], confidence: 'likely' };
}

/** A token in the body that is sent back as a query parameter. */
export const token: PagingStyle = {
  name: 'token',
  read({ json, url, method, correction }) {
    if (method === 'POST') return null;
    const several = correction === null ? turnOfWiki(json, url) : null;
    if (several !== null) return several;
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
