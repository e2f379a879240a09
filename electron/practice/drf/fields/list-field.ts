import { createField, parsed, pythonType, wrong, type Field, type FieldErrors, type FieldOptions } from './field.ts';

/** A list of short texts, stored as JSON. Errors name the index of what is wrong. */
export function textListField(name: string, child: Field, options: FieldOptions = {}): Field {
  const { type, label, required, readOnly, facts } = child;
  return createField(name, options, {
    type: 'list',
    facts: { child: { type, required, read_only: readOnly, ...(label !== '' && { label }), ...facts } },
    schema: { type: 'array', items: { type: 'string', ...child.schema } },
    parse(value, showing) {
      if (!Array.isArray(value)) return wrong(`Expected a list of items but got type "${pythonType(value)}".`);
      const items: unknown[] = [];
      const errors: Record<string, FieldErrors> = {};
      value.forEach((each: unknown, at) => {
        const item = each === null ? wrong('This field may not be null.') : child.parse(each, showing);
        if (item.ok) items.push(item.value);
        else errors[at] = item.errors;
      });
      return Object.keys(errors).length === 0 ? parsed(JSON.stringify(items)) : { ok: false, errors };
    },
    show: (row) => JSON.parse(String(row[options.column ?? name])) as unknown,
    fromForm: (form) => (form.has(name) ? form.all(name) : undefined),
  });
}
