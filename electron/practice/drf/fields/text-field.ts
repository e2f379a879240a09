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
  const complaint = text === '' ? blankComplaint(options) : complaintAbout(text, options);
  return complaint === null ? parsed(text) : wrong(complaint);
}

const blankComplaint = (options: TextOptions): string | null => (options.allowBlank ? null : 'This field may not be blank.');

function complaintAbout(text: string, { maxLength, minLength = 0, pattern }: TextOptions): string | null {
  if (text.includes('\0')) return 'Null characters are not allowed.';
  const length = Array.from(text).length;
  if (maxLength !== undefined && length > maxLength) return `Ensure this field has no more than ${maxLength} characters.`;
  if (length < minLength) return `Ensure this field has at least ${minLength} characters.`;
  return pattern && !pattern.test.test(text) ? pattern.message : null;
}
