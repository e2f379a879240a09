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
  const url = reference.length > longest ? null : URL.parse(reference, base);
  return url?.protocol === 'http:' || url?.protocol === 'https:' ? url.href : null;
}

/** The same for a member that may not be there: an empty text is an address, no text is none. */
export function webUrlIn(value: JsonValue | undefined, name: string, base: string): string | null {
  const reference = textMember(value, name);
  return reference === null ? null : webUrl(reference, base);
}

/** Whether an address leaves the origin of the page. */
export const isNewOrigin = (url: string, base: string): boolean =>
  !URL.canParse(url) || !URL.canParse(base) || new URL(url).origin !== new URL(base).origin;
