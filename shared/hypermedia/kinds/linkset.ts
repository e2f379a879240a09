import { pageLink } from '../find-links.ts';
import { isArray, isObject, member, pointerTo, textMember, type JsonObject, type JsonValue } from '../json-value.ts';
import type { PageLink } from '../page.ts';
import { webUrlIn } from '../web-url.ts';
import { mostLinks } from './kind.ts';

/** The links of a set of them (RFC 9264, 4.2): of each context, by relation. None where a body is anything else. */
export function linksOfSet(body: JsonObject, base: string): PageLink[] {
  const contexts = body.get('linkset');
  if (body.size !== 1 || !isArray(contexts)) return [];
  return contexts.flatMap((context, at) => linksOfContext(context, pointerTo('/linkset', at), base)).slice(0, mostLinks);
}

function linksOfContext(context: JsonValue, parent: string, base: string): PageLink[] {
  return [...(isObject(context) ? context : [])].flatMap(([rel, targets]) =>
    (isArray(targets) ? targets : []).flatMap((target, at) => {
      const url = webUrlIn(target, 'href', base);
      if (url === null) return [];
      const pointer = `${pointerTo(parent, rel)}/${at}`;
      return [pageLink({ rel, url, pointer, place: 'container', title: titleOf(target) }, base)];
    }),
  );
}

/** A title, or one of those in other languages (4.2.4.2). */
function titleOf(target: JsonValue): string | null {
  const others = member(target, 'title*');
  return textMember(target, 'title') ?? (isArray(others) ? textMember(others[0], 'value') : null);
}
