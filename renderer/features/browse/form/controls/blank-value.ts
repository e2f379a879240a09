import type { FormField } from '#shared/hypermedia/forms/form-field';
import type { FormValue } from '#shared/hypermedia/forms/form-value';

/** What a new item of a list begins as: empty, but there. Nothing is chosen for the user. */
export function blankValue(field: FormField): FormValue {
  if (field.default) return field.default;
  switch (field.type) {
    case 'object':
      return { kind: 'object', members: [] };
    case 'list':
      return { kind: 'list', items: [] };
    case 'boolean':
      return { kind: 'boolean', value: false };
    case 'number':
    case 'integer':
      return { kind: field.format === 'decimal' ? 'text' : 'number', text: '' };
    case 'json':
      return { kind: 'json', text: 'null' };
    default:
      return { kind: 'text', text: '' };
  }
}
