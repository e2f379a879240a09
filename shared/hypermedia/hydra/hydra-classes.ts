import { isObject, type JsonObject, type JsonValue } from '../json-value.ts';
import type { KnownDocument } from '../known.ts';
import { hydraMember, iriOf, isDescribed, localName, severalOf, typesOf } from './hydra-terms.ts';

/** An operation that a class, a resource or a property of one supports. */
export interface HydraOperation {
  readonly method: string;
  readonly operation: JsonObject;
}

/** The classes an API documents, to be found by name. */
export interface HydraClasses {
  /** A class by its IRI, or the description that stands in its place. */
  find(reference: JsonValue | undefined): JsonObject | null;
  /** Operations on collections of a class: those of properties that lead to one, which take an instance. */
  collectionOperations(className: string): readonly HydraOperation[];
}

/** The classes of an API documentation (Hydra's core vocabulary); none where there is no documentation. */
export function readHydraClasses(documentation: KnownDocument | null | undefined): HydraClasses {
  const classes = severalOf(hydraMember(documentation?.root, 'supportedClass')).filter(isObject);
  const byName = new Map(classes.map((one) => [localName(iriOf(one) ?? ''), one]));
  return {
    find: (reference) => (isDescribed(reference) ? reference : (byName.get(localName(iriOf(reference) ?? '')) ?? null)),
    collectionOperations: (name) =>
      classes
        .flatMap((one) => severalOf(hydraMember(one, 'supportedProperty')))
        .flatMap((supported) => operationsOf(hydraMember(supported, 'property'), 'supportedOperation'))
        .filter(({ operation }) => localName(iriOf(hydraMember(operation, 'expects')) ?? '') === name),
  };
}

/** The operations of a node, under either of Hydra's two names. */
export function operationsOf(node: JsonValue | undefined, name: 'operation' | 'supportedOperation'): HydraOperation[] {
  return severalOf(hydraMember(node, name))
    .filter(isObject)
    .flatMap((operation) => {
      const method = hydraMember(operation, 'method');
      return typeof method === 'string' ? [{ method: method.toUpperCase(), operation }] : [];
    });
}

/** The class of the members of a collection: as the collection says, else the type of its first member. */
export function memberClass(collection: JsonValue | undefined, first: JsonValue | undefined): string | null {
  const assertions = [...severalOf(hydraMember(collection, 'memberAssertion')), ...severalOf(hydraMember(collection, 'manages'))];
  const said = assertions.find((one) => localName(iriOf(hydraMember(one, 'property')) ?? '') === 'type');
  const name = iriOf(hydraMember(said, 'object')) ?? typesOf(first)[0];
  return name === undefined || name === null ? null : localName(name);
}
