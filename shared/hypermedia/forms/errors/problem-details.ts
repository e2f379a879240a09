import { headerValue } from '../../../http/header-list';
import { readMediaType } from '../../../http/media-type';
import { isArray, isObject, member, textMember, type JsonObject, type JsonValue } from '../../json-value';
import type { PageInput } from '../../page-input';
import { stepsOf, type ErrorShape, type SaidError } from './error-shape';

/** Members under which problem details list what is wrong: RFC 9457's own example, RFC 7807's, and what frameworks made of them. */
const listNames = ['errors', 'invalid-params', 'invalidParams', 'invalid_params', 'violations'];

/** Problem details (RFC 9457): `errors` with a `pointer` or by name, or `invalid-params`. */
export const problemErrors: ErrorShape = {
  name: 'problem-details',
  read(body, input) {
    if (!isObject(body) || !isProblem(body, input)) return null;
    const found = listNames.flatMap((name) => readList(body.get(name)));
    const words = textMember(body, 'detail') ?? textMember(body, 'title');
    // What the details say is said again by the title, and less well.
    return found.length > 0 || words === null ? found : [{ path: [], message: words }];
  },
};

function isProblem(body: JsonObject, { headers }: PageInput): boolean {
  const type = readMediaType(headerValue(headers, 'Content-Type') ?? '');
  if (type?.essence === 'application/problem+json') return true;
  // Some send problems as plain JSON: a type and a title are what tells them from other errors.
  return textMember(body, 'type') !== null && textMember(body, 'title') !== null;
}

function readList(list: JsonValue | undefined): SaidError[] {
  if (isArray(list)) return list.flatMap(readItem);
  // ASP.NET: an object of lists by the name, or the JSON path, of the member.
  if (!isObject(list)) return [];
  return [...list].flatMap(([name, messages]) =>
    (isArray(messages) ? messages : [messages]).flatMap((message) =>
      typeof message === 'string' ? [{ path: name === '$' ? [] : stepsOf(name), message }] : [],
    ),
  );
}

function readItem(item: JsonValue): SaidError[] {
  const message = firstText(item, ['detail', 'reason', 'message', 'defaultMessage', 'title']);
  if (message === null) return typeof item === 'string' ? [{ path: [], message: item }] : [];
  const pointer = textMember(item, 'pointer') ?? textMember(member(item, 'source'), 'pointer');
  if (pointer !== null) return [{ path: stepsOf(pointer), message, isPointer: true }];
  const name = firstText(item, ['name', 'field', 'propertyPath', 'path', 'attr', 'parameter']) ?? locationIn(item);
  return [{ path: name === null ? [] : stepsOf(name), message }];
}

const firstText = (value: JsonValue, names: readonly string[]): string | null =>
  names.map((name) => textMember(value, name)).find((text) => text !== null) ?? null;

/** Huma: `body.items[0].qty`; the part of the request alone is about the whole. */
function locationIn(item: JsonValue): string | null {
  const [part, ...path] = textMember(item, 'location')?.split('.') ?? [];
  return part === 'body' && path.length > 0 ? path.join('.') : null;
}
