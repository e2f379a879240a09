import { countMember, isArray, isObject, member, type JsonObject } from '../json-value.ts';
import type { Enveloped } from './envelope.ts';

/** A list as Nextcloud and ownCloud answer it (Open Collaboration Services): in `ocs.data`, beside what became of the request. */
export function readOcs(body: JsonObject): Enveloped | null {
  const ocs = body.size === 1 ? body.get('ocs') : undefined;
  const data = member(ocs, 'data');
  if (countMember(member(ocs, 'meta'), 'statuscode') === null) return null;
  if (isArray(data)) return { path: ['ocs', 'data'], items: data };
  const [only] = isObject(data) && data.size === 1 ? data : [];
  return only !== undefined && isArray(only[1]) ? { path: ['ocs', 'data', only[0]], items: only[1] } : null;
}
