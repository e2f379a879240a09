import { addressOf, nameOf } from './own-names.ts';
import {
  isArray,
  isObject,
  LateObject,
  member,
  textMember,
  type JsonArray,
  type JsonObject,
  type JsonValue,
} from './json-value.ts';
import type { Cell, FieldLink } from './page.ts';
import { memberOf } from './unread-row.ts';
import { isNewOrigin, shortAddress, webUrl } from './web-url.ts';

/** Resources that came along with others (`included`), by type and id. */
export type IncludedResources = Pick<ReadonlyMap<string, JsonObject>, 'get'>;

/** So many of what is related are named in a cell. */
const mostNamed = 12;

/** A relationship of a JSON:API resource (“Resource Objects”), told from other objects by where it stood. */
export class Relationship extends LateObject {
  readonly #of: JsonObject;
  readonly #included: IncludedResources;

  constructor(of: JsonObject, included: IncludedResources = new Map()) {
    super();
    this.#of = of;
    this.#included = included;
  }

  protected read(): JsonObject {
    return this.#of;
  }

  /** What it says is related, by names where they came along, else by types and ids; null where it says nothing of that. */
  text(): string | null {
    const data = this.#of.get('data');
    if (!isArray(data)) return isObject(data) ? (this.#nameOf(data) ?? identifierOf(data)) : null;
    const names = data.slice(0, mostNamed).map((one) => this.#nameOf(one));
    // Of several of one type the type is said once.
    const said = names.map((name, at) => name ?? (names[at - 1] === null ? idBehind(data, at) : identifierOf(data[at] ?? null)));
    return said.join(', ') + (data.length > mostNamed ? ', …' : '');
  }

  /** What the resources are included under that a cell names. */
  namedBy(): string[] {
    const data = this.#of.get('data');
    return (isArray(data) ? data.slice(0, mostNamed) : isObject(data) ? [data] : []).map(keyOf);
  }

  /** As a table or a field shows it: a link to what is related, else to the resource that came along, else to itself. */
  cell(base: string): Cell {
    const data = this.#of.get('data');
    if (data === null) return { kind: 'null' };
    const text = this.text();
    const url = isArray(data) && data.length === 0 ? null : this.#address(data, base);
    if (url !== null) return { kind: 'link', text: text ?? shortAddress(url, base), url, newOrigin: isNewOrigin(url, base) };
    if (isArray(data)) return { kind: 'list', text: text ?? '', count: data.length };
    return text === null ? { kind: 'object', text: '{ }', count: this.#of.size } : { kind: 'text', text };
  }

  /** What several lead to, each by itself; empty where one of them has no address of its own. */
  links(base: string): FieldLink[] {
    const data = this.#of.get('data');
    const rows = isArray(data) ? data : [];
    const links = rows.flatMap((one): FieldLink[] => {
      const url = this.#ownAddress(one, base);
      const text = this.#nameOf(one) ?? identifierOf(one);
      return url === null ? [] : [{ text, url, newOrigin: isNewOrigin(url, base) }];
    });
    return links.length === rows.length ? links : [];
  }

  #address(data: JsonValue | undefined, base: string): string | null {
    const links = this.#of.get('links');
    return (
      linkIn(links, 'related', base) ?? (isObject(data) ? this.#ownAddress(data, base) : null) ?? linkIn(links, 'self', base)
    );
  }

  #ownAddress(identifier: JsonValue, base: string): string | null {
    const resource = this.#included.get(keyOf(identifier));
    return resource ? addressOf(resource, base) : null;
  }

  #nameOf(identifier: JsonValue): string | null {
    const attributes = this.#included.get(keyOf(identifier))?.get('attributes');
    return isObject(attributes) ? nameOf(attributes) : null;
  }
}

/** What a resource is included under, and named by in relationships: its type and its id. */
export const keyOf = (resource: JsonValue): string => `${nameIn(resource, 'type')} ${nameIn(resource, 'id')}`;

/** Does not make a resource read of which nobody may want more. */
function nameIn(resource: JsonValue, name: string): string {
  const found = memberOf(resource, name);
  return typeof found === 'string' ? found : '';
}

const identifierOf = (resource: JsonValue): string => keyOf(resource).trim();

/** The id alone where the type is that of the one before. */
function idBehind(data: JsonArray, at: number): string {
  const isLikeBefore = textMember(data[at], 'type') === textMember(data[at - 1], 'type');
  return isLikeBefore ? (textMember(data[at], 'id') ?? '') : identifierOf(data[at] ?? null);
}

function linkIn(links: JsonValue | undefined, rel: string, base: string): string | null {
  const link = member(links, rel);
  const href = typeof link === 'string' ? link : textMember(link, 'href');
  return href === null ? null : webUrl(href, base);
}

/** The resources of an `included`, by what relationships name them by; looked through when the first one is looked for. */
export function includedResources(included: JsonValue | undefined): IncludedResources {
  let byKey: ReadonlyMap<string, JsonObject> | null = null;
  return { get: (key) => (byKey ??= byKeyOf(isArray(included) ? included : [])).get(key) };
}

const byKeyOf = (resources: JsonArray): ReadonlyMap<string, JsonObject> =>
  new Map(resources.filter(isObject).map((one) => [keyOf(one), one]));
