import { headerValue } from '../../http/header-list';
import { readMediaType } from '../../http/media-type';
import { isArray, isObject, member, pointerTo, textMember, type JsonObject, type JsonValue } from '../json-value';
import type { PageInput } from '../page-input';
import { parseJson } from '../parse-json';
import { byFieldErrors } from './errors/by-field';
import { drfErrors } from './errors/drf';
import { stepsOf, type ErrorShape, type SaidError } from './errors/error-shape';
import { errorsAnywhere } from './errors/errors-anywhere';
import { expressErrors } from './errors/express';
import { jsonApiErrors } from './errors/json-api';
import { laravelErrors } from './errors/laravel';
import { problemErrors } from './errors/problem-details';
import { pydanticErrors } from './errors/pydantic';
import { railsErrors } from './errors/rails';
import { zodTreeErrors } from './errors/zod-tree';
import { gatherErrors, type FormErrors } from './form-errors';
import type { FormField } from './form-field';
import { parametersPlace, type PageForm } from './page-form';

/** Asked in this order: the more a shape is marked as what it is, the earlier. */
const shapes: readonly ErrorShape[] = [
  zodTreeErrors,
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
  const placed = body === undefined ? plainText(answer).map((error) => place(error, form)) : placedIn(body, answer, form);
  return gatherErrors(
    placed.filter(({ pointer }) => pointer !== ''),
    placed.filter(({ pointer }) => pointer === '').map(({ message }) => message),
  );
}

type Placed = ReturnType<typeof place>;

/** As the shape of an answer tells it. Where that leads to no field, what names one anywhere is read, and then what is said of the whole. */
function placedIn(body: JsonValue, answer: PageInput, form: PageForm): readonly Placed[] {
  const placed = saidIn(body, answer).map((error) => place(error, form));
  if (placed.some(({ pointer }) => pointer !== '')) return placed;
  const named = errorsAnywhere(body, (path) => leadsTo(path, form.fields)).map((error) => place(error, form));
  if (named.length > 0) return named;
  return placed.length > 0 ? placed : plainly(body, answer).map((error) => place(error, form));
}

/** Whether names lead to a field, or into one as far as it is known what lies there. */
function leadsTo([name, ...rest]: readonly string[], fields: readonly FormField[]): boolean {
  if (name === undefined) return false;
  const field = fieldOf(name, fields);
  return field ? isInside(rest, field) : rest.length > 0 && leadsTo(rest, fields);
}

function isInside([name, ...rest]: readonly string[], { fields, item }: FormField): boolean {
  if (name === undefined) return true;
  if (item !== null) return isInside(rest, item);
  const field = fieldOf(name, fields);
  return field !== undefined && isInside(rest, field);
}

function saidIn(body: JsonValue, answer: PageInput): readonly SaidError[] {
  for (const shape of shapes) {
    const said = shape.read(body, answer);
    if (said && said.length > 0) return said;
  }
  return [];
}

/** A sentence of an error of no known shape: about a field where the input is what is wrong. */
function plainly(body: JsonValue, { status }: PageInput): readonly SaidError[] {
  const words = plainWords(body);
  return words === null ? [] : [{ path: [], message: words, isSentence: [400, 409, 422].includes(status) }];
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
  if (isArray(body)) return messagesOf(body);
  if (!isObject(body)) return null;
  const holder = isObject(body.get('error')) ? body.get('error') : body;
  const names = ['detail', 'message', 'error_description', 'title', 'reason', 'description', 'error', 'msg', 'Message'];
  const text = names.map((name) => textMember(holder, name)).find((one) => one !== null);
  return text === undefined ? messagesIn(body) : filledIn(text, body.get('parameters'));
}

/** The first that a list says, under whichever of the usual names. */
const messagesIn = (body: JsonObject): string | null =>
  ['errors', 'issue', 'issues', 'details'].map((name) => messagesOf(body.get(name))).find((text) => text !== null) ?? null;

/** GraphQL and many others: a list of objects with a message each; FHIR says it in the text of its details. */
function messagesOf(errors: JsonValue | undefined): string | null {
  const first = isArray(errors) ? errors[0] : undefined;
  if (typeof first === 'string') return first;
  return textMember(first, 'message') ?? textMember(first, 'diagnostics') ?? textMember(member(first, 'details'), 'text');
}

/** Magento sends its sentences with gaps, and beside them what fills these. */
const filledIn = (text: string, parameters: JsonValue | undefined): string =>
  isObject(parameters)
    ? [...parameters].reduce(
        (said, [name, value]) => (typeof value === 'string' ? said.replaceAll(`%${name}`, value) : said),
        text,
      )
    : text;

function place({ path, message, isPointer, isSentence }: SaidError, form: PageForm): { pointer: string; message: string } {
  const { fields } = form;
  if (isSentence === true) return { pointer: bySentence(message, fields) ?? byQuoted(message, fields) ?? '', message };
  const pointer =
    (isPointer ? byPointer(path, fields) : byNames(path, fields)) ?? byDotted(path, fields) ?? besideBody(path, form);
  if (pointer !== null) return { pointer, message };
  if (path.length === 0) return { pointer: byQuoted(message, fields) ?? '', message };
  return { pointer: '', message: `${path.join('.')}: ${message}` };
}

/** "must have required property 'title'": one field is quoted, as its name is written. */
function byQuoted(message: string, fields: readonly FormField[]): string | null {
  const quoted = [...message.matchAll(/(["'`])([\w.[\]-]+)\1/g)].map(([, , name = '']) => stepsOf(name));
  const found = new Set(quoted.map((path) => ownNames(path, fields)).filter((pointer) => pointer !== null));
  const [only = null] = found;
  return found.size === 1 ? only : null;
}

/** A pointer through the body has to lead to a field, or into one. */
function byPointer(path: readonly string[], fields: readonly FormField[]): string | null {
  const pointer = path.reduce<string>(pointerTo, '');
  const isInside = fields.some(({ place: at }) => at !== '' && (pointer === at || pointer.startsWith(`${at}/`)));
  return isInside ? pointer : byNames(path, fields);
}

/** `address.city` as one name. */
const byDotted = (path: readonly string[], fields: readonly FormField[]): string | null =>
  path.some((name) => name.includes('.')) ? byNames(path.flatMap(stepsOf), fields) : null;

/** A value that went beside the body, by its name. */
function besideBody(path: readonly string[], { parameters }: PageForm): string | null {
  const field = parameters.find(({ name }) => plainName(name) === plainName(path.at(-1) ?? ''));
  return field && path.length > 0 ? parametersPlace + field.place : null;
}

const longestName = 4;

/** “branches.0.name must be a string”, “Published at is invalid”: the name comes first, as it is written or in words. */
function bySentence(message: string, fields: readonly FormField[]): string | null {
  const words = message
    .replace(/^(?:each value in |(?:Field|Property|Parameter|The) (?=["'`]))/i, '')
    // Fastify names the part of the request before the path.
    .replace(/^body\/([\w/]+)/, (_whole, path: string) => path.replaceAll('/', '.'))
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
  const field = fieldOf(name, fields);
  if (field) return field.place + insideOf(rest, field);
  return rest.length > 0 ? byNames(rest, fields) : null;
}

const fieldOf = (name: string, fields: readonly FormField[]): FormField | undefined =>
  fields.find((one) => one.name === name) ?? fields.find((one) => plainName(one.name) === plainName(name));

function insideOf(path: readonly string[], { fields, item }: FormField): string {
  const [name, ...rest] = path;
  if (name === undefined) return '';
  if (item !== null && /^\d+$/.test(name)) return pointerTo('', name) + insideOf(rest, item);
  const field = fields.find((one) => plainName(one.name) === plainName(name));
  return field ? field.place + insideOf(rest, field) : path.reduce<string>(pointerTo, '');
}

const plainName = (name: string): string => name.toLowerCase().replaceAll(/[_\- ]/g, '');
