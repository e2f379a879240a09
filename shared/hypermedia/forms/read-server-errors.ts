import { headerValue } from '../../http/header-list';
import { readMediaType } from '../../http/media-type';
import { pointerTo, isObject, member, textMember, type JsonValue } from '../json-value';
import type { PageInput } from '../page-input';
import { parseJson } from '../parse-json';
import { byFieldErrors } from './errors/by-field';
import { drfErrors } from './errors/drf';
import { stepsOf, type ErrorShape, type SaidError } from './errors/error-shape';
import { expressErrors } from './errors/express';
import { jsonApiErrors } from './errors/json-api';
import { laravelErrors } from './errors/laravel';
import { problemErrors } from './errors/problem-details';
import { pydanticErrors } from './errors/pydantic';
import { railsErrors } from './errors/rails';
import { gatherErrors, type FormErrors } from './form-errors';
import type { FormField } from './form-field';
import { parametersPlace, type PageForm } from './page-form';

/** Asked in this order: the more a shape is marked as what it is, the earlier. */
const shapes: readonly ErrorShape[] = [
  jsonApiErrors,
  problemErrors,
  pydanticErrors,
  expressErrors,
  byFieldErrors,
  laravelErrors,
  railsErrors,
  drfErrors,
];

/**
 * What a server says is wrong with what a form sent, at the fields it is about. What is about no field of the form stands with
 * the whole, under its name. An answer that is no refusal says nothing.
 */
export function readServerErrors(answer: PageInput, form: PageForm): FormErrors {
  if (answer.status < 400) return gatherErrors([]);
  const body = answer.body === null ? undefined : parseJson(answer.body);
  const said = body === undefined ? plainText(answer) : saidIn(body, answer);
  const placed = said.map((error) => place(error, form));
  return gatherErrors(
    placed.filter(({ pointer }) => pointer !== ''),
    placed.filter(({ pointer }) => pointer === '').map(({ message }) => message),
  );
}

function saidIn(body: JsonValue, answer: PageInput): readonly SaidError[] {
  for (const shape of shapes) {
    const said = shape.read(body, answer);
    if (said && said.length > 0) return said;
  }
  const words = plainWords(body);
  return words === null ? [] : [{ path: [], message: words }];
}

const longestText = 500;

/** A sentence that is sent as plain text. */
function plainText({ headers, body }: PageInput): readonly SaidError[] {
  const text = body?.trim() ?? '';
  const isPlain = readMediaType(headerValue(headers, 'Content-Type') ?? '')?.essence === 'text/plain';
  return isPlain && text !== '' && text.length <= longestText ? [{ path: [], message: text, isSentence: true }] : [];
}

/** What an error of no known shape says. */
function plainWords(body: JsonValue): string | null {
  if (typeof body === 'string') return body;
  if (!isObject(body)) return null;
  const holder = isObject(body.get('error')) ? body.get('error') : body;
  const names = ['detail', 'message', 'error_description', 'title', 'error', 'msg'];
  return names.map((name) => textMember(holder, name)).find((text) => text !== null) ?? messagesOf(member(body, 'errors'));
}

/** GraphQL and many others: a list of objects with a message each. */
function messagesOf(errors: JsonValue | undefined): string | null {
  const first = Array.isArray(errors) ? (errors as JsonValue[])[0] : undefined;
  return typeof first === 'string' ? first : textMember(first, 'message');
}

function place({ path, message, isPointer, isSentence }: SaidError, form: PageForm): { pointer: string; message: string } {
  const { fields } = form;
  if (isSentence === true) return { pointer: bySentence(message, fields) ?? '', message };
  const pointer = (isPointer ? byPointer(path, fields) : byNames(path, fields)) ?? besideBody(path, form);
  if (pointer !== null) return { pointer, message };
  return { pointer: '', message: path.length === 0 ? message : `${path.join('.')}: ${message}` };
}

/** A pointer through the body has to lead to a field, or into one. */
function byPointer(path: readonly string[], fields: readonly FormField[]): string | null {
  const pointer = path.reduce<string>(pointerTo, '');
  const isInside = fields.some(({ place: at }) => at !== '' && (pointer === at || pointer.startsWith(`${at}/`)));
  return isInside ? pointer : byNames(path, fields);
}

/** A value that went beside the body, by its name. */
function besideBody(path: readonly string[], { parameters }: PageForm): string | null {
  const field = parameters.find(({ name }) => plainName(name) === plainName(path.at(-1) ?? ''));
  return field && path.length > 0 ? parametersPlace + field.place : null;
}

const longestName = 4;

/** “branches.0.name must be a string”, “Published at is invalid”: the name comes first, as it is written or in words. */
function bySentence(message: string, fields: readonly FormField[]): string | null {
  const words = message
    .replace(/^each value in /, '')
    .replaceAll(/["'`:,]/g, '')
    .split(/\s+/)
    .slice(0, longestName);
  const [first = ''] = words;
  const path = stepsOf(first);
  const names = words.map((_, at) => [words.slice(0, at + 1).join(' ')]).toReversed();
  return [...names, path].map((one) => (one.length > 0 ? ownNames(one, fields) : null)).find((one) => one !== null) ?? null;
}

/** Only where the first name is that of a field: words of a sentence are no names of what surrounds it. */
const ownNames = (path: readonly string[], fields: readonly FormField[]): string | null =>
  fields.some((field) => plainName(field.name) === plainName(path[0] ?? '')) ? byNames(path, fields) : null;

/** Servers write names in their own way: `Title`, `publishedAt` for `published_at`, with the name of the resource before it. */
function byNames([name, ...rest]: readonly string[], fields: readonly FormField[]): string | null {
  if (name === undefined) return null;
  const field = fields.find((one) => one.name === name) ?? fields.find((one) => plainName(one.name) === plainName(name));
  if (field) return field.place + insideOf(rest, field);
  return rest.length > 0 ? byNames(rest, fields) : null;
}

function insideOf(path: readonly string[], { fields, item }: FormField): string {
  const [name, ...rest] = path;
  if (name === undefined) return '';
  if (item !== null && /^\d+$/.test(name)) return pointerTo('', name) + insideOf(rest, item);
  const field = fields.find((one) => plainName(one.name) === plainName(name));
  return field ? field.place + insideOf(rest, field) : path.reduce<string>(pointerTo, '');
}

const plainName = (name: string): string => name.toLowerCase().replaceAll(/[_\- ]/g, '');
