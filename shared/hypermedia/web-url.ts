import { textMember, type JsonValue } from './json-value.ts';

/** Keys that say their value is an address, even a root-relative one. */
const linkKey =
  /^(?:url|uri|href|\$schema|self|next|previous|prev|first|last|up|parent|location|link|.*_(?:url|uri|link|href)|.*(?:Url|Uri|Link|Href))$/;

/** An address nobody would show or follow. */
const longest = 8_192;

/**
 * The absolute address behind a value, when a reader could follow it: an absolute http(s) address,
 * or a root-relative path under a key that says so. Other schemes never are.
 */
export function followable(text: string, key: string, base: string): string | null {
  // Braces are gaps of a template (RFC 6570) and never stand in an address, encoded or not.
  if (text.length > longest || /[\s{}]|%7B.*%7D/i.test(text)) return null;
  const absolute = /^https?:\/\/[^/?#]/i.test(text);
  // "//host/path" would leave the origin while looking local; "/\host" is read the same way by browsers.
  const rooted = /^\/(?![/\\])/.test(text) && linkKey.test(key);
  return absolute || rooted ? webUrl(text, base) : null;
}

const gap = /\{[+#./;?&]?\w[\w.%]*(?:\*|:\d{1,4})?(?:,\w[\w.%]*(?:\*|:\d{1,4})?)*\}/g;

/**
 * Whether a value is an address with gaps to fill (RFC 6570): absolute, or a root-relative path, under a key that
 * says it is an address, as GitHub's `issues_url` is. Braces of any other kind make it none.
 */
export function isTemplate(text: string, key: string): boolean {
  if (text.length > longest || /\s/.test(text) || !text.includes('{') || text.includes('${') || !linkKey.test(key)) return false;
  const rest = text.replace(gap, '');
  return rest !== text && !/[{}]/.test(rest) && /^(?:https?:\/\/[^/?#{]+(?=$|\{?[/?#])|\/(?![/\\]))/i.test(text);
}

/** A reference of a place made for links (Link header, HAL, JSON:API) made absolute; http and https only. */
export function webUrl(reference: string, base: string): string | null {
  const plainly = plainUrl(reference, base);
  if (plainly !== null) return plainly;
  const url = reference.length > longest ? null : URL.parse(reference, base);
  return url?.protocol === 'http:' || url?.protocol === 'https:' ? url.href : null;
}

/** The same for a member that may not be there: an empty text is an address, no text is none. */
export function webUrlIn(value: JsonValue | undefined, name: string, base: string): string | null {
  const reference = textMember(value, name);
  return reference === null ? null : webUrl(reference, base);
}

/** Whether an address leaves the origin of the page. */
export function isNewOrigin(url: string, base: string): boolean {
  const origin = originOf(base);
  if (origin !== null && isAt(origin, url)) return false;
  return !URL.canParse(url) || !URL.canParse(base) || new URL(url).origin !== new URL(base).origin;
}

/** An address as it is shown: within the origin the path says enough. */
export function shortAddress(url: string, base: string): string {
  const origin = originOf(base);
  if (origin !== null && isAt(origin, url)) return url.slice(origin.length);
  return isNewOrigin(url, base) ? url : url.slice(new URL(url).origin.length);
}

/** Of one page all addresses are read beside the same one, many thousands of times. */
let latest: { readonly url: string; readonly origin: string | null } = { url: '', origin: null };

/** The origin of a web address, as any address at it begins that is written as usual; null where there is none, or where it has a user. */
function originOf(url: string): string | null {
  if (url === latest.url) return latest.origin;
  const found = URL.parse(url);
  const isWeb = (found?.protocol === 'http:' || found?.protocol === 'https:') && found.username === '' && found.password === '';
  latest = { url, origin: found !== null && isWeb ? found.origin : null };
  return latest.origin;
}

const slash = '/'.charCodeAt(0);

/** The same for what is written as usual, without reading it as an address; null for any other. */
function plainUrl(reference: string, base: string): string | null {
  const origin = originOf(base);
  if (origin === null) return null;
  if (isAt(origin, reference)) return isPlain(reference, origin.length) ? reference : null;
  return isPlain(reference, 0) && !reference.startsWith('//') ? origin + reference : null;
}

const isAt = (origin: string, url: string): boolean => url.charCodeAt(origin.length) === slash && url.startsWith(origin);

/** A path with a query of which reading an address (WHATWG URL) changes nothing: nothing to encode, no dots to go up by. */
const plain = /\/(?:[\w/~-]|(?<=\w)\.)*(?:\?[\w=&-]*)?$/y;

function isPlain(text: string, from: number): boolean {
  plain.lastIndex = from;
  return text.length <= longest && plain.test(text);
}
