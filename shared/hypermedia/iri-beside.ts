import { textMember, type JsonObject } from './json-value.ts';
import { webUrl } from './web-url.ts';

/** A path from the root, without what no IRI of a resource has. */
const rooted = /^\/[A-Za-z][^\s?#{}<>"\\^`|/]*(?:\/[^\s?#{}<>"\\^`|/]+)+$/;

/** A number, a UUID or a ULID: what a resource is known by, whatever it is. */
const key = /\/(?:\d{1,19}|[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}|[0-7][0-9A-HJKMNP-TV-Z]{25})$/i;

const longest = 2_000;

/**
 * The address behind a text that refers to another resource by a relative IRI, as the values of a JSON-LD node do that is
 * itself known by one: the node `/api/books/1` is written by `/api/authors/7`. Null for a path of any other kind.
 */
export function iriBeside(text: string, node: JsonObject | undefined, base: string): string | null {
  if (node === undefined || !text.startsWith('/') || text.length > longest || !rooted.test(text)) return null;
  const id = textMember(node, '@id');
  if (id === null || !rooted.test(id) || !(node.has('@type') || node.has('@context'))) return null;
  return isOfOneApi(text, id) ? webUrl(text, base) : null;
}

/** Below the root that the API has, among the sisters of the node, or below it; without such a root, by a key at its end. */
function isOfOneApi(text: string, id: string): boolean {
  const list = id.slice(0, id.lastIndexOf('/') + 1);
  const root = list.slice(0, list.lastIndexOf('/', list.length - 2) + 1);
  if (text.startsWith(list) || text.startsWith(`${id}/`)) return true;
  return root.length > 1 ? text.startsWith(root) : key.test(text) && text.split('/').length === 3;
}
