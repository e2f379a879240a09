import { isArray, isObject, type JsonObject, type JsonValue } from '../hypermedia/json-value';
import { parseJson } from '../hypermedia/parse-json';
import { findVerb } from './crud-verbs';
import { isId } from './read-address';
import type { Seen } from './seen';
import { singularOf } from '../noun-forms';
import { wordsOf } from './word-forms';

/** Of a list so many are looked at: its rows are alike. */
const mostItems = 20;
/** An object with more members is a dictionary, whose names are data. */
const mostMembers = 80;
const wrappers = [
  'results',
  'data',
  'items',
  'records',
  'content',
  'member',
  'hydra:member',
  'value',
  'entities',
  'rows',
  'values',
];

/** The things an answer of success shows: the object itself, or the first of its list. */
export function itemsOf({ answer }: Seen): JsonObject[] {
  if (!answer || answer.status < 200 || answer.status > 299) return [];
  return objectsIn(answer.json);
}

function objectsIn(json: JsonValue | undefined): JsonObject[] {
  if (isArray(json)) return json.slice(0, mostItems).filter(isThing);
  if (!isObject(json)) return [];
  for (const name of wrappers) {
    const inside = json.get(name);
    if (isArray(inside)) return inside.slice(0, mostItems).filter(isThing);
  }
  return isThing(json) ? [json] : [];
}

const isThing = (value: JsonValue): value is JsonObject => isObject(value) && value.size > 0 && value.size <= mostMembers;

/** Names of the members that were sent, in the query or as a JSON object. */
export function sentNames({ address, sentBody }: Seen): string[] {
  const sent = sentBody === null ? undefined : parseJson(sentBody);
  return [...address.query.slice(0, 50).map(([name]) => name), ...(isObject(sent) && isThing(sent) ? [...sent.keys()] : [])];
}

/** What an address is about, as a word in the singular: of `/api/users/5` it is user; empty where nothing says it. */
export function nounOf({ address: { segments } }: Seen): string {
  const verb = findVerb(segments);
  const name = segments.findLast((segment, at) => !isId(segment) && at !== verb?.at) ?? '';
  return singularOf(wordsOf(name).at(-1) ?? '');
}
