import { isArray, member, textMember, type JsonValue } from '../../json-value';
import { stepsOf, type ErrorShape, type SaidError } from './error-shape';

/** Members that hold such a list; GitHub, Spring, VineJS and what many write by hand call it `errors`. */
const listNames = ['errors', 'details', 'violations', 'fieldErrors'];
const fieldNames = ['field', 'fieldName', 'property', 'propertyName', 'path', 'attribute', 'attr'];
const messageNames = ['message', 'errorMessage', 'defaultMessage', 'msg', 'detail', 'error', 'reason', 'code'];

/** A list of errors that each name their field and say what is wrong with it, as most that is written by hand does. */
export const byFieldErrors: ErrorShape = {
  name: 'by-field',
  read(body) {
    const lists = [body, ...listNames.flatMap((name) => [member(body, name), member(member(body, 'error'), name)])];
    return lists.map((list) => readList(list)).find((found) => found !== null) ?? null;
  },
};

function readList(list: JsonValue | undefined): SaidError[] | null {
  if (!isArray(list)) return null;
  const found = list.map(readError);
  const said = found.filter((one) => one !== null);
  // Some may be about the whole, but a list of which none names a field is something else.
  return said.length === found.length && said.some(({ path }) => path.length > 0) ? said : null;
}

function readError(item: JsonValue): SaidError | null {
  const message = firstText(item, messageNames);
  // A path in steps, with the places of a text, is GraphQL's.
  if (message === null || member(item, 'locations') !== undefined) return null;
  const name = firstText(item, fieldNames);
  return { path: name === null ? [] : stepsOf(name), message };
}

const firstText = (value: JsonValue, names: readonly string[]): string | null =>
  names.map((name) => textMember(value, name)).find((text) => text !== null && text !== '') ?? null;
