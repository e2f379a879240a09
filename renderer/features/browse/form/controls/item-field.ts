import { createField } from '#shared/hypermedia/forms/create-field';
import { anyField, type FormField } from '#shared/hypermedia/forms/form-field';

/** What each item is: anything, where nothing is known. A field of which several related resources or texts are taken is a list of itself. */
export function itemField(field: FormField): FormField {
  if (field.item) return field.item;
  if (!field.multiple) return createField('', { type: 'json', format: anyField, place: '' });
  return createField('', { ...field, name: '', multiple: false, place: '', required: true });
}
