import { isArray, isObject, member, textMember, type JsonObject, type JsonValue } from '../../json-value';
import { stepsOf, type ErrorShape, type SaidError } from './error-shape';

/** JSON:API 1.1, “Errors”: `errors` with a `source` that points into the body, or names a parameter or header. */
export const jsonApiErrors: ErrorShape = {
  name: 'json-api',
  read(body) {
    const errors = member(body, 'errors');
    if (!isArray(errors) || errors.length === 0 || !errors.every(isError)) return null;
    return errors.filter(isObject).map(readError);
  },
};

/** Lists of errors are everywhere; a source, or the status as a text, is what JSON:API alone has. */
const isError = (error: JsonValue): boolean =>
  isObject(member(error, 'source')) ||
  (textMember(error, 'status') !== null && (textMember(error, 'title') ?? textMember(error, 'detail')) !== null);

function readError(error: JsonObject): SaidError {
  const source = error.get('source');
  const message = textMember(error, 'detail') ?? textMember(error, 'title') ?? textMember(error, 'code') ?? 'refused';
  const pointer = textMember(source, 'pointer');
  if (pointer !== null) return { path: stepsOf(pointer), message, isPointer: true };
  const name = textMember(source, 'parameter') ?? textMember(source, 'header');
  return { path: name === null ? [] : [name], message };
}
