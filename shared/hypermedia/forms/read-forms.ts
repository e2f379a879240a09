import type { FormField } from './form-field';
import type { FormPlace, FormSourceReader } from './form-source';
import type { PageForm } from './page-form';
import { inferredForms } from './sources/inferred';
import { optionsForms } from './sources/options-metadata';

/** Asked in this order: what the answer itself offers, what is known of the resource, what can be guessed. */
const sources: readonly FormSourceReader[] = [optionsForms, inferredForms];

/** The forms of a page, one for each request that can be made. What a surer source leaves open, the next may fill in. */
export function readForms(place: FormPlace): PageForm[] {
  const forms: PageForm[] = [];
  for (const form of sources.flatMap((source) => source(place))) {
    const at = forms.findIndex((known) => isSameRequest(known, form));
    const known = forms[at];
    if (known === undefined) forms.push(form);
    else if (form.source !== known.source && form.source !== 'GET') forms[at] = enrich(known, form);
  }
  return forms;
}

/** Two operations of one address and method are two forms, when one source tells them apart. */
const isSameRequest = (one: PageForm, other: PageForm): boolean =>
  one.method === other.method && one.url === other.url && (one.source !== other.source || one.id === other.id);

const enrich = (form: PageForm, other: PageForm): PageForm => ({
  ...form,
  description: form.description || other.description,
  contentTypes: form.contentTypes.length > 0 ? form.contentTypes : other.contentTypes,
  fields: enrichFields(form.fields, other.fields),
});

const enrichFields = (fields: readonly FormField[], others: readonly FormField[]): FormField[] =>
  fields.map((field) => {
    const other = others.find(({ name, place }) => name === field.name && place === field.place);
    return other === undefined ? field : enrichField(field, other);
  });

/** What is said stays; what is not said is taken from the other. */
const enrichField = (field: FormField, other: FormField): FormField => ({
  ...other,
  ...saidOf(field),
  type: isVague(field) && !isVague(other) ? other.type : field.type,
  nullable: field.nullable || other.nullable,
  fields: field.fields.length > 0 ? enrichFields(field.fields, other.fields) : other.fields,
  item: field.item && other.item ? enrichField(field.item, other.item) : (field.item ?? other.item),
});

const saidOf = (field: FormField): Partial<FormField> =>
  Object.fromEntries(Object.entries(field).filter(([, value]) => value !== null && value !== ''));

const isVague = ({ type }: FormField): boolean => type === 'json' || type === 'text';
