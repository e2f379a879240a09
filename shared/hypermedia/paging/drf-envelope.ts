import { readDrfXml } from '../drf-xml.ts';
import { countMember, isArray, isObject, type JsonValue } from '../json-value.ts';
import type { ReadInput } from '../page-input.ts';

interface DrfEnvelope {
  /** Null where it is not said, as with cursors. */
  readonly count: number | null;
  readonly next: JsonValue;
  readonly previous: JsonValue;
}

/** What Django REST framework puts around a page of a list, in JSON or in XML; null where it is not there. */
export function drfEnvelope({ json, xml }: Pick<ReadInput, 'json' | 'xml'>): DrfEnvelope | null {
  if (isObject(json)) {
    const [next, previous] = [json.get('next'), json.get('previous')];
    const isThere = isArray(json.get('results')) && next !== undefined && previous !== undefined;
    return isThere ? { count: countMember(json, 'count'), next, previous } : null;
  }
  const page = xml === undefined ? null : readDrfXml(xml);
  if (page === null) return null;
  const { count, next, previous } = page;
  return { count: count !== null && /^\d{1,15}$/.test(count) ? Number(count) : null, next, previous };
}
