import { isArray, isObject, pointerTo, textMember, type JsonValue } from './json-value';
import type { PageLink } from './page';
import { templateVariables } from './template-variables';
import { createField } from './forms/create-field';
import type { FormField } from './forms/form-field';
import { humanise } from './humanise';

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

/** A reference of a place made for links (Link header, HAL, JSON:API) made absolute; http and https only. */
export function webUrl(reference: string, base: string): string | null {
  if (reference.length > longest || !URL.canParse(reference, base)) return null;
  const url = new URL(reference, base);
  return url.protocol === 'http:' || url.protocol === 'https:' ? url.href : null;
}

/** The same for a member that may not be there: an empty text is an address, no text is none. */
export function webUrlIn(value: JsonValue | undefined, name: string, base: string): string | null {
  const reference = textMember(value, name);
  return reference === null ? null : webUrl(reference, base);
}

/** Whether an address leaves the origin of the page. */
export const isNewOrigin = (url: string, base: string): boolean =>
  !URL.canParse(url) || !URL.canParse(base) || new URL(url).origin !== new URL(base).origin;

type Found = Pick<PageLink, 'rel' | 'url' | 'pointer' | 'place'> & { readonly title?: string | null };

/** A link as the page model keeps it. */
export function pageLink({ rel, url, pointer, place, title }: Found, base: string): PageLink {
  return {
    rel,
    label: title || humanise(rel),
    pointer,
    place,
    url,
    templated: false,
    variables: [],
    newOrigin: isNewOrigin(url, base),
  };
}

/** A link with gaps (RFC 6570), as the page model keeps it; null when no address can come of it. What is said of its gaps is added. */
export function templatedLink(
  found: Omit<Found, 'url'> & { readonly template: string },
  base: string,
  said: readonly FormField[] = [],
): PageLink | null {
  const { template, ...rest } = found;
  const bare = webUrl(template.replace(/\{[^{}]*\}/g, ''), base);
  if (bare === null || /^\{\+?\w/.test(template)) return null;
  const byName = new Map(said.map((field) => [field.name, field]));
  const variables = templateVariables(template).map(
    ({ name, isList }) => byName.get(name) ?? createField(name, { label: name, type: isList ? 'list' : 'text' }),
  );
  return { ...pageLink({ ...rest, url: bare }, base), url: template, templated: true, variables };
}

/** Every value in a body that a reader could follow, with the JSON Pointer to it, at most `limit`. */
export function findLinks(body: JsonValue | undefined, base: string, limit = 500): PageLink[] {
  const found: PageLink[] = [];
  visit(body, '', '');
  return found;

  function visit(value: JsonValue | undefined, key: string, pointer: string): void {
    if (found.length >= limit) return;
    if (typeof value === 'string') {
      const url = followable(value, key, base);
      if (url !== null) found.push(pageLink({ rel: key, url, pointer, place: 'value' }, base));
    } else if (isObject(value)) {
      for (const [name, child] of value) visit(child, name, pointerTo(pointer, name));
    } else if (isArray(value)) {
      for (const [index, child] of value.entries()) visit(child, key, pointerTo(pointer, index));
    }
  }
}
