import type { JsonValue } from '../json-value';
import type { PageInput } from '../page-input';
import { parseJson } from '../parse-json';
import { byFieldErrors } from './errors/by-field';
import { classValidatorErrors } from './errors/class-validator';
import { drfErrors } from './errors/drf';
import type { ErrorShape, SaidError } from './errors/error-shape';
import { errorsAnywhere } from './errors/errors-anywhere';
import { expressErrors } from './errors/express';
import { jsonApiErrors } from './errors/json-api';
import { laravelErrors } from './errors/laravel';
import { leadsTo } from './errors/name-field';
import { placeError, type PlacedError } from './errors/place-error';
import { listedErrors, plainErrors, plainText, refusalsByName } from './errors/plain-errors';
import { problemErrors } from './errors/problem-details';
import { pydanticErrors } from './errors/pydantic';
import { railsErrors } from './errors/rails';
import { zodTreeErrors } from './errors/zod-tree';
import { gatherErrors, type FormErrors } from './form-errors';
import type { PageForm } from './page-form';

/** Asked in this order: the more a shape is marked as what it is, the earlier. */
const shapes: readonly ErrorShape[] = [
  zodTreeErrors,
  classValidatorErrors,
  jsonApiErrors,
  problemErrors,
  pydanticErrors,
  expressErrors,
  byFieldErrors,
  laravelErrors,
  railsErrors,
  drfErrors,
];

/**
 * What a server says is wrong with what a form sent, at the fields it is about. What is about no field of the form stands with
 * the whole, under its name. An answer that is no refusal says nothing.
 */
export function readServerErrors(answer: PageInput, form: PageForm): FormErrors {
  if (answer.status < 400) return gatherErrors([]);
  const body = answer.body === null ? undefined : parseJson(answer.body);
  const placed = body === undefined ? placeAll(plainText(answer), form) : placedIn(body, answer, form);
  return gatherErrors(
    placed.filter(isOfField),
    placed.filter((error) => !isOfField(error)).map(({ message }) => message),
  );
}

const isOfField = ({ pointer }: PlacedError): boolean => pointer !== '';

const placeAll = (said: readonly SaidError[], form: PageForm): readonly PlacedError[] =>
  said.flatMap((error) => placeError(error, form));

/**
 * As the shape of an answer tells it. Where that leads to no field, what names one anywhere is read, then the sentences of its
 * lists, and then what is said of the whole.
 */
function placedIn(body: JsonValue, answer: PageInput, form: PageForm): readonly PlacedError[] {
  const said = saidIn(body, answer);
  const placed = placeAll(said, form);
  if (placed.some(isOfField) || said.some(({ isBeside }) => isBeside === true)) return placed;
  const isField = (path: readonly string[]) => leadsTo(path, form.fields);
  const named = placeAll([...errorsAnywhere(body, isField), ...refusalsByName(body, answer, isField)], form);
  const listed = placeAll(listedErrors(body, answer), form);
  if (named.length > 0) return [...named, ...listed.filter(isOfField).filter((one) => !isTold(one, named))];
  if (listed.some(isOfField)) return listed;
  return placed.length > 0 ? placed : placeAll(plainErrors(body, answer), form);
}

const isTold = ({ pointer }: PlacedError, named: readonly PlacedError[]): boolean =>
  named.some((other) => other.pointer === pointer);

function saidIn(body: JsonValue, answer: PageInput): readonly SaidError[] {
  for (const shape of shapes) {
    const said = shape.read(body, answer);
    if (said && said.length > 0) return said;
  }
  return [];
}
