import { isArray, isObject, textMember, type JsonObject, type JsonValue } from '../json-value.ts';

/** A member under its Hydra name, with or without the prefix. */
export const hydraMember = (value: JsonValue | undefined, name: string): JsonValue | undefined =>
  isObject(value) ? (value.get(`hydra:${name}`) ?? value.get(name)) : undefined;

/** JSON-LD writes one value alone and several as a list. */
export const severalOf = (value: JsonValue | undefined): readonly JsonValue[] =>
  value === undefined || value === null ? [] : isArray(value) ? value : [value];

/** Words for people: a text, or a text in a language. */
export function hydraText(value: JsonValue | undefined, ...names: readonly string[]): string | null {
  for (const name of names) {
    const [found] = severalOf(hydraMember(value, name) ?? (isObject(value) ? value.get(`rdfs:${name}`) : undefined));
    const text = typeof found === 'string' ? found : textMember(found, '@value');
    if (text !== null && text !== '') return text;
  }
  return null;
}

/** The names of the types of a node. */
export const typesOf = (node: JsonValue | undefined): string[] =>
  isObject(node) ? severalOf(node.get('@type')).filter((type) => typeof type === 'string') : [];

/** The name at the end of an IRI, or of a name with a prefix: `http://schema.org/Book`, `schema:Book` and `#Book` are all Book. */
export const localName = (iri: string): string =>
  iri
    .replace(/[/#]+$/, '')
    .split(/[#/:]/)
    .at(-1) ?? iri;

/** The IRI a node or a bare reference stands for. */
export const iriOf = (value: JsonValue | undefined): string | null =>
  typeof value === 'string' ? value : textMember(value, '@id');

/** Whether an object is a node that says more than which one it is. */
export const isDescribed = (value: JsonValue | undefined): value is JsonObject =>
  isObject(value) && [...value.keys()].some((name) => !name.startsWith('@'));
