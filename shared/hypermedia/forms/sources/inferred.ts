import { essenceOf } from '../../../http/media-type.ts';
import { isObject, type JsonObject } from '../../json-value.ts';
import { createForm } from '../create-form.ts';
import type { FormPlace, FormSourceReader } from '../form-source.ts';
import { formTitle } from '../form-words.ts';
import type { PageForm } from '../page-form.ts';
import { fieldsFromValues } from './field-from-value.ts';

/** Kinds whose bodies are written in another way than they are read, and have forms of their own. */
const notAsRead = new Set([
  'json-api',
  'siren',
  'collection-json',
  'atom',
  'object-listing',
  'graphql',
  'drf-metadata',
  'opaque',
  'plain-xml',
]);

/**
 * Forms guessed from a GET: a new member has the fields of those there are, a resource can be replaced and changed as it is.
 * Only for methods that are allowed, or where nothing is said about methods.
 */
export const inferredForms: FormSourceReader = (place) => {
  const { input, reading, kind, allowed } = place;
  if (input.status >= 300 || notAsRead.has(kind)) return [];
  const methods = reading.list === null ? ['PUT', 'PATCH'] : ['POST'];
  return methods.filter((method) => allowed.size === 0 || allowed.has(method)).flatMap((method) => formFor(method, place));
};

/** As JSON; where the answer is JSON-LD as such, with the context that it came with. */
const typesFor = (contentType: string | null): string[] =>
  essenceOf(contentType) === linkedData ? [linkedData, 'application/json'] : ['application/json'];

const linkedData = 'application/ld+json';

function formFor(method: string, place: FormPlace): PageForm[] {
  const { reading, input, collectionUrl, resource } = place;
  const samples = reading.list === null ? [reading.resource] : (reading.list.models ?? reading.list.items).slice(0, 50);
  const objects = samples.filter((one): one is JsonObject => isObject(one ?? undefined));
  if (objects.length === 0) return [];
  const fields = fieldsFromValues(objects, input.url);
  // An answer of nothing but links and templates says nothing of what could be sent.
  if (fields.length === 0) return [];
  return [
    createForm({
      id: `GET:${method}`,
      title: formTitle(method, place),
      method,
      url: method === 'POST' ? collectionUrl : input.url,
      source: 'GET',
      contentTypes: typesFor(input.contentType),
      // A new member gets from the server what the server fills in.
      fields: method === 'POST' ? fields.filter(({ readOnly }) => !readOnly) : fields,
      ...(method !== 'POST' && resource !== null && { initial: resource }),
    }),
  ];
}
