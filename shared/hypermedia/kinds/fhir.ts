import { isArray, isObject, member, type JsonValue } from '../json-value';
import { without, type Kind } from './kind';

/** A FHIR Bundle: `entry` with a `resource` in each. */
export const fhir: Kind = {
  name: 'fhir',
  read(body) {
    if (!isObject(body) || body.get('resourceType') !== 'Bundle') return null;
    const entries = body.get('entry');
    const rest = without(body, ['resourceType', 'link', 'entry']);
    // A bundle without matches has no entry at all.
    return { list: { items: isArray(entries) ? entries.map(readEntry) : [], pointer: '/entry' }, resource: rest, links: [] };
  },
};

function readEntry(entry: JsonValue): JsonValue {
  const resource = member(entry, 'resource');
  return isObject(resource) ? resource : entry;
}
