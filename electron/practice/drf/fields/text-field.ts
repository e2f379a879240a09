import { createField, parsed, wrong, type Field, type FieldOptions, type ParsedField } from './field.ts';

interface TextOptions extends FieldOptions {
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly allowBlank?: boolean;
  readonly pattern?: { readonly test: RegExp; readonly message: string };
  readonly type?: 'string' | 'email' | 'slug';
}

/** Text, trimmed at both ends. */
export function textField(name: string, options: TextOptions = {}): Field {
  const { minLength, maxLength, type = 'string' } = options;
  return createField(name, options, {
    type,
    facts: { ...(minLength && { min_length: minLength }), ...(maxLength && { max_length: maxLength }) },
    schema: {
      type: 'string',
      ...(minLength && { minLength }),
      ...(maxLength && { maxLength }),
      ...(type === 'email' && { format: 'email' }),
      ...(options.pattern && { pattern: options.pattern.test.source }),
    },
    parse: (value) => parseText(value, options),
  });
}

function parseText(value: unknown, options: TextOptions): ParsedField {
  if (typeof value !== 'string' && typeof value !== 'number') return wrong('Not a valid string.');
  const text = String(value).trim();
  if (text === '') return options.allowBlank ? parsed(text) : wrong('This field may not be blank.');
  const complaints = complaintsAbout(text, options);
  return complaints.length === 0 ? parsed(text) : wrong(...complaints);
}

/** Everything that is wrong, in the order of DRF's validators. */
function complaintsAbout(text: string, { maxLength = Infinity, minLength = 0, pattern }: TextOptions): string[] {
  const length = Array.from(text).length;
  return [
    ...(pattern && !pattern.test.test(text) ? [pattern.message] : []),
    ...(length > maxLength ? [`Ensure this field has no more than ${maxLength} characters.`] : []),
    ...(length < minLength ? [`Ensure this field has at least ${minLength} characters.`] : []),
    ...(text.includes('\0') ? ['Null characters are not allowed.'] : []),
  ];
}
