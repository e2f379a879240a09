import { createField } from '../forms/create-field.ts';
import type { FieldType, FormField } from '../forms/form-field.ts';
import { isObject, type JsonObject, type JsonValue } from '../json-value.ts';
import { hydraMember, hydraText, iriOf, localName, severalOf, typesOf } from './hydra-terms.ts';

/** Datatypes of XML Schema, by their local names. */
const datatypes: ReadonlyMap<string, FieldType> = new Map([
  ['string', 'text'],
  ['integer', 'integer'],
  ['int', 'integer'],
  ['long', 'integer'],
  ['nonNegativeInteger', 'integer'],
  ['positiveInteger', 'integer'],
  ['decimal', 'number'],
  ['float', 'number'],
  ['double', 'number'],
  ['boolean', 'boolean'],
  ['date', 'date'],
  ['dateTime', 'datetime'],
  ['time', 'time'],
  ['anyURI', 'url'],
]);

/** The fields of a Hydra class: one for each property it supports. What cannot be written is read-only. */
export const fieldsOfClass = (described: JsonObject): FormField[] =>
  severalOf(hydraMember(described, 'supportedProperty')).flatMap((supported) =>
    isObject(supported) ? fieldOfProperty(supported) : [],
  );

function fieldOfProperty(supported: JsonObject): FormField[] {
  const property = hydraMember(supported, 'property');
  const name = nameOf(supported, property);
  if (name === null) return [];
  const label = hydraText(supported, 'title') ?? hydraText(property, 'title', 'label');
  return [
    createField(name, {
      ...(label !== null && label !== name && { label }),
      type: typeOf(property),
      required: hydraMember(supported, 'required') === true,
      readOnly:
        [hydraMember(supported, 'writeable'), hydraMember(supported, 'writable')].includes(false) || isReadOnly(supported),
      help: hydraText(supported, 'description') ?? hydraText(property, 'description', 'comment') ?? '',
    }),
  ];
}

const isReadOnly = (supported: JsonObject): boolean => hydraMember(supported, 'readonly') === true;

/** The name of a member: a term of the context, a title that could be a name, as documentations give it, else the end of the property's IRI. */
function nameOf(supported: JsonObject, property: JsonValue | undefined): string | null {
  if (typeof property === 'string' && /^[\w-]+$/.test(property)) return property;
  const title = hydraText(supported, 'title');
  if (title !== null && /^[\w@-]+$/.test(title)) return title;
  const iri = iriOf(property);
  return iri === null ? null : localName(iri);
}

function typeOf(property: JsonValue | undefined): FieldType {
  const range = isObject(property) ? (property.get('rdfs:range') ?? property.get('range')) : undefined;
  const named = severalOf(range)
    .map(iriOf)
    .find((iri) => iri !== null);
  const found = named === undefined || named === null ? undefined : datatypes.get(localName(named));
  if (found) return found;
  if (typesOf(property).some((type) => localName(type) === 'Link')) return 'url';
  // A class as the range: another resource, by address or embedded.
  return named === undefined || named === null ? 'text' : 'json';
}

/** The variables of an IRI template (Hydra's `search`), with what is said of each. */
export function fieldsOfTemplate(template: JsonValue | undefined): FormField[] {
  return severalOf(hydraMember(template, 'mapping')).flatMap((mapping) => {
    const name = hydraMember(mapping, 'variable');
    if (typeof name !== 'string') return [];
    const property = hydraMember(mapping, 'property');
    return createField(name, {
      type: typeOf(property),
      required: hydraMember(mapping, 'required') === true,
      help: hydraText(property, 'description', 'comment') ?? '',
    });
  });
}
