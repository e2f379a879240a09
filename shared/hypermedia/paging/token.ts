import { isNumber, isObject, member, memberAt, textMember, type JsonValue } from '../json-value.ts';
import { hasParam, withoutParam, withParam } from './page-address.ts';
import { made, type PagingInput, type PagingReading, type PagingStyle } from './paging-style.ts';
import { findPageToken, findTokenInHead, type FoundToken, tokenAt, tokenText } from './tokens.ts';

/** MediaWiki sends back all members of `continue`, each as a parameter of its own, and so does the FEC with the last values of a page. */
function turnBySeveral(json: JsonValue | undefined, url: string): PagingReading | null {
  const wiki = member(json, 'continue');
  const isWiki = textMember(wiki, 'continue') !== null;
  const go = isWiki ? wiki : memberAt(json, ['pagination', 'last_indexes']);
  if (!isObject(go)) return null;
  const next = [...go].reduce((address, [name, value]) => {
    const text = typeof value === 'string' ? value : isNumber(value) ? value.number : null;
    return text === null ? address : withParam(address, name, text);
  }, url);
  return { next: made(next), readFrom: [isWiki ? 'continue' : 'pagination.last_indexes'], confidence: 'likely' };
}

const findToken = ({ json, url, headers }: Pick<PagingInput, 'json' | 'url' | 'headers'>): FoundToken | null =>
  findTokenInHead(headers) ?? findPageToken(json, { isSent: (param) => hasParam(url, param), url });

/** A token in the body that is sent back as a query parameter. */
export const token: PagingStyle = {
  name: 'token',
  read(input) {
    const { json, url, method, correction } = input;
    if (method === 'POST') return null;
    const several = correction === null ? turnBySeveral(json, url) : null;
    if (several !== null) return several;
    const found = tokenAt(json, correction) ?? findToken(input);
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
