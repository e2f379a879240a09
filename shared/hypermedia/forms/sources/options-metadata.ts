import { isArray, isObject, member, textMember, type JsonObject, type JsonValue } from '../../json-value.ts';
import { parseJson } from '../../parse-json.ts';
import { writeJsonLine } from '../../write-json.ts';
import { createField } from '../create-field.ts';
import { createForm } from '../create-form.ts';
import { anyField, keyFormat, type FieldChoice, type FieldType, type FormField } from '../form-field.ts';
import type { FormPlace, FormSourceReader } from '../form-source.ts';
import { formTitle } from '../form-words.ts';
import type { PageForm } from '../page-form.ts';
import { valueFrom } from '../parse-value.ts';
import { countOf, numberTextOf } from './limits.ts';
import { fieldFromValues } from './field-from-value.ts';
import { relatedTo } from './related-list.ts';

/** What DRF's OPTIONS says of a view, from the page itself or from what was asked beside it; null when it says nothing. */
export function metadataOf({ input, known, kind }: Pick<FormPlace, 'input' | 'known' | 'kind'>): JsonObject | null {
  const body = kind === 'drf-metadata' ? input.json : known.options?.body == null ? undefined : parseJson(known.options.body);
  return isObject(body) && isArray(body.get('renders')) && isArray(body.get('parses')) ? body : null;
}

/** Forms from the `actions` that OPTIONS of Django REST framework answers with: POST on a list, PUT on one; PATCH has the fields of PUT. */
export const optionsForms: FormSourceReader = (place) => {
  const metadata = metadataOf(place);
  const actions = member(metadata ?? undefined, 'actions');
  if (metadata === null || !isObject(actions)) return [];
  return [...actions].flatMap(([method, fields]) => {
    if (!isObject(fields)) return [];
    const form = readAction(method, fields, { ...place, metadata });
    return method === 'PUT' && place.allowed.has('PATCH') ? [form, asChange(form, place)] : [form];
  });
};

/** A change asks for nothing: what is not named stays. */
const asChange = (form: PageForm, place: FormPlace): PageForm => ({
  ...form,
  id: 'OPTIONS:PATCH',
  method: 'PATCH',
  title: formTitle('PATCH', place),
  scope: 'partial',
  fields: form.fields.map((field) => ({ ...field, required: false })),
});

interface Place extends FormPlace {
  readonly metadata: JsonObject;
}

function readAction(method: string, fields: JsonObject, place: Place): PageForm {
  const isNew = method === 'POST';
  const all = readFields(fields, samplesOf(place), place.input.url);
  // What is only shown has nothing to show before there is a resource.
  const read = isNew ? all.filter(({ readOnly }) => !readOnly) : all;
  const contentTypes = orderTypes(parsesOf(place.metadata), read.some(hasFile));
  return createForm({
    id: `OPTIONS:${method}`,
    title: formTitle(method, place),
    method,
    url: isNew ? place.collectionUrl : place.input.url,
    source: 'OPTIONS',
    contentTypes,
    fields: read,
    nesting: 'dots',
    ...(!isNew && place.resource !== null && { initial: place.resource }),
  });
}

/** The resource, or rows of the list: what they hold tells what DRF calls just `field`. */
const samplesOf = ({ reading }: FormPlace): JsonObject[] =>
  (reading.list?.items.slice(0, 20) ?? [reading.resource]).filter((one) => isObject(one ?? undefined)) as JsonObject[];

const parsesOf = (metadata: JsonObject): string[] => {
  const parses = metadata.get('parses');
  return isArray(parses) ? parses.filter((one) => typeof one === 'string') : [];
};

/** JSON first, since it can say everything; a form with files can only be multipart. */
function orderTypes(types: readonly string[], hasFiles: boolean): string[] {
  const first = hasFiles ? 'multipart/form-data' : 'application/json';
  return types.toSorted((a, b) => Number(b === first) - Number(a === first));
}

const hasFile = (field: FormField): boolean =>
  field.type === 'file' || field.fields.some(hasFile) || (field.item !== null && hasFile(field.item));

function readFields(fields: JsonObject, samples: readonly JsonObject[], base: string): FormField[] {
  return [...fields].flatMap(([name, said]) => {
    const values = samples.map((sample) => sample.get(name));
    return isObject(said) ? [readField(said, values, { name, base })] : [];
  });
}

interface Named {
  readonly name: string;
  readonly base: string;
  readonly place?: string;
}

/** Words that say more than the type they are read as. */
const narrower = new Set(['decimal', 'float', 'slug', 'regex']);

/** DRF's words for its fields. What is not here is `field`: it may be anything. */
const types: ReadonlyMap<string, FieldType> = new Map([
  ['boolean', 'boolean'],
  ['string', 'text'],
  ['url', 'url'],
  ['email', 'email'],
  ['regex', 'text'],
  ['slug', 'text'],
  ['integer', 'integer'],
  ['float', 'number'],
  ['decimal', 'number'],
  ['date', 'date'],
  ['datetime', 'datetime'],
  ['time', 'time'],
  ['choice', 'choice'],
  ['multiple choice', 'choice'],
  ['file upload', 'file'],
  ['image upload', 'file'],
  ['list', 'list'],
  ['nested object', 'object'],
]);

function readField(said: JsonObject, values: readonly (JsonValue | undefined)[], { name, base, place }: Named): FormField {
  const word = textMember(said, 'type') ?? 'field';
  const guess = fieldFromValues(values, { name, base, depth: 1 });
  const label = textMember(said, 'label');
  const shape = typeOf(said, word, { guess, values, base });
  return createField(name, {
    ...shape,
    ...(label !== null && { label }),
    required: said.get('required') === true,
    readOnly: said.get('read_only') === true,
    nullable: guess.nullable,
    isNullSeen: guess.isNullSeen,
    multiple: word === 'multiple choice',
    choices: readChoices(said.get('choices')),
    min: numberTextOf(said.get('min_value')),
    max: numberTextOf(said.get('max_value')),
    minLength: countOf(said.get('min_length')),
    maxLength: countOf(said.get('max_length')),
    pattern: word === 'slug' ? '^[-a-zA-Z0-9_]+$' : null,
    help: textMember(said, 'help_text') ?? '',
    format: formatOf(word, shape),
    accept: word === 'image upload' ? 'image/*' : '',
    ...inside(said, values, base),
    ...(place !== undefined && { place }),
  });
}

/** The word itself where it says more than the type, or nothing at all. */
function formatOf(word: string, shape: Partial<FormField>): string {
  if (narrower.has(word) || (word === anyField && shape.type === 'json')) return word;
  return isKey(word, shape) ? keyFormat : '';
}

/** What DRF has no word for and holds a number is the key of another resource (`PrimaryKeyRelatedField`). */
const isKey = (word: string, { type, related }: Partial<FormField>): boolean =>
  word === anyField && type === 'integer' && (related ?? null) === null;

const asKey = (item: FormField | null): FormField | null => (item?.type === 'integer' ? { ...item, format: keyFormat } : item);

interface Guessed {
  readonly guess: FormField;
  readonly values: readonly (JsonValue | undefined)[];
  readonly base: string;
}

function typeOf(said: JsonObject, word: string, { guess, values, base }: Guessed): Partial<FormField> {
  const type = types.get(word);
  if (type !== undefined) return { type: widened(type, guess, countOf(said.get('max_length'))) };
  const own = unnamed(guess, values, base);
  // Several of what `child` says, whether any is there or not.
  if (isObject(said.get('child'))) return { ...own, type: 'list' };
  // What is only shown is not chosen.
  return said.get('read_only') === true && own.type === 'related' ? { type: 'url' } : own;
}

/** DRF does not say whether a text has lines; one with a short limit has one. */
const widened = (type: FieldType, guess: FormField, maxLength: number | null): FieldType =>
  type === 'text' && guess.type === 'textarea' && (maxLength ?? longLine) >= longLine ? 'textarea' : type;

const longLine = 300;

/** What DRF has no word for is what it looks like: a link to another resource, a list of objects, a JSON value. */
function unnamed(guess: FormField, values: readonly (JsonValue | undefined)[], base: string): Partial<FormField> {
  const { type, fields } = guess;
  const address = values.find((value) => typeof value === 'string');
  const related = type === 'related' && address !== undefined ? relatedTo(address, base, usualSearch) : null;
  return { type, fields, item: asKey(searched(guess.item)), related };
}

/** `SearchFilter` has this name unless a project says otherwise. */
const usualSearch = 'search';

const searched = (item: FormField | null): FormField | null =>
  item?.related ? { ...item, related: { ...item.related, searchParam: usualSearch } } : item;

function inside(said: JsonObject, values: readonly (JsonValue | undefined)[], base: string): Partial<FormField> {
  const [child, children] = [said.get('child'), said.get('children')];
  if (isObject(children)) return { fields: readFields(children, values.filter(isObject), base) };
  if (!isObject(child)) return {};
  const items = values.flatMap((value) => (isArray(value) ? value.slice(0, 20) : isObject(value) ? [...value.values()] : []));
  return { item: readField(child, items, { name: '', base, place: '' }) };
}

function readChoices(choices: JsonValue | undefined): FieldChoice[] | null {
  if (!isArray(choices)) return null;
  return choices.flatMap((choice) => {
    const value = member(choice, 'value');
    return value === undefined
      ? []
      : [{ value: valueFrom(value), label: textMember(choice, 'display_name') ?? writeJsonLine(value) }];
  });
}
