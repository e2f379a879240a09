import type { FormField } from '#shared/hypermedia/forms/form-field';
import type { FormValue } from '#shared/hypermedia/forms/form-value';
import { writeValue } from '#shared/hypermedia/forms/write-value';
import { humanise } from '#shared/hypermedia/humanise';

/** What a field takes, in a few words: its type and its limits. */
export function typeWords(field: FormField): string {
  if (field.readOnly) return 'read only';
  return [kindWords(field), limitWords(field), whereWords(field)].filter((words) => words !== '').join(', ');
}

/** A value that does not go into the body says where it goes. */
function whereWords(field: FormField): string {
  if (!('where' in field)) return '';
  return field.where === 'header' ? 'a header' : `in the ${String(field.where)}`;
}

const kinds: Readonly<Record<FormField['type'], string>> = {
  text: 'text',
  textarea: 'text',
  number: 'number, kept as typed',
  integer: 'whole number',
  boolean: 'true or false',
  date: 'date',
  time: 'time of day',
  datetime: 'date and time',
  email: 'email address',
  url: 'address',
  password: 'password',
  choice: 'choice',
  related: 'link',
  list: 'list',
  object: '',
  file: 'file',
  json: 'any JSON',
};

function kindWords(field: FormField): string {
  const { type, choices, multiple, format, item } = field;
  if (choices) return `${multiple ? 'any' : 'one'} of ${choices.length}`;
  if (type === 'related') return linkWords(field);
  if (type === 'list') return item ? `list of ${plainKind(item)}` : 'list';
  if (type === 'number' && format === 'decimal') return 'decimal, kept as typed';
  if (type === 'text' && namedFormats.has(format)) return format.toUpperCase();
  return kinds[type];
}

const linkWords = (field: FormField): string =>
  field.multiple ? `links to ${nounOf(field)}` : `link to ${withArticle(nounOf(field))}`;

const namedFormats = new Set(['uuid', 'ipv4', 'ipv6', 'uri-template']);

const plainKind = (item: FormField): string => (item.choices ? 'choices' : (plurals[item.type] ?? kinds[item.type]));

const plurals: Partial<Record<FormField['type'], string>> = {
  number: 'numbers',
  integer: 'whole numbers',
  boolean: 'yes and no',
  date: 'dates',
  time: 'times of day',
  datetime: 'dates and times',
  email: 'email addresses',
  url: 'addresses',
  related: 'links',
  list: 'lists',
  object: 'objects',
  file: 'files',
};

const nounOf = ({ name, multiple }: FormField): string => {
  const noun = humanise(name)
    .toLowerCase()
    .replace(/ (?:id|url)s?$/, '');
  return multiple ? noun : noun.replace(/([^s])s$/, '$1');
};

const withArticle = (noun: string): string => `${/^[aeiou]/.test(noun) ? 'an' : 'a'} ${noun}`;

function limitWords({ type, minLength, maxLength, pattern }: FormField): string {
  const digits = exactDigits(pattern);
  if (digits !== null) return digits;
  const unit = type === 'list' ? ' items' : '';
  if (minLength !== null && maxLength !== null) {
    return minLength === maxLength ? `${maxLength}${unit} exactly` : `${minLength} to ${maxLength}${unit}`;
  }
  if (maxLength !== null) return `${maxLength}${unit} at most`;
  return minLength !== null && minLength > 1 ? `${minLength}${unit} at least` : '';
}

function exactDigits(pattern: string | null): string | null {
  const [, count] = /^\^(?:\\d|\[0-9\])\{(\d+)\}\$$/.exec(pattern ?? '') ?? [];
  return count === undefined ? null : `${count} digits`;
}

/** From where to where a number goes; empty when nothing is said. */
export function rangeWords({ min, max }: Pick<FormField, 'min' | 'max'>): string {
  if (min !== null && max !== null) return `${min} to ${max}`;
  if (max !== null) return `up to ${max}`;
  return min === null ? '' : `from ${min}`;
}

/** What the source says of a field beyond its name: its own label where it has one, and its help. */
export function helpWords({ label, name, help }: FormField): string {
  const isOwn = label !== '' && label.toLowerCase() !== humanise(name).toLowerCase() && label !== name;
  return [isOwn ? label : '', help].filter((words) => words !== '').join('. ');
}

/** A value on one line, for what stands beside a field. */
export function valueWords(value: FormValue): string {
  switch (value.kind) {
    case 'unset':
      return 'not set';
    case 'text':
      return value.text === '' ? 'empty' : value.text;
    case 'file':
      return value.name;
    case 'list':
      return value.items.length === 0 ? '[ ]' : value.items.map(valueWords).join(', ');
    default:
      return writeValue(value).replaceAll(/\s*\n\s*/g, ' ');
  }
}
