import type { FormField } from '#shared/hypermedia/forms/form-field';
import type { FormValue } from '#shared/hypermedia/forms/form-value';

/** What a new item of a list begins as. Nothing is chosen for the user, and what is not filled in yet is not sent. */
export function blankValue(field: FormField): FormValue {
  if (field.default) return field.default;
  switch (field.type) {
    case 'object':
      return { kind: 'object', members: [] };
    case 'list':
      return { kind: 'list', items: [] };
    case 'boolean':
      return { kind: 'boolean', value: false };
    default:
      return { kind: 'unset' };
  }
}
