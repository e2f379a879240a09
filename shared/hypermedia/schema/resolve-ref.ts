import { isArray, isObject, type JsonObject, type JsonValue } from '../json-value.ts';

/** References of references are followed this far. */
const longestChain = 20;

/** A document in which schemas refer to each other. */
export interface SchemaDocument {
  readonly url: string;
  readonly root: JsonValue;
}

/**
 * What a reference of a document leads to (RFC 6901 fragments, `$anchor`, and the `$id` of a part); undefined for what lies
 * outside of the document, which is never fetched.
 */
export function resolveRef(ref: string, { url, root }: SchemaDocument): JsonValue | undefined {
  const [before, fragment] = partsOf(ref);
  const part = before === '' || isSame(before, url) ? root : partWithId(root, before);
  if (part === undefined) return undefined;
  return fragment === '' || fragment.startsWith('/') ? atPointer(part, decode(fragment)) : anchored(part, decode(fragment));
}

/** The JSON Pointer of a reference into the document itself, decoded (RFC 6901, 6); null for any other reference. */
export function pointerInside(ref: string, { url }: SchemaDocument): string | null {
  const [before, fragment] = partsOf(ref);
  return fragment.startsWith('/') && (before === '' || isSame(before, url)) ? decode(fragment) : null;
}

function partsOf(ref: string): readonly [before: string, fragment: string] {
  const at = ref.indexOf('#');
  return at < 0 ? [ref, ''] : [ref.slice(0, at), ref.slice(at + 1)];
}

function isSame(reference: string, url: string): boolean {
  return URL.canParse(reference, url) && URL.canParse(url) && new URL(reference, url).href === new URL(url).href.split('#')[0];
}

function decode(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}

function atPointer(root: JsonValue, pointer: string): JsonValue | undefined {
  const tokens = pointer.split('/').slice(1);
  return tokens.reduce<JsonValue | undefined>((value, token) => {
    const name = token.replaceAll('~1', '/').replaceAll('~0', '~');
    if (isArray(value)) return /^\d+$/.test(name) ? value[Number(name)] : undefined;
    return isObject(value) ? value.get(name) : undefined;
  }, root);
}

const schemaPlaces = ['$defs', 'definitions'];

/** Only the definitions are looked through: elsewhere nobody gives names. */
function definitionsOf(root: JsonValue): JsonObject[] {
  if (!isObject(root)) return [];
  return schemaPlaces.flatMap((place) => {
    const holder = root.get(place);
    return isObject(holder) ? [...holder.values()].filter(isObject) : [];
  });
}

const anchored = (root: JsonValue, name: string): JsonValue | undefined =>
  definitionsOf(root).find(
    (one) => one.get('$anchor') === name || one.get('$dynamicAnchor') === name || one.get('$id') === `#${name}`,
  );

function partWithId(root: JsonValue, reference: string): JsonValue | undefined {
  const base = isObject(root) && typeof root.get('$id') === 'string' ? (root.get('$id') as string) : '';
  const wanted = URL.canParse(reference, base || undefined) ? new URL(reference, base || undefined).href : reference;
  if (wanted === base) return root;
  return definitionsOf(root).find((one) => {
    const id = one.get('$id');
    return (
      typeof id === 'string' &&
      (id === reference || (URL.canParse(id, base || undefined) && new URL(id, base || undefined).href === wanted))
    );
  });
}

/** A part of a document with its reference followed; members beside the reference count as well (JSON Schema 2019-09, OpenAPI 3.1). */
export function dereference(value: JsonValue | undefined, document: SchemaDocument): JsonObject | null {
  let current = value;
  let beside: readonly (readonly [string, JsonValue])[] = [];
  for (let step = 0; step < longestChain; step++) {
    if (!isObject(current)) return null;
    const ref = current.get('$ref');
    const own = [...current].filter(([name]) => name !== '$ref');
    if (typeof ref !== 'string') return new Map([...own, ...beside]);
    beside = [...own, ...beside];
    current = resolveRef(ref, document);
  }
  return null;
}
