import { nameOf } from '../own-names.ts';
import { pageLink } from '../find-links.ts';
import { webUrl } from '../web-url.ts';
import { hydraText } from '../hydra/hydra-terms.ts';
import {
  isArray,
  isObject,
  member,
  pointerTo,
  textMember,
  type JsonArray,
  type JsonObject,
  type JsonValue,
} from '../json-value.ts';
import type { PageLink } from '../page.ts';
import { readPaged } from './envelope.ts';
import { mostLinks, without, type Kind } from './kind.ts';

/** JSON-LD 1.1: a node with a context and a name or type of its own, or several in `@graph`. */
export const jsonLd: Kind = {
  name: 'json-ld',
  read(body, { url }) {
    if (!isObject(body) || !isNode(body)) return null;
    const own = listKeys.find((name) => isArray(body.get(name)) && (name === '@graph' || isCollection(body)));
    const key = own ?? readPaged(body, false)?.path[0];
    const resource = without(body, ['@context', '@graph', 'operation', 'hydra:operation', ...(key === undefined ? [] : [key])]);
    return {
      list: key === undefined ? null : { items: member(body, key) as JsonArray, pointer: pointerTo('', key) },
      resource: resource.size > 0 ? resource : null,
      links: linksOfNode(resource, url),
      title: hydraText(body, 'title') ?? nameOf(body),
    };
  },
};

const listKeys = ['@graph', 'orderedItems', 'items'];

/** A collection of ActivityStreams 2.0 or of Web Annotations, or a page of one. */
const isCollection = (body: JsonObject): boolean =>
  /^(?:Ordered|Annotation)?(?:Collection(?:Page)?|Page)$/.test(textMember(body, 'type') ?? textMember(body, '@type') ?? '');

/** `@context` alone is OData's as well; `@type` alone is in many a log line. */
const isNode = (body: JsonObject): boolean =>
  isContext(body.get('@context')) && (body.has('@id') || body.has('@type') || isArray(body.get('@graph')) || body.size > 1);

const isContext = (context: JsonValue | undefined): boolean =>
  typeof context === 'string' ? !context.includes('$metadata') : isArray(context) || isObject(context);

/** Links to other nodes: members that are nothing but an `@id`, relative ones included, which are told from texts by that. */
export function linksOfNode(node: JsonObject, base: string): PageLink[] {
  const found: PageLink[] = [];
  visit(node, '', '');
  return found;

  function visit(value: JsonValue, rel: string, pointer: string): void {
    if (found.length >= mostLinks) return;
    if (isArray(value)) return value.forEach((item, at) => visit(item, rel, pointerTo(pointer, at)));
    if (!isObject(value)) return;
    const url = pointer === '' ? null : addressOfNode(value, base);
    if (url !== null)
      found.push(pageLink({ rel, url, pointer: `${pointer}/@id`, place: 'container', title: nameOf(value) }, base));
    for (const [name, inside] of value) if (name !== '@id') visit(inside, name, pointerTo(pointer, name));
  }
}

/** Blank nodes have no address (JSON-LD 1.1, 3.5). */
function addressOfNode(node: JsonObject, base: string): string | null {
  const id = textMember(node, '@id');
  return id === null || id === '' || id.startsWith('_:') ? null : webUrl(id, base);
}
