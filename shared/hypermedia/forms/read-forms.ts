import type { PageAction } from '../page.ts';
import { openApiActions, type ActionsAndForms } from '../openapi/openapi-actions.ts';
import { anyField, type FormField } from './form-field.ts';
import type { FormPlace, FormSourceReader } from './form-source.ts';
import { lookedAt, typedAs } from './looked-at.ts';
import type { PageForm } from './page-form.ts';
import { collectionJsonForms } from './sources/collection-json.ts';
import { halForms } from './sources/hal-forms.ts';
import { hydraForms } from './sources/hydra.ts';
import { jsonApiForms } from './sources/json-api.ts';
import { sirenForms } from './sources/siren.ts';
import { inferredXmlForms } from './sources/xml-inferred.ts';
import { inferredForms } from './sources/inferred.ts';
import { jsonSchemaForms } from './sources/json-schema.ts';
import { openApiForms } from './sources/openapi.ts';
import { optionsForms } from './sources/options-metadata.ts';

/** What the answer itself offers: each is something that can be done here. */
const offers: readonly FormSourceReader[] = [halForms, sirenForms, collectionJsonForms, hydraForms];

/** Asked in this order: what is known of the resource, what can be guessed. */
const sources: readonly FormSourceReader[] = [
  optionsForms,
  openApiForms,
  jsonSchemaForms,
  jsonApiForms,
  inferredForms,
  inferredXmlForms,
];

/** What a page's forms come to. */
interface FormsOfPage extends ActionsAndForms {
  /** The usual methods of the resource itself that the answer offers, with what it calls them. */
  readonly offered: readonly { readonly method: string; readonly title: string }[];
}

/**
 * The forms of a page, one for each request that can be made, and what can be done here beyond the usual methods.
 * What a surer source leaves open, the next may fill in.
 */
export function readForms(place: FormPlace): FormsOfPage {
  const offered = offers.flatMap((source) => source(place));
  const below = place.openApi
    ? openApiActions(place.openApi, { address: place.input.url, resource: place.resource })
    : { actions: [], forms: [] };
  const known = sources.flatMap((source) => source(place));
  const forms: PageForm[] = [];
  const own = ownAddresses(place);
  for (const form of [...offered.filter(isFilledIn), ...known, ...below.forms]) {
    const at = forms.findIndex((one) => isSameRequest(one, form, own));
    const same = forms[at];
    if (same === undefined) forms.push(form);
    else if (form.source !== same.source) forms[at] = enrich(same, form);
  }
  const [usual, others] = sortOffers(offered, place);
  return { forms, actions: [...others.map(actionOf), ...below.actions], offered: usual };
}

/** There is something to write, or at least a body to be chosen. */
const isFilledIn = ({ fields, parameters }: PageForm): boolean => fields.length > 0 || parameters.length > 0;

/** The page by its own address and by the one it gives itself. */
const ownAddresses = ({ input, reading }: Pick<FormPlace, 'input' | 'reading'>): ReadonlySet<string> =>
  new Set([input.url, ...reading.links.filter(({ rel }) => rel === 'self').map(({ url }) => url)]);

/** The one form that replaces, changes, deletes or adds to the page itself is its usual method; all others are actions. */
function sortOffers(offered: readonly PageForm[], { input, reading }: FormPlace): [usual: PageForm[], others: PageForm[]] {
  const own = ownAddresses({ input, reading });
  const isUsual = (form: PageForm) =>
    own.has(form.url) &&
    (isFilledIn(form) || form.method === 'DELETE') &&
    offered.filter(({ url, method }) => own.has(url) && method === form.method).length === 1;
  const writing = offered.filter(({ method }) => method !== 'GET');
  return [writing.filter(isUsual), writing.filter((form) => !isUsual(form))];
}

const actionOf = (form: PageForm): PageAction => ({
  name: form.id.replace(/^[^:]*:/, ''),
  title: form.title,
  method: form.method,
  url: form.url,
  source: form.source,
  formId: isFilledIn(form) ? form.id : null,
});

/** Two operations of one address and method are two forms, when one source tells them apart. */
const isSameRequest = (one: PageForm, other: PageForm, own: ReadonlySet<string>): boolean =>
  one.method === other.method &&
  (one.url === other.url || (own.has(one.url) && own.has(other.url))) &&
  (one.source !== other.source || one.id === other.id);

function enrich(form: PageForm, other: PageForm): PageForm {
  if (other.source === 'GET') {
    // Hydra may leave out of what kind a property is.
    const fields = form.source === 'Hydra' ? typedAs(form.fields, other.fields) : form.fields;
    return { ...form, fields: lookedAt(fields, other.fields, form.source) };
  }
  return {
    ...form,
    description: form.description || other.description,
    contentTypes: form.contentTypes.length > 0 ? form.contentTypes : other.contentTypes,
    contentType: form.contentType ?? other.contentType,
    fields: form.fields.length > 0 ? enrichFields(form.fields, other.fields) : other.fields,
  };
}

const enrichFields = (fields: readonly FormField[], others: readonly FormField[]): FormField[] =>
  fields.map((field) => {
    const other = others.find(({ name, place }) => name === field.name && place === field.place);
    return other === undefined ? field : enrichField(field, other);
  });

/** What is said stays; what is not said is taken from the other. */
const enrichField = (field: FormField, other: FormField): FormField => ({
  ...other,
  ...saidOf(field),
  type: isLess(field, other) || tellsList(field, other) ? other.type : field.type,
  format: isLess(field, other) && field.format === anyField ? other.format : field.format || other.format,
  ...nullOf(field, other),
  fields: field.fields.length > 0 ? enrichFields(field.fields, other.fields) : other.fields,
  item: enrichItem(field.item, other.item),
});

/** What one of them says counts before what the other has only seen. */
function nullOf(field: FormField, other: FormField): Pick<FormField, 'nullable' | 'isNullSeen'> {
  const isSaid = [field, other].some(({ nullable, isNullSeen }) => nullable && isNullSeen !== true);
  const nullable = field.nullable || other.nullable;
  return { nullable, isNullSeen: nullable && !isSaid ? true : undefined };
}

const enrichItem = (item: FormField | null, other: FormField | null): FormField | null =>
  item && other ? enrichField(item, other) : (item ?? other);

const saidOf = (field: FormField): Partial<FormField> =>
  Object.fromEntries(Object.entries(field).filter(([, value]) => value !== null && value !== ''));

/** It says less of what the field is than the other does. */
const isLess = (field: FormField, other: FormField): boolean =>
  field.format === anyField ? other.type !== 'json' : isVague(field) && !isVague(other);

/** A key of which only the other knows which list it is one of. */
const tellsList = (field: FormField, other: FormField): boolean =>
  other.type === 'related' && field.related === null && field.choices === null && mayBeKey.has(field.type);

const mayBeKey: ReadonlySet<FormField['type']> = new Set(['integer', 'number', 'text', 'json']);

const isVague = ({ type }: FormField): boolean => type === 'json' || type === 'text';
