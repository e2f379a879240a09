import type { Body } from '../model/body.ts';
import { draftBody } from './draft-body.ts';
import { isArray, isObject, textMember, type JsonObject, type JsonValue } from './json-value.ts';
import type { PageModel } from './page.ts';
import { parseJson } from './parse-json.ts';
import { writeJson } from './write-json.ts';

/** A body to begin with for a method that writes and has no form, in the shape that the kind of the page wants. */
export function preparedBody(method: string, { kind, sample }: Pick<PageModel, 'kind' | 'sample'>): Body {
  const value = sample === null ? undefined : parseJson(sample);
  const model = isObject(value) ? value : null;
  if (kind === 'atom') return { kind: 'text', mediaType: 'application/atom+xml;type=entry', text: atomEntry };
  if (kind === 'json-api' && model !== null) {
    return { kind: 'text', mediaType: 'application/vnd.api+json', text: writeJson(jsonApiDocument(method, model)) };
  }
  return { kind: 'json', text: draftBody(method, model) };
}

/** What an entry has to have (RFC 4287, 4.1.2). */
const atomEntry = `<?xml version="1.0" encoding="utf-8"?>
<entry xmlns="http://www.w3.org/2005/Atom">
  <id></id>
  <title></title>
  <updated></updated>
  <author><name></name></author>
  <content type="text"></content>
</entry>
`;

/**
 * A resource is sent in `data`, with its members in `attributes` (JSON:API 1.1, “Creating, Updating and Deleting Resources”). The model is a row of a list as it
 * came, or a resource whose attributes stand beside its type: what it only refers to is no attribute.
 */
function jsonApiDocument(method: string, model: JsonObject): JsonObject {
  const [type, id] = [model.get('type') ?? '', model.get('id') ?? ''];
  const inside = model.get('attributes');
  const beside = [...model].filter(([name, value]) => !notAttributes.has(name) && !isLinkage(value));
  const attributes = parseJson(draftBody(method, isObject(inside) ? inside : new Map(beside)));
  const members: [string, JsonValue][] = [['type', type], ...(method === 'POST' ? [] : [['id', id] as [string, JsonValue]])];
  return new Map([['data', new Map([...members, ['attributes', attributes ?? new Map()]])]]);
}

const notAttributes: ReadonlySet<string> = new Set(['type', 'id', 'meta', 'links', 'relationships']);

/** One resource by its type and id, or a list of such (JSON:API 1.1, “Resource Linkage”). */
const isLinkage = (value: JsonValue): boolean =>
  isArray(value)
    ? value.length > 0 && value.every(isLinkage)
    : textMember(value, 'type') !== null && textMember(value, 'id') !== null;
