import type { FormField } from '#shared/hypermedia/forms/form-field';
import type { FormValue } from '#shared/hypermedia/forms/form-value';
import { valueAt } from '#shared/hypermedia/forms/value-at';
import type { SecretWord } from '#shared/model/hidden-words';
import type { OpenForm } from '#shared/model/open-form';
import type { RequestDraft } from '#shared/model/request-draft';
import type { Tab } from '../tab';
import { isRawReadable } from './check-open';
import { isDraftOf, valuesFromBody } from './form-draft';
import { formsOf, openFormOf } from './page-forms';
import { isWithin } from './typed-text';

/** Words that were typed into password fields: of the forms a tab still has, and of those it has sent. */
export function secretsOfTab(tab: Tab): SecretWord[] {
  const forms = tab.trail.flatMap((step) => {
    const { open, shelf } = formsOf(step);
    return open ? [open, ...shelf] : shelf;
  });
  const open = openFormOf(tab);
  const found = [...tab.secrets, ...forms.flatMap(secretsOfForm), ...(open ? secretsOfBody(open, tab.draft) : [])];
  return found.filter(({ text }, at) => found.findIndex((other) => other.text === text) === at);
}

/** Words in the password fields of a form, as it stands and as it was sent. */
export function secretsOfForm({ key, form, values, parameters, typed, sent }: OpenForm): SecretWord[] {
  const filled: readonly (readonly [string, readonly FormField[], FormValue])[] = [
    ['', form.fields, values],
    ['sent', form.fields, sent?.values ?? { kind: 'unset' }],
    ['before', form.fields, form.initial],
    ['beside', form.parameters, parameters],
  ];
  return [
    ...filled.flatMap(([part, fields, value]) =>
      passwordsIn(fields, value).map((text, at) => ({ id: [key, part, at].join(' '), text })),
    ),
    ...typedInto(form.fields, typed).map((text, at) => ({ id: [key, 'typed', at].join(' '), text })),
  ];
}

/** What is typed where there are passwords, and is no value yet. */
const typedInto = (fields: readonly FormField[], typed: OpenForm['typed']): string[] =>
  Object.entries(typed).flatMap(([at, text]) =>
    text !== '' && hasPassword(fields.filter(({ place }) => isWithin(at, place))) ? [text] : [],
  );

/** While a body is typed that cannot be read yet, nobody knows where in it the password stands. */
function secretsOfBody(open: OpenForm, draft: RequestDraft): SecretWord[] {
  const { body } = draft;
  if (open.raw !== null && hasPassword(open.form.fields) && !isRawReadable(open, body)) {
    return [{ id: `${open.key} raw`, text: open.raw }];
  }
  if (!('text' in body) || body.text === '' || !hasPassword(open.form.fields) || !isDraftOf(open, draft)) return [];
  return valuesFromBody(open, body) === null ? [{ id: `${open.key} body`, text: body.text }] : [];
}

const isPassword = ({ type, name }: FormField): boolean => type === 'password' || /pass(?:word|phrase|wd)/i.test(name);

const hasPassword = (fields: readonly FormField[]): boolean =>
  fields.some((field) => isPassword(field) || hasPassword(field.fields) || (field.item !== null && hasPassword([field.item])));

function passwordsIn(fields: readonly FormField[], value: FormValue): string[] {
  return fields.flatMap((field) => passwordsOf(field, valueAt(value, field.place)));
}

function passwordsOf(field: FormField, value: FormValue): string[] {
  if (isPassword(field)) return textsOf(value);
  const { item } = field;
  const inItems = item !== null && value.kind === 'list' ? value.items.flatMap((one) => passwordsOf(item, one)) : [];
  return [...passwordsIn(field.fields, value), ...inItems];
}

function textsOf(value: FormValue): string[] {
  if ('text' in value) return value.text === '' ? [] : [value.text];
  return value.kind === 'list' ? value.items.flatMap(textsOf) : [];
}
