import type { Auth } from '../../model/auth';
import type { Lose } from './apply-option';
import type { CurlRequest } from './curl-request';

interface Address {
  readonly url: string;
  /** Credentials that stood in it; null for none. */
  readonly auth: Auth | null;
}

/** An address as curl reads it: http where no scheme stands, dots in the path resolved, credentials and query put in their places. */
export function readAddress(request: CurlRequest, typed: string, lose: Lose): Address {
  tellGlobs(request, typed, lose);
  const schemed = /^[a-z][a-z0-9+.-]*:\/\//i.test(typed) || typed.startsWith('{{') ? typed : `http://${typed}`;
  const [url, userinfo] = withoutUserinfo(schemed.replace(/#.*$/s, ''));
  const withPath = request.isPathAsIs ? url : withoutDots(url);
  const auth: Auth | null = userinfo === null || request.user !== null ? null : basicOf(userinfo);
  return { url: withQuery(withPath, request), auth };
}

/** curl sends a request for each of what braces and brackets list. */
function tellGlobs({ isGlobOff }: CurlRequest, typed: string, lose: Lose): void {
  if (isGlobOff) return;
  const lists = /(?<!\{)\{[^{}]*,[^{}]*\}(?!\})|\[[A-Za-z0-9]+-[A-Za-z0-9]+(?::\d+)?\]/.exec(
    typed.replace(/:\/\/\[[^\]]*\]/, '://'),
  );
  if (lists)
    lose(`the list ${lists[0]} in the address`, 'curl would send a request for each: one was made, with the list as it stands');
}

function withoutUserinfo(url: string): [string, string | null] {
  const [, scheme = '', authority = '', rest = ''] = /^([^/]*\/\/)([^/?#]*)(.*)$/s.exec(url) ?? [];
  const at = authority.lastIndexOf('@');
  return at < 0 ? [url, null] : [scheme + authority.slice(at + 1) + rest, authority.slice(0, at)];
}

function basicOf(userinfo: string): Auth {
  const [username = '', password = ''] = userinfo.split(/:(.*)/s).map(decode);
  return { kind: 'basic', username, password };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** RFC 3986 section 5.2.4, on the path alone. */
function withoutDots(url: string): string {
  const parts = /^((?:[^/]*\/\/)?[^/?]*)([^?]*)(.*)$/s.exec(url);
  const path = parts?.[2] ?? '';
  if (parts === null || !/\/\.\.?(?:\/|$)/.test(path)) return url;
  const out: string[] = [];
  for (const step of path.split('/').slice(1)) {
    if (step === '..') out.pop();
    else if (step !== '.') out.push(step);
  }
  if (/\/\.\.?$/.test(path)) out.push('');
  return `${parts[1]}/${out.join('/')}${parts[3]}`;
}

/** What `-G` and `--url-query` put behind the address. */
function withQuery(url: string, { isGet, data, queryPairs }: CurlRequest): string {
  const pairs = [...(isGet ? data.filter(({ path }) => path === '').map(({ text }) => text) : []), ...queryPairs];
  if (pairs.length === 0) return url;
  // curl puts the slash of the empty path before the query.
  const base = /^[^/]*\/\/[^/?]*$/.test(url) ? `${url}/` : url;
  return `${base}${base.includes('?') ? '&' : '?'}${pairs.join('&')}`;
}

/** An upload to an address that ends with a slash goes to the file's name there. */
export function withUpload(url: string, upload: string | null): string {
  if (upload === null || upload === '-' || upload === '.' || !url.endsWith('/')) return url;
  return url + encodeURIComponent(upload.slice(upload.lastIndexOf('/') + 1));
}
