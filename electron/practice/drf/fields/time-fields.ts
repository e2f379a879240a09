import { createField, parsed, wrong, type Field, type FieldOptions } from './field.ts';

/** A calendar day, as `2007-11-11`. */
export function dateField(name: string, options: FieldOptions = {}): Field {
  return createField(name, options, {
    type: 'date',
    facts: {},
    schema: { type: 'string', format: 'date' },
    parse(value) {
      if (typeof value === 'string' && isCalendarDay(value)) return parsed(value);
      return wrong('Date has wrong format. Use one of these formats instead: YYYY-MM-DD.');
    },
  });
}

/** When the server wrote the object; callers cannot set it. */
export function stampField(name: 'created' | 'updated'): Field {
  return createField(
    name,
    { readOnly: true },
    {
      type: 'datetime',
      facts: {},
      schema: { type: 'string', format: 'date-time' },
      parse: () => wrong('This field is read only.'),
    },
  );
}

/** True for a day that exists. */
export function isCalendarDay(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}
