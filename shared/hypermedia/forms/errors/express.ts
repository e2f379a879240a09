import { isArray, isNumber, isObject, member, memberAt, textMember, type JsonArray, type JsonValue } from '../../json-value';
import { parseJson } from '../../parse-json';
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
 * What the usual validators of Express answer: express-validator (`msg` with `path`, or `param` before version 7, in a list or
 * mapped by field), zod (`issues` with a path in steps, or flattened `fieldErrors`), joi (`details`), Ajv (`instancePath`),
 * mongoose, class-validator as NestJS answers it (`message` as a list of sentences).
 */
export const expressErrors: ErrorShape = {
  name: 'express',
  read(body) {
    for (const place of places) {
      const list = memberAt(body, place);
      const found = isArray(list) ? readList(list) : null;
      if (found) return found;
    }
    return flattened(body) ?? mapped(body) ?? mongoose(body) ?? issuesInMessage(body) ?? sentences(body);
  },
};

function readList(list: JsonArray): SaidError[] | null {
  const found = list.map((item) => validatorErrors(item) ?? one(stepsError(item) ?? ajvError(item)));
  return found.length > 0 && found.every((each) => each !== null) ? found.flat() : null;
}

const one = (error: SaidError | null): SaidError[] | null => (error === null ? null : [error]);

function validatorErrors(item: JsonValue): SaidError[] | null {
  const message = textMember(item, 'msg');
  if (message === null) return null;
  const path = textMember(item, 'path') ?? textMember(item, 'param');
  const isField = path !== null && (textMember(item, 'location') !== null || textMember(item, 'type') === 'field');
  return isField ? [{ path: stepsOf(path), message }] : groupedErrors(item, message);
}

/** express-validator's `oneOf()`, of whose ways none was taken, and its `checkExact()`, by which no other fields are there. */
function groupedErrors(item: JsonValue, message: string): SaidError[] | null {
  const type = textMember(item, 'type');
  if (type === 'unknown_fields') {
    const fields = member(item, 'fields');
    const paths = isArray(fields) ? fields.map((field) => textMember(field, 'path')) : [];
    return paths.flatMap((path) => (path === null ? [] : [{ path: stepsOf(path), message }]));
  }
  if (type !== 'alternative' && type !== 'alternative_grouped') return null;
  return [{ path: [], message }, ...nestedErrors(member(item, 'nestedErrors'))];
}

const nestedErrors = (nested: JsonValue | undefined): SaidError[] =>
  isArray(nested) ? nested.flatMap((each) => (isArray(each) ? nestedErrors(each) : (validatorErrors(each) ?? []))) : [];

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
  const params = member(item, 'params');
  const missing = textMember(params, 'missingProperty') ?? textMember(params, 'additionalProperty');
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

/** express-validator's `mapped()`: its errors by field. */
function mapped(body: JsonValue): SaidError[] | null {
  const errors = member(body, 'errors') ?? body;
  if (!isObject(errors) || errors.size === 0) return null;
  const found = [...errors.values()].map(validatorErrors);
  return found.every((each) => each !== null) ? found.flat() : null;
}

/** zod 4: an error that is sent as it is has its issues in the text of its message. */
function issuesInMessage(body: JsonValue): SaidError[] | null {
  const text = textMember(body, 'message') ?? textMember(member(body, 'error'), 'message');
  const issues = text?.startsWith('[') === true ? parseJson(text) : undefined;
  return isArray(issues) ? readList(issues) : null;
}

/** class-validator, as NestJS answers it: sentences that begin with the path, some of them after what they say of each of a list. */
function sentences(body: JsonValue): SaidError[] | null {
  const list = member(body, 'message');
  if (!isArray(list) || list.length === 0 || member(body, 'statusCode') === undefined) return null;
  const found = list.map((message): SaidError | null =>
    typeof message === 'string' ? { path: [], message, isSentence: true, isListed: true } : null,
  );
  return found.every((each) => each !== null) ? found : null;
}

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
