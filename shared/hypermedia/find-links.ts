import { isArray, isObject, pointerTo, type JsonValue } from './json-value.ts';
import type { PageLink } from './page.ts';
import { templateVariables } from './template-variables.ts';
import { createField } from './forms/create-field.ts';
import type { FormField } from './forms/form-field.ts';
import { humanise } from './humanise.ts';
import { followable, isNewOrigin, isTemplate, webUrl } from './web-url.ts';

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

/** A value that leads somewhere; a template stands among the links, since the value itself leads nowhere yet. */
function linkOf(value: string, place: Pick<Found, 'rel' | 'pointer'>, base: string): PageLink | null {
  const url = followable(value, place.rel, base);
  if (url !== null) return pageLink({ ...place, url, place: 'value' }, base);
  if (!isTemplate(value, place.rel)) return null;
  // `code_search_url` is read as the code search.
  const title = humanise(place.rel.replace(/_(?:url|uri|href|link)$/, ''));
  return templatedLink({ ...place, template: value, place: 'container', title }, base);
}

/** Every value in a body that a reader could follow, with the JSON Pointer to it, at most `limit`. */
export function findLinks(body: JsonValue | undefined, base: string, limit = 500): PageLink[] {
  const found: PageLink[] = [];
  visit(body, '', '');
  return found;

  function visit(value: JsonValue | undefined, key: string, pointer: string): void {
    if (found.length >= limit) return;
    if (typeof value === 'string') {
      const link = linkOf(value, { rel: key, pointer }, base);
      if (link !== null) found.push(link);
    } else if (isObject(value)) {
      for (const [name, child] of value) visit(child, name, pointerTo(pointer, name));
    } else if (isArray(value)) {
      for (const [index, child] of value.entries()) visit(child, key, pointerTo(pointer, index));
    }
  }
}
