import { isArray, isNumber, isObject, member, memberAt, textMember, type JsonArray, type JsonValue } from '../../json-value';
import { stepsOf, type ErrorShape, type SaidError } from './error-shape';

/** Where the validators that are used with Express keep their lists. */
const places = [
  [],
  ['errors'],
  ['error', 'issues'],
  ['error', 'errors'],
  ['error', 'details'],
  ['error'],
  ['issues'],
  ['details'],
];

/**
 * What the usual validators of Express answer: express-validator (`msg` with `path`, or `param` before version 7), zod
 * (`issues` with a path in steps, or flattened `fieldErrors`), joi (`details`), Ajv (`instancePath`), mongoose.
 */
export const expressErrors: ErrorShape = {
  name: 'express',
  read(body) {
    for (const place of places) {
      const list = memberAt(body, place);
      const found = isArray(list) ? readList(list) : null;
      if (found) return found;
    }
    return flattened(body) ?? mongoose(body);
  },
};

function readList(list: JsonArray): SaidError[] | null {
  const found = list.map((item) => validatorError(item) ?? stepsError(item) ?? ajvError(item));
  return found.length > 0 && found.every((one) => one !== null) ? found : null;
}

function validatorError(item: JsonValue): SaidError | null {
  const message = textMember(item, 'msg');
  const path = textMember(item, 'path') ?? textMember(item, 'param');
  const isField =
    message !== null && path !== null && (textMember(item, 'location') !== null || textMember(item, 'type') === 'field');
  return isField ? { path: stepsOf(path), message } : null;
}

/** zod and joi: a path in steps. GraphQL has such paths too, through the question and not through the body. */
function stepsError(item: JsonValue): SaidError | null {
  const [message, path] = [textMember(item, 'message'), member(item, 'path')];
  const saysKind = textMember(item, 'code') !== null || textMember(item, 'type') !== null;
  if (message === null || !isArray(path) || !saysKind || member(item, 'locations') !== undefined) return null;
  const steps = path.map((step) => (typeof step === 'string' ? step : isNumber(step) ? step.number : null));
  return steps.every((step) => step !== null) ? { path: steps, message } : null;
}

function ajvError(item: JsonValue): SaidError | null {
  const [message, place] = [textMember(item, 'message'), textMember(item, 'instancePath') ?? textMember(item, 'dataPath')];
  if (message === null || place === null || textMember(item, 'keyword') === null) return null;
  const missing = textMember(member(item, 'params'), 'missingProperty');
  return { path: [...stepsOf(place), ...(missing === null ? [] : [missing])], message, isPointer: true };
}

/** zod's `flatten()`. */
function flattened(body: JsonValue): SaidError[] | null {
  const holder = [body, member(body, 'error'), member(body, 'errors')].find((one) => isObject(member(one, 'fieldErrors')));
  const fields = member(holder, 'fieldErrors');
  if (!isObject(fields)) return null;
  const whole = member(holder, 'formErrors');
  return [...[...fields].flatMap(([name, messages]) => texts(messages, [name])), ...texts(whole, [])];
}

const texts = (messages: JsonValue | undefined, path: readonly string[]): SaidError[] =>
  isArray(messages) ? messages.flatMap((message) => (typeof message === 'string' ? [{ path, message }] : [])) : [];

/** mongoose: errors by path, each with its kind. */
function mongoose(body: JsonValue): SaidError[] | null {
  const errors = member(body, 'errors') ?? member(member(body, 'error'), 'errors');
  if (!isObject(errors) || errors.size === 0) return null;
  const found = [...errors].map(([name, error]): SaidError | null => {
    const message = textMember(error, 'message');
    return message !== null && textMember(error, 'kind') !== null
      ? { path: stepsOf(textMember(error, 'path') ?? name), message }
      : null;
  });
  return found.every((one) => one !== null) ? found : null;
}
