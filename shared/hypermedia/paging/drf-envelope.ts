import { readDrfXml } from '../drf-xml.ts';
import { countMember, isArray, isNumber, isObject, type JsonValue } from '../json-value.ts';
import type { ReadInput } from '../page-input.ts';

interface DrfEnvelope {
  /** It says how many rows there are, as it does not with cursors. */
  readonly isCounted: boolean;
  /** Null also where there are more than can be counted with. */
  readonly count: number | null;
  readonly next: JsonValue;
  readonly previous: JsonValue;
}

/** What Django REST framework puts around a page of a list, in JSON or in XML; null where it is not there. */
export function drfEnvelope({ json, xml }: Pick<ReadInput, 'json' | 'xml'>): DrfEnvelope | null {
  if (isObject(json)) {
    const [next, previous] = [json.get('next'), json.get('previous')];
    const isThere = isArray(json.get('results')) && next !== undefined && previous !== undefined;
    if (!isThere) return null;
    return { isCounted: isNumber(json.get('count')), count: countMember(json, 'count'), next, previous };
  }
  const page = xml === undefined ? null : readDrfXml(xml);
  if (page === null) return null;
  const { count, next, previous } = page;
  const isCounted = count !== null && /^\d+$/.test(count);
  return { isCounted, count: isCounted && count.length <= 15 ? Number(count) : null, next, previous };
}
