import type { FormField } from '#shared/hypermedia/forms/form-field';
import type { PageForm } from '#shared/hypermedia/forms/page-form';
import { sameValue } from '#shared/hypermedia/forms/same-value';
import { valueAt, withValueAt } from '#shared/hypermedia/forms/value-at';
import type { FormObject } from '#shared/hypermedia/forms/form-value';
import { firstType, type OpenForm } from '#shared/model/open-form';
import { isWithin } from './typed-text';

/** The fields of a form that differ from how they began. */
export function changedFields({ form, values }: Pick<OpenForm, 'form' | 'values'>): FormField[] {
  return form.fields.filter(
    ({ readOnly, place }) => !readOnly && !sameValue(valueAt(form.initial, place), valueAt(values, place)),
  );
}

/** Whether anything in a form is other than it began. */
export const isTouched = (open: Pick<OpenForm, 'form' | 'values'>): boolean => !sameValue(open.form.initial, open.values);

/** A form with what was typed into another one of the same page, where both have the field. */
export function carryValues(from: OpenForm, to: OpenForm): OpenForm {
  const shared = changedFields(from).filter((field) => to.form.fields.some((other) => isSamePlace(field, other)));
  const values = shared.reduce<FormObject>((whole, { place }) => {
    const next = withValueAt(whole, place, valueAt(from.values, place));
    return next.kind === 'object' ? next : whole;
  }, to.values);
  return { ...to, values, typed: typedAlong(from, to), raw: null };
}

/** What is typed and no value yet: where both have the field, as it stands in the one that is left. */
function typedAlong(from: OpenForm, to: OpenForm): OpenForm['typed'] {
  const own = Object.entries(to.typed).filter(([at]) => !hasField(from, at));
  return Object.fromEntries([...own, ...Object.entries(from.typed).filter(([at]) => hasField(to, at))]);
}

const hasField = ({ form }: OpenForm, at: string): boolean =>
  form.fields.some(({ place, readOnly }) => !readOnly && isWithin(at, place));

const isSamePlace = (one: FormField, other: FormField): boolean =>
  one.place === other.place && one.name === other.name && !other.readOnly;

/** The same form by a source that knows more of it. */
export function refined(open: OpenForm, form: PageForm): OpenForm {
  const fresh = { ...open, form, values: form.initial, contentType: typeFor(open, form), raw: null };
  // A body that is being typed need not be JSON yet: it stands nowhere else.
  return { ...carryValues(open, fresh), raw: open.raw, refused: [] };
}

/** A type that somebody chose stays where the form can still be sent so; one that it only began with gives way. */
function typeFor({ contentType, form: before }: OpenForm, form: PageForm): string | null {
  const isChosen = contentType !== null && contentType !== firstType(before) && form.contentTypes.includes(contentType);
  return isChosen ? contentType : firstType(form);
}
