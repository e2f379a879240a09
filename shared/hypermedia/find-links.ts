import { isArray, isObject, pointerTo, type JsonObject, type JsonValue } from './json-value.ts';
import type { PageLink } from './page.ts';
import { templateVariables } from './template-variables.ts';
import { createField } from './forms/create-field.ts';
import type { FormField } from './forms/form-field.ts';
import { humanise } from './humanise.ts';
import { referenceOf } from './reference-of.ts';
import { isNewOrigin, isTemplate, webUrl } from './web-url.ts';

type Found = Pick<PageLink, 'rel' | 'url' | 'pointer' | 'place'> & { readonly title?: string | null };

/** A link as the page model keeps it. */
export function pageLink({ rel, url, pointer, place, title }: Found, base: string): PageLink {
  return {
    rel,
    label: title || labelOf(rel),
    pointer,
    place,
    url,
    templated: false,
    variables: [],
    newOrigin: isNewOrigin(url, base),
  };
}

/** A relation that is an address (RFC 8288, section 2.1.2) is called by what ends it. */
const labelOf = (rel: string): string => humanise(/^https?:\/\/[^/?#]+.*[/#]([^/#]+)[/#]?$/.exec(rel)?.[1] ?? rel);

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

interface ValuePlace extends Pick<Found, 'rel' | 'pointer'> {
  /** The object that it, or the list it is in, is a member of. */
  readonly around: JsonObject | undefined;
}

/** A value that leads somewhere; a template stands among the links, since the value itself leads nowhere yet. */
function linkOf(value: string, { around, ...place }: ValuePlace, base: string): PageLink | null {
  const url = referenceOf({ text: value, key: place.rel, around }, base);
  if (url !== null) return pageLink({ ...place, url, place: 'value' }, base);
  if (!isTemplate(value, place.rel)) return null;
  // `code_search_url` is read as the code search.
  const title = humanise(place.rel.replace(/_(?:url|uri|href|link)$/, ''));
  return templatedLink({ ...place, template: value, place: 'container', title }, base);
}

/** Every value in a body that a reader could follow, with the JSON Pointer to it, at most `limit`. */
export function findLinks(body: JsonValue | undefined, base: string, limit = 500): PageLink[] {
  const found: PageLink[] = [];
  visit(body, { rel: '', pointer: '', around: undefined });
  return found;

  function visit(value: JsonValue | undefined, place: ValuePlace): void {
    if (found.length >= limit) return;
    const { pointer } = place;
    if (typeof value === 'string') {
      const link = linkOf(value, place, base);
      if (link !== null) found.push(link);
    } else if (isObject(value)) {
      for (const [name, child] of value) visit(child, { rel: name, pointer: pointerTo(pointer, name), around: value });
    } else if (isArray(value)) {
      for (const [index, child] of value.entries()) visit(child, { ...place, pointer: pointerTo(pointer, index) });
    }
  }
}
