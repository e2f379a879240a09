import { isArray, isObject, member, type JsonValue } from '../../json-value';
import type { ErrorShape, SaidError } from './error-shape';

/**
 * zod's `treeifyError()`: what is wrong with a value in `errors`, with what lies in it under `properties` and `items`; and forms
 * of Symfony, which have it under `children`.
 */
export const zodTreeErrors: ErrorShape = {
  name: 'zod-tree',
  read(body) {
    const tree = [body, member(body, 'error'), member(body, 'errors'), member(body, 'details')].find(isTree);
    return tree === undefined ? null : errorsIn(tree, []);
  },
};

const isTree = (value: JsonValue | undefined): boolean =>
  (isArray(member(value, 'errors')) && (isObject(member(value, 'properties')) || isArray(member(value, 'items')))) ||
  isFormTree(value);

/** Of a form the outermost has errors only where there are some of the whole. What has nothing wrong is an empty list or object. */
const isFormTree = (value: JsonValue | undefined): boolean =>
  isObject(value) &&
  isObject(value.get('children')) &&
  [...value.keys()].every((name) => name === 'children' || name === 'errors');

function errorsIn(tree: JsonValue, path: readonly string[]): SaidError[] {
  const [errors, items] = [member(tree, 'errors'), member(tree, 'items') ?? member(tree, 'children')];
  const properties = member(tree, 'properties') ?? member(tree, 'children');
  const own = isArray(errors) ? errors.flatMap((message) => (typeof message === 'string' ? [{ path, message }] : [])) : [];
  const named = isObject(properties) ? [...properties].flatMap(([name, inner]) => errorsIn(inner, [...path, name])) : [];
  const listed = isArray(items) ? items.flatMap((inner, index) => errorsIn(inner, [...path, String(index)])) : [];
  return [...own, ...named, ...listed];
}
