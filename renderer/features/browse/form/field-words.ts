import { anyField, keyFormat, type FormField } from '#shared/hypermedia/forms/form-field';
import type { FormValue } from '#shared/hypermedia/forms/form-value';
import { writeValue } from '#shared/hypermedia/forms/write-value';
import { humanise, singular } from '#shared/hypermedia/humanise';

/** What a field takes, in a few words: its type and its limits. */
export function typeWords(field: FormField): string {
  if (field.readOnly) return 'read only';
  return [kindWords(field), limitWords(field), nullWords(field), whereWords(field)].filter((words) => words !== '').join(', ');
}

/** Null is offered, or stands among the choices: then it is said here that no source names it, but a value was. */
const nullWords = ({ nullable, isNullSeen, type, choices }: FormField): string =>
  nullable && isNullSeen === true && (type === 'boolean' || choices !== null) ? 'null was seen' : '';

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
  const { type, choices, item } = field;
  if (choices) return choiceWords(field, choices.length);
  if (type === 'related') return linkWords(field);
  if (type === 'list') return item ? `list of ${plainKind(item)}` : 'list';
  const seen = field.suggestions ? `, ${field.suggestions.length} words seen` : '';
  return (narrowerWords(field) ?? kinds[type]) + seen;
}

function choiceWords({ multiple, required }: FormField, count: number): string {
  if (count > 1 || multiple) return `${multiple ? 'any' : 'one'} of ${count}`;
  return required ? 'only this' : 'this or nothing';
}

/** What is said of a field beyond its type. */
function narrowerWords({ type, format, accept }: FormField): string | null {
  if (format === keyFormat) return 'whole number, perhaps a key';
  if (type === 'file') return accept.startsWith('image/') ? 'image' : null;
  if (type === 'json') return format === anyField ? 'text or JSON' : null;
  if (type === 'number') return format === 'decimal' ? 'decimal, kept as typed' : null;
  return type === 'text' && namedFormats.has(format) ? format.toUpperCase() : null;
}

/** A link named after what it leads to needs no more words; of any other the list is named. */
function linkWords(field: FormField): string {
  const { related } = field;
  if (related?.value.kind === 'member')
    return `${field.multiple ? 'some' : 'one'} of ${listName(related) ?? 'a list'}, by ${related.value.name}`;
  const noun = nounOf(field);
  const list = listName(related);
  const isNamed = list === null || singular(list) === singular(noun);
  if (isNamed) return field.multiple ? `links to ${noun}` : `link to ${withArticle(noun)}`;
  return field.multiple ? `links to ${list}` : `link to one of ${list}`;
}

/** What the list is called that a related resource is chosen from, by its address. */
function listName(related: FormField['related']): string | null {
  const path = related && URL.parse(related.url)?.pathname;
  const last = path?.split('/').findLast((segment) => segment !== '');
  return last !== undefined && /^[a-z][a-z_-]*$/i.test(last) ? humanise(last).toLowerCase() : null;
}

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

function limitWords(field: FormField): string {
  const { pattern, format } = field;
  const digits = exactDigits(pattern);
  if (digits !== null) return digits;
  const said = format === 'slug' ? 'of letters, digits, - and _' : patternWords(pattern);
  const once = field.isUnique === true ? 'none twice' : '';
  return [lengthWords(field), once, stepWords(field), said].filter((words) => words !== '').join(', ');
}

/** Of a whole number it goes without saying that it is a multiple of one. */
const stepWords = ({ step, type }: FormField): string =>
  step === null || (type === 'integer' && step === '1') ? '' : `a multiple of ${step}`;

/** A pattern that can be read at a glance. */
const patternWords = (pattern: string | null): string =>
  pattern !== null && pattern.length <= shortPattern ? `as ${pattern}` : '';

const shortPattern = 24;

function lengthWords({ type, minLength, maxLength }: FormField): string {
  if (type === 'file') return maxLength === null ? '' : `${maxLength} characters in its name at most`;
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
  const isBlock = /^(?:[-*+>|#]|\d+[.)]|`{3}|~{3})\s?/.test(help);
  // What begins with a list or a table would not be one behind a name.
  return [isOwn ? label : '', help].filter((words) => words !== '').join(isBlock ? '.\n\n' : '. ');
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
