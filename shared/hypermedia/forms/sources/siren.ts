import { webUrlIn } from '../../web-url.ts';
import { humanise } from '../../humanise.ts';
import { isArray, isObject, member, textMember, type JsonObject, type JsonValue } from '../../json-value.ts';
import { createField } from '../create-field.ts';
import { createForm } from '../create-form.ts';
import type { FieldChoice, FieldType, FormField } from '../form-field.ts';
import type { FormSourceReader } from '../form-source.ts';
import type { FormMember } from '../form-value.ts';
import type { PageForm } from '../page-form.ts';
import { valueFrom } from '../parse-value.ts';
import { writeJsonLine } from '../../write-json.ts';

/** Forms from the `actions` of a Siren entity: method GET and a form body where nothing else is said. */
export const sirenForms: FormSourceReader = ({ input, kind }) => {
  const actions = kind === 'siren' ? member(input.json, 'actions') : undefined;
  return isArray(actions) ? actions.flatMap((action) => (isObject(action) ? (readAction(action, input.url) ?? []) : [])) : [];
};

function readAction(action: JsonObject, base: string): PageForm | null {
  const [name, url] = [textMember(action, 'name'), webUrlIn(action, 'href', base)];
  if (name === null || url === null) return null;
  const method = (textMember(action, 'method') ?? 'GET').toUpperCase();
  const listed = action.get('fields');
  const fields = (isArray(listed) ? listed : []).filter((one): one is JsonObject => textMember(one, 'name') !== null);
  return createForm({
    id: `Siren:${name}`,
    title: textMember(action, 'title') ?? humanise(name),
    method,
    url,
    source: 'Siren',
    contentTypes: hasBody(method, fields) ? [textMember(action, 'type') ?? 'application/x-www-form-urlencoded'] : [],
    fields: fields.filter((one) => one.get('type') !== 'hidden').map(readField),
    // An action sends what its fields hold, all of it.
    scope: 'whole',
    initial: { kind: 'object', members: fields.flatMap(startOf) },
  });
}

const hasBody = (method: string, fields: readonly JsonObject[]): boolean =>
  method !== 'GET' && method !== 'HEAD' && (method !== 'DELETE' || fields.length > 0);

function startOf(field: JsonObject): FormMember[] {
  const value = field.get('value');
  const name = textMember(field, 'name') ?? '';
  if (isArray(value)) {
    const chosen = value.filter((one) => member(one, 'selected') === true).map((one) => member(one, 'value') ?? null);
    const isSeveral = chosen.length > 1 || textMember(field, 'type') === 'checkbox';
    const [only] = chosen;
    if (only === undefined) return [];
    return [{ name, value: isSeveral ? { kind: 'list', items: chosen.map(valueFrom) } : valueFrom(only) }];
  }
  const isSaid = textMember(field, 'type') === 'checkbox' ? typeof value === 'boolean' : value !== null;
  return value === undefined || !isSaid ? [] : [{ name, value: valueFrom(value) }];
}

/** The types of HTML 5 that Siren allows; what is not here is a text. */
const types: ReadonlyMap<string, FieldType> = new Map([
  ['url', 'url'],
  ['email', 'email'],
  ['password', 'password'],
  ['number', 'number'],
  ['range', 'number'],
  ['date', 'date'],
  ['time', 'time'],
  ['datetime', 'datetime'],
  ['datetime-local', 'datetime'],
  ['file', 'file'],
]);

function readField(field: JsonObject): FormField {
  const name = textMember(field, 'name') ?? '';
  const type = textMember(field, 'type') ?? 'text';
  const only = sentWhenChecked(field);
  const choices = only === null ? readChoices(field.get('value')) : [choiceOf(only)];
  return createField(name, {
    label: textMember(field, 'title') ?? humanise(name),
    type: choices ? 'choice' : isSwitch(type, field.get('value')) ? 'boolean' : (types.get(type) ?? 'text'),
    multiple: only === null && choices !== null && type === 'checkbox',
    choices,
    required: field.get('required') === true,
  });
}

const isSwitch = (type: string, value: JsonValue | undefined): boolean =>
  type === 'checkbox' && (isMissing(value) || typeof value === 'boolean');

const isMissing = (value: JsonValue | undefined): boolean => value === undefined || value === null || value === '';

/**
 * The value of a check box is what is sent once it is checked, as HTML has it (4.10.5.1.15), and Siren does not say that it is:
 * it begins unchecked. Only true and false, which no value in HTML is, say whether it is checked. Null where there is no such value.
 */
function sentWhenChecked(field: JsonObject): JsonValue | null {
  const value = field.get('value') ?? null;
  const isPlain = typeof value !== 'boolean' && !isArray(value) && !isObject(value) && !isMissing(value);
  return textMember(field, 'type') === 'checkbox' && isPlain ? value : null;
}

/** Radio buttons and check boxes list what can be chosen as their value. */
function readChoices(value: JsonValue | undefined): FieldChoice[] | null {
  if (!isArray(value) || value.length === 0) return null;
  return value.map(choiceOf);
}

function choiceOf(one: JsonValue): FieldChoice {
  const own = isObject(one) ? (one.get('value') ?? null) : one;
  return { value: valueFrom(own), label: textMember(one, 'title') ?? (typeof own === 'string' ? own : writeJsonLine(own)) };
}
