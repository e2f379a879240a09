import { isArray, isObject, textMember } from '../../json-value';
import { type ErrorShape, stepsOf } from './error-shape';

/** Laravel: a `message`, and `errors` by dotted path, each a list of sentences. */
export const laravelErrors: ErrorShape = {
  name: 'laravel',
  read(body) {
    if (!isObject(body) || textMember(body, 'message') === null) return null;
    const errors = body.get('errors');
    if (!isObject(errors) || errors.size === 0) return null;
    const lists = [...errors].map(([path, messages]) => ({ path: stepsOf(path), messages: isArray(messages) ? messages : [] }));
    if (lists.some(({ messages }) => messages.length === 0 || messages.some((one) => typeof one !== 'string'))) return null;
    return lists.flatMap(({ path, messages }) => messages.map((message) => ({ path, message: String(message as string) })));
  },
};
