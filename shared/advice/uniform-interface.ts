import { headerValue, headerValues, listOf } from '../http/header-list';
import { isJson } from '../http/media-type';
import { readLinks } from '../http/link-header';
import { isArray, isObject, type JsonObject, type JsonValue } from '../hypermedia/json-value';
import { findVerb } from './crud-verbs';
import { isId, lastOf } from './read-address';
import { itemsOf, nounOf } from './resource-items';
import { ownId } from './rules/id-drift';
import type { Seen, SeenAnswer } from './seen';

/** One of the four parts of a uniform interface (Fielding, 5.1.5), and whether an answer shows it. */
export interface UniformPart {
  readonly part: 'identification' | 'representation' | 'description' | 'hypermedia';
  readonly title: string;
  readonly holds: boolean;
  /** What shows it, or what is missing. */
  readonly says: string;
}

/** The four parts of a uniform interface as one answer shows them; null where there is none, or it is an error or has no body to show. */
export function readUniformInterface(seen: Seen): readonly UniformPart[] | null {
  const { answer } = seen;
  if (!answer || answer.status < 200 || answer.status > 299 || answer.bodyBytes === 0 || seen.method === 'HEAD') return null;
  const parts = {
    identification: identified(seen, answer),
    representation: manipulable(answer),
    description: described(answer),
    hypermedia: linked(seen, answer),
  };
  return titles.map(({ part, title }) => ({ part, title, holds: parts[part].holds, says: parts[part].says }));
}

interface Tick {
  readonly holds: boolean;
  readonly says: string;
}
const yes = (says: string): Tick => ({ holds: true, says });
const no = (says: string): Tick => ({ holds: false, says });

const titles: readonly Pick<UniformPart, 'part' | 'title'>[] = [
  { part: 'identification', title: 'It has an address of its own' },
  { part: 'representation', title: 'It can be changed from what is shown' },
  { part: 'description', title: 'It says how it is read' },
  { part: 'hypermedia', title: 'It says what can be done next' },
];

type Look = (seen: Seen, answer: SeenAnswer) => Tick | null;

/** What may tell which thing an answer is of, the surest first. */
const identities: readonly Look[] = [
  (_seen, { headers }) => {
    const field = ['Location', 'Content-Location'].find((name) => headerValue(headers, name) !== null);
    return field === undefined ? null : yes(`${field} names it.`);
  },
  (_seen, { json }) => {
    const self = isObject(json) ? selfIn(json) : null;
    return self === null ? null : yes(`${self} in the body is its address.`);
  },
  ({ address }) => {
    const verb = findVerb(address.segments);
    return verb && no(`The address names a deed, “${verb.verb}”, in place of a thing.`);
  },
  ({ address }) => (isId(lastOf(address)) ? yes('The address ends in its id.') : null),
  (seen, { json, page }) =>
    isArray(json) || itemsOf(seen).length > 1 || page?.table ? yes('The address is that of the list.') : null,
  (seen) => {
    const [item] = itemsOf(seen);
    const id = item ? ownId(item, nounOf(seen)) : null;
    return id === null ? null : yes(`${id} in the body says which one it is.`);
  },
];

function identified(seen: Seen, answer: SeenAnswer): Tick {
  for (const look of identities) {
    const tick = look(seen, answer);
    if (tick) return tick;
  }
  const isThing =
    isObject(answer.json) && ![...answer.json.values()].every((value) => typeof value === 'string' && webAddress.test(value));
  return isThing ? no('Neither the address nor the body says which one this is.') : yes('The address is its name.');
}

/** A body of links alone is an index, which is what its address names. */
const webAddress = /^(?:https?:\/\/|\/)/i;

const selfNames = ['url', 'self', 'href', '@id', '_self', 'uri'];

function selfIn(body: JsonObject): string | null {
  const own = selfNames.find((name) => typeof body.get(name) === 'string');
  if (own !== undefined) return own;
  const holder = ['links', '_links'].find((name) => isObject(body.get(name)) && hasSelf(body.get(name)));
  return holder === undefined ? null : `${holder}.self`;
}

const hasSelf = (links: JsonValue | undefined): boolean => isObject(links) && links.has('self');

/** Members that are prose for people, or links: nothing a program could change and send back. */
const prose =
  /^(?:text|message|html|description|detail|details|content|body|markup|note|help|links?|_links|url|self|href|uri|@id|@context|@type)$/i;

function manipulable(answer: SeenAnswer): Tick {
  const { json, mediaType } = answer;
  if (json === undefined && /xml|csv|yaml|form-urlencoded/.test(mediaType?.essence ?? '')) return yes('It has named parts.');
  if (isArray(json) && json.length === 0) return yes('The list is empty.');
  const first = (isArray(json) ? json : isObject(json) ? itemsIn(json) : []).find(isObject);
  return first ? partsOf(first) : no('It has no named parts that could be changed and sent back.');
}

function partsOf(thing: JsonObject): Tick {
  const data = [...thing.keys()].filter((name) => !prose.test(name));
  if (data.length === 0) return no('Text for people and links, and nothing a program could change and send back.');
  return yes(`Named parts: ${data.slice(0, 4).join(', ')}${data.length > 4 ? ' and more' : ''}.`);
}

const itemsIn = (body: JsonObject): readonly JsonValue[] => {
  const list = ['results', 'data', 'items', 'value', 'member'].map((name) => body.get(name)).find(isArray);
  return list && list.length > 0 ? list : [body];
};

function described({ mediaType, json, body }: SeenAnswer): Tick {
  if (!mediaType) return no('No Content-Type: how it is read must be known beforehand.');
  if (mediaType.essence.endsWith('/octet-stream')) return no(`${mediaType.essence}: bytes, of which nothing is said.`);
  if (isJson(mediaType))
    return json === undefined && body !== null ? no('It says JSON, and is none.') : yes(`${mediaType.essence}, and it is.`);
  return isObject(json) || isArray(json) ? no(`It says ${mediaType.essence}, and is JSON.`) : yes(`${mediaType.essence}.`);
}

function linked(seen: Seen, answer: SeenAnswer): Tick {
  const allowed = furtherMethods(seen, answer);
  const names = allowed.length > 0 ? `Allow names ${allowed.join(', ')}.` : null;
  if (hasLinks(answer)) return yes(names === null ? 'Links lead on.' : `Links lead on, and ${names}`);
  if (hasForms(answer)) return yes('It brings a form.');
  return names === null ? no('No links and no methods: the next address must be known from elsewhere.') : yes(names);
}

const furtherMethods = ({ method }: Seen, { headers }: SeenAnswer): string[] =>
  listOf(headerValues(headers, 'Allow')).filter((name) => !['HEAD', 'OPTIONS', method].includes(name.toUpperCase()));

const hasLinks = ({ page, headers }: SeenAnswer): boolean =>
  readLinks(headerValues(headers, 'Link')).length > 0 ||
  (page !== null && (page.links.length > 0 || (page.table?.rows.some(({ url }) => url !== null) ?? false)));

/** A form that was only inferred from what was read is none of the server’s. */
const hasForms = ({ page }: SeenAnswer): boolean =>
  page !== null && (page.actions.some(({ source }) => source !== 'GET') || page.forms.some(({ source }) => source !== 'GET'));
