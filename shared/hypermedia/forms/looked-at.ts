import { anyField, type FormField } from './form-field.ts';
import type { PageForm } from './page-form.ts';

/**
 * Fields with what a look at values adds, where no description says it: that an address leads to one of a list, that a text has
 * lines, what the items of a list are, and what a field is of which nothing is known.
 */
export const lookedAt = (
  fields: readonly FormField[],
  guesses: readonly FormField[],
  source: PageForm['source'] = 'OPTIONS',
): FormField[] =>
  fields.map((field) => {
    const guess = guesses.find(({ name, place }) => name === field.name && place === field.place);
    if (guess === undefined) return field;
    // A schema that does not say null forbids it.
    const isSaid = source === 'OpenAPI' || source === 'JSON Schema';
    return withGuess(isSaid ? field : withNull(field, guess), guess, source);
  });

/** What was null may be null, where the source has no word for it. */
const withNull = (field: FormField, { nullable }: FormField): FormField =>
  nullable && !field.nullable && !field.readOnly ? { ...field, nullable, isNullSeen: true } : field;

function withGuess(field: FormField, guess: FormField, source: PageForm['source']): FormField {
  if (field.fields.length > 0) return { ...field, fields: lookedAt(field.fields, guess.fields, source) };
  if (isListOfAnything(field)) return guess.item ? { ...field, type: 'list', item: guess.item } : field;
  if (isUnknown(field)) return guess.type === 'json' ? field : { ...guess, ...wordsOf(field) };
  const isSurer = (guess.type === 'related' || guess.type === 'textarea') && isOpen(field);
  return isSurer ? { ...field, type: guess.type, related: guess.related } : field;
}

const told = new Set<FormField['type']>(['number', 'integer', 'boolean', 'date', 'datetime']);

/** Fields of which a source names no type, with the type that their values have. */
export const typedAs = (fields: readonly FormField[], guesses: readonly FormField[]): FormField[] =>
  fields.map((field) => {
    const type = guesses.find(({ name }) => name === field.name)?.type;
    const isUntyped = field.type === 'text' && field.pattern === null && field.choices === null && field.format === '';
    return isUntyped && type !== undefined && told.has(type) ? { ...field, type } : field;
  });

const isListOfAnything = ({ type, item, choices }: FormField): boolean => type === 'list' && item === null && choices === null;

/** Nothing is said of it but that it is there. */
const isUnknown = ({ type, format, choices, item }: FormField): boolean =>
  type === 'json' && (format === anyField || format === '') && choices === null && item === null;

/** What is said of a field whatever it is. */
const wordsOf = ({ label, required, readOnly, nullable, isNullSeen, help, default: start }: FormField): Partial<FormField> => ({
  label,
  required,
  readOnly,
  nullable,
  isNullSeen,
  help,
  default: start,
  format: '',
});

const isOpen = ({ type, maxLength, choices }: FormField): boolean =>
  choices === null && (type === 'json' || type === 'url' || (type === 'text' && (maxLength ?? longLine) >= longLine));

const longLine = 300;

/** A form with what forms for others of its kind know of the same fields: those of its list, or of its sisters. */
export const withSeen = (form: PageForm, seen: readonly PageForm[]): PageForm => ({
  ...form,
  fields: seen.reduce<readonly FormField[]>((fields, { fields: known }) => lookedAt(fields, known, form.source), form.fields),
});
