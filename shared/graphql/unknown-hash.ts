import { isArray, member, textMember } from '../hypermedia/json-value';
import { parseJson } from '../hypermedia/parse-json';

/** The words that servers answer with; one that wants no hashes at all is asked with the query as well. */
const unknown: ReadonlySet<string> = new Set([
  'PersistedQueryNotFound',
  'PersistedQueryNotSupported',
  'PERSISTED_QUERY_NOT_FOUND',
  'PERSISTED_QUERY_NOT_SUPPORTED',
]);

/** Whether a result of GraphQL says that the hash of a query is not known: among its errors by message or code, and without data. */
export function saysUnknownHash(result: string): boolean {
  // Most say nothing of it, and may be long.
  if (!/persisted_?query/i.test(result)) return false;
  const answer = parseJson(result);
  const errors = member(answer, 'errors');
  if (!isArray(errors) || (member(answer, 'data') ?? null) !== null) return false;
  return errors.some((error) =>
    [textMember(error, 'message'), textMember(member(error, 'extensions'), 'code')].some(
      (said) => said !== null && unknown.has(said),
    ),
  );
}
