import { isArray, isObject, member, type JsonValue } from '../../json-value';
import type { ErrorShape, SaidError } from './error-shape';

/** zod's `treeifyError()`: what is wrong with a value in `errors`, with what lies in it under `properties` and `items`. */
export const zodTreeErrors: ErrorShape = {
  name: 'zod-tree',
  read(body) {
    const tree = [body, member(body, 'error'), member(body, 'errors'), member(body, 'details')].find(isTree);
    return tree === undefined ? null : errorsIn(tree, []);
  },
};

const isTree = (value: JsonValue | undefined): boolean =>
  isArray(member(value, 'errors')) && (isObject(member(value, 'properties')) || isArray(member(value, 'items')));

function errorsIn(tree: JsonValue, path: readonly string[]): SaidError[] {
  const [errors, properties, items] = ['errors', 'properties', 'items'].map((name) => member(tree, name));
  const own = isArray(errors) ? errors.flatMap((message) => (typeof message === 'string' ? [{ path, message }] : [])) : [];
  const named = isObject(properties) ? [...properties].flatMap(([name, inner]) => errorsIn(inner, [...path, name])) : [];
  const listed = isArray(items) ? items.flatMap((inner, index) => errorsIn(inner, [...path, String(index)])) : [];
  return [...own, ...named, ...listed];
}
