import { headerValue } from '../../../http/header-list';
import { readMediaType } from '../../../http/media-type';
import { isArray, isObject, member, textMember, type JsonObject, type JsonValue } from '../../json-value';
import type { PageInput } from '../../page-input';
import { stepsOf, type SaidError } from './error-shape';

/** A sentence of an error of no known shape: about a field where the input is what is wrong. */
export function plainErrors(body: JsonValue, { status }: PageInput): readonly SaidError[] {
  const words = plainWords(body);
  return words === null ? [] : [{ path: [], message: words, isSentence: isOfInput(status) }];
}

const isOfInput = (status: number): boolean => [400, 409, 422].includes(status);

const longestText = 500;

/** A sentence that is sent as plain text. */
export function plainText({ headers, body }: PageInput): readonly SaidError[] {
  const text = body?.trim() ?? '';
  const isPlain = readMediaType(headerValue(headers, 'Content-Type') ?? '')?.essence === 'text/plain';
  return isPlain && text !== '' && text.length <= longestText ? [{ path: [], message: text, isSentence: true }] : [];
}

const refuses =
  /^(?:the (?:field|value) )?(?:cannot|can['’]?t|can not|must|may not|is|are|has|should|required|invalid|missing|too|not)\b/i;

/** By itself such a member says what is wrong with all, also where a field is called so. */
const saysOfAll = new Set(['title', 'description', 'reason', 'message', 'detail', 'error']);

/** What is wrong with each, by its name: no values that were sent back, where every one is said as a refusal of the input is. */
export function refusalsByName(
  body: JsonValue,
  { status }: PageInput,
  isField: (path: readonly string[]) => boolean,
): readonly SaidError[] {
  const members = isObject(body) && isOfInput(status) ? [...body] : [];
  if (members.length === 1 && members.every(([name]) => saysOfAll.has(name))) return [];
  const said = members.flatMap(([name, message]) =>
    typeof message === 'string' && refuses.test(message) && isField(stepsOf(name)) ? [{ path: stepsOf(name), message }] : [],
  );
  return said.length === members.length ? said : [];
}

/** Members that hold lists of what is wrong, wherever they stand. */
const holds = /(?:errors?|issues?|violations|causes|messages|details?)$/i;
const deepest = 5;
const most = 100;

/** Every sentence of the lists in which an answer says what is wrong. */
export function listedErrors(body: JsonValue, { status }: PageInput): readonly SaidError[] {
  const found = sentencesIn(body, { depth: 0, isHeld: true }).slice(0, most);
  return found.map((message) => ({ path: [], message, isSentence: isOfInput(status) }));
}

function sentencesIn(
  value: JsonValue,
  { depth, isHeld }: { readonly depth: number; readonly isHeld: boolean },
): readonly string[] {
  if (depth > deepest) return [];
  if (isArray(value)) return value.slice(0, most).flatMap((item) => sentencesOf(item, { depth: depth + 1, isHeld }));
  if (!isObject(value)) return [];
  const isTextHeld = (name: string, inner: JsonValue) => typeof inner === 'string' && /^details?$/.test(name);
  return [...value].flatMap(([name, inner]) =>
    isTextHeld(name, inner) ? [String(inner as string)] : sentencesIn(inner, { depth: depth + 1, isHeld: holds.test(name) }),
  );
}

function sentencesOf(item: JsonValue, at: { readonly depth: number; readonly isHeld: boolean }): readonly string[] {
  if (typeof item === 'string') return at.isHeld ? [item] : [];
  const said = at.isHeld ? wordsOf(item) : null;
  return said === null ? sentencesIn(item, at) : [said];
}

const wordsOf = (item: JsonValue): string | null =>
  ['message', 'Message', 'errorSummary', 'detail', 'description', 'diagnostics']
    .map((name) => textMember(item, name))
    .find((text) => text !== null) ?? null;

/** What an error of no known shape says. */
function plainWords(body: JsonValue): string | null {
  if (typeof body === 'string') return body;
  if (isArray(body)) return messagesOf(body);
  if (!isObject(body)) return null;
  const holder = isObject(body.get('error')) ? body.get('error') : body;
  const names = [
    'detail',
    'message',
    'error_description',
    'title',
    'reason',
    'description',
    'error',
    'msg',
    'Message',
    'errorSummary',
  ];
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
