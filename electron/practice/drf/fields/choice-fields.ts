import { createField, parsed, plainText, wrong, type Field, type FieldOptions, type FormValues } from './field.ts';

/** One of a few words. */
export function choiceField(name: string, choices: readonly string[], options: FieldOptions = {}): Field {
  return createField(name, options, {
    type: 'choice',
    facts: {
      choices: choices.map((value) => ({ value, display_name: value.charAt(0).toUpperCase() + value.slice(1) })),
    },
    schema: { type: 'string', enum: [...choices] },
    parse(value) {
      const text = plainText(value) ?? JSON.stringify(value);
      return choices.includes(text) ? parsed(text) : wrong(`"${text}" is not a valid choice.`);
    },
  });
}

const yes = ['t', 'y', 'yes', 'true', 'on', '1'];
const no = ['f', 'n', 'no', 'false', 'off', '0'];

/** True or false, in any of the spellings DRF takes. */
export function booleanField(name: string, options: FieldOptions = {}): Field {
  return createField(name, options, {
    type: 'boolean',
    facts: {},
    schema: { type: 'boolean' },
    parse(value) {
      const text = plainText(value)?.toLowerCase() ?? '';
      if (yes.includes(text)) return parsed(1);
      return no.includes(text) ? parsed(0) : wrong('Must be a valid boolean.');
    },
    show: (row) => Boolean(row[options.column ?? name]),
    // A browser sends nothing for a box that is not ticked.
    fromForm: (form: FormValues) => form.all(name)[0] ?? false,
  });
}
