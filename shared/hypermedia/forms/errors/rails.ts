import { humanise } from '../../humanise';
import { isArray, isObject, member, type JsonObject } from '../../json-value';
import { stepsOf, type ErrorShape, type SaidError } from './error-shape';

/** Rails: `errors` by attribute (`base` for the whole), dotted for what is nested, or a list of whole sentences. */
export const railsErrors: ErrorShape = {
  name: 'rails',
  read(body) {
    const errors = member(body, 'errors');
    if (isArray(errors) && errors.length > 0 && errors.every((one) => typeof one === 'string')) {
      return errors.map((message) => ({ path: [], message, isSentence: true, isListed: true }));
    }
    return isObject(errors) && errors.size > 0 ? readAttributes(errors) : null;
  },
};

function readAttributes(errors: JsonObject): SaidError[] | null {
  const found = [...errors].map(([name, messages]) => {
    const texts = (isArray(messages) ? messages : [messages]).map((message) => (typeof message === 'string' ? message : null));
    if (texts.length === 0 || texts.includes(null)) return null;
    return texts.map((message): SaidError => ({ path: name === 'base' ? [] : stepsOf(name), message: sentence(message ?? '') }));
  });
  return found.includes(null) ? null : found.flatMap((one) => one ?? []);
}

/** Rails writes what follows the name of the attribute: "can't be blank". */
const sentence = (message: string): string => humanise(message.charAt(0)) + message.slice(1);
