import { isArray, isObject, member, textMember, type JsonValue } from '../../json-value';
import type { ErrorShape, SaidError } from './error-shape';

/** class-validator's own errors: each with its `property`, its `constraints` by name, and those of what lies in it as `children`. */
export const classValidatorErrors: ErrorShape = {
  name: 'class-validator',
  read(body) {
    const lists = [body, member(body, 'errors'), member(body, 'message'), member(body, 'details')];
    const list = lists.find((one) => isArray(one) && one.length > 0 && one.every(isError));
    return list === undefined ? null : errorsIn(list, []);
  },
};

const isError = (item: JsonValue): boolean =>
  textMember(item, 'property') !== null && (isObject(member(item, 'constraints')) || isArray(member(item, 'children')));

function errorsIn(list: JsonValue | undefined, path: readonly string[]): SaidError[] {
  if (!isArray(list)) return [];
  return list.flatMap((item) => {
    const [name, constraints] = [textMember(item, 'property'), member(item, 'constraints')];
    const at = name === null ? path : [...path, name];
    const own = isObject(constraints) ? [...constraints.values()] : [];
    const said = own.flatMap((message) => (typeof message === 'string' ? [{ path: at, message }] : []));
    return [...said, ...errorsIn(member(item, 'children'), at)];
  });
}
