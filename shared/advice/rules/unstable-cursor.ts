import { textFromBase64Url } from '../../http/jwt';
import { isArray, isNumber, isObject, type JsonValue, valueAt } from '../../hypermedia/json-value';
import { parseJson } from '../../hypermedia/parse-json';
import type { ExchangeRule } from '../advice-rule';
import { fromBody } from '../quote';
import { readAddress } from '../read-address';
import type { SeenAnswer } from '../seen';

export const unstableCursor: ExchangeRule = {
  id: 'unstable-cursor',
  title: 'A cursor on shaky ground',
  weight: 'trap',
  reason:
    'A cursor says “go on after this value”. If other rows have the same value they are left out or come twice, and a fraction read back from text is not always the number it was. Rows are lost without anybody noticing.',
  source: {
    name: 'Django REST framework, CursorPagination: an unchanging, unique ordering',
    url: 'https://www.django-rest-framework.org/api-guide/pagination/#cursorpagination',
  },
  example: { worse: '?cursor= over price alone', better: '?cursor= over created and id' },
  look({ answer }) {
    const param = answer ? cursorIn(answer) : null;
    const position = param && positionIn(param[1]);
    const why = answer && position ? whyShaky(position, answer) : null;
    if (!param || !position || why === null) return null;
    return {
      says: `The cursor holds ${position.text}, ${why}.`,
      evidence: [fromBody(`${param[0]}=${param[1]}`, param[1])],
      instead: 'an order that ends with a unique column, such as the id',
    };
  },
};

/** The parameter of the next page that says where to go on. */
function cursorIn({ page }: SeenAnswer): readonly [name: string, value: string] | null {
  const { query } = readAddress((page?.paging?.next ?? '').slice(0, 4_000));
  return query.find(([name]) => /^(?:(?:next_?)?cursor|after|page_?token)$/i.test(name)) ?? null;
}

interface Position {
  readonly text: string;
  readonly values: readonly string[];
}

/** What a cursor stands for, where it can be read: bare, as base64, as DRF has it, or as JSON. */
function positionIn(cursor: string): Position | null {
  const text = decoded(cursor);
  if (text === null || text.length > 200) return null;
  const drf = /(?:^|&)p=/.test(text) ? readAddress(`/?${text}`).query.find(([name]) => name === 'p')?.[1] : undefined;
  return drf === undefined ? partsOf(text) : { text: drf, values: [drf] };
}

function partsOf(text: string): Position | null {
  const json = parseJson(text);
  if (isObject(json) || isArray(json)) {
    const values = (isArray(json) ? json : [...json.values()]).map(textOf);
    return values.length > 0 && values.length <= 10 ? { text, values } : null;
  }
  return { text, values: [text] };
}

const textOf = (value: JsonValue): string =>
  isNumber(value) ? value.number : typeof value === 'string' ? value : JSON.stringify(value);

/** What base64 of text gives; a cursor that is none is taken as it stands. */
function decoded(cursor: string): string | null {
  const text = textFromBase64Url(cursor.replaceAll('+', '-').replaceAll('/', '_'));
  if (text !== null && text !== '' && /^[\x20-\x7e]+$/.test(text)) return text;
  return /^-?\d+\.\d+$|^\d{4}-\d\d-\d\d$/.test(cursor) ? cursor : null;
}

/** A cursor is as steady as the steadiest value in it. */
function whyShaky({ values }: Position, answer: SeenAnswer): string | null {
  const reasons = values.map((value) => shakyValue(value, answer));
  return reasons.every((reason) => reason !== null) ? (reasons[0] ?? null) : null;
}

function shakyValue(value: string, answer: SeenAnswer): string | null {
  // Seconds since 1970 with a fraction are a moment, and hardly any two are the same.
  if (/^-?\d+\.\d+(?:e[+-]?\d+)?$/i.test(value))
    return /^1\d{9}\./.test(value) ? null : 'a fraction, which other rows may share and text may round';
  if (/^\d{4}-\d\d-\d\d$/.test(value)) return 'a day, which many rows may share and some may not have';
  if (/^(?:true|false|null|none)$/i.test(value)) return 'which most rows share';
  return /^[a-z][a-z_-]{1,24}$/i.test(value) && !isUniqueOnPage(value, answer) ? 'a word, which many rows may share' : null;
}

/** A word that one row alone has, the last, may well be its name. */
function isUniqueOnPage(value: string, { json, page }: SeenAnswer): boolean {
  const rows = valueAt(json, page?.table?.pointer ?? '');
  if (!isArray(rows)) return false;
  const holders = rows.slice(0, 1_000).filter((row) => isObject(row) && [...row.values()].includes(value));
  return holders.length === 1 && rows.length > 1;
}
