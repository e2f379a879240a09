import { isArray, isNumber, isObject, member, memberAt, textMember, type JsonValue } from '../hypermedia/json-value';

/** An error in an answer of GraphQL (GraphQL, 7.1.2). */
export interface QueryError {
  readonly message: string;
  /** The field it is about, as names and numbers from the top; empty where it is about none. */
  readonly path: readonly string[];
  /** What servers call its kind; empty where they do not. */
  readonly code: string;
  /** Where in the query it comes from. Line and column count from 1. */
  readonly places: readonly { readonly line: number; readonly column: number }[];
}

/** The errors in an answer of GraphQL, and whether there is data beside them; null for an answer without errors, or of another kind. */
export function readQueryErrors(json: JsonValue | undefined): { errors: QueryError[]; hasData: boolean } | null {
  const list = member(json, 'errors');
  if (!isObject(json) || !isArray(list)) return null;
  const errors = list.flatMap((one) => errorOf(one) ?? []);
  return errors.length === 0 ? null : { errors, hasData: isObject(json.get('data')) };
}

function errorOf(value: JsonValue): QueryError | null {
  const message = textMember(value, 'message');
  if (message === null) return null;
  const code = memberAt(value, ['extensions', 'code']);
  return {
    message,
    path: listIn(value, 'path').flatMap(stepOf),
    code: typeof code === 'string' ? code : '',
    places: placesIn(value),
  };
}

const placesIn = (value: JsonValue) =>
  listIn(value, 'locations').flatMap((one) => {
    const [line, column] = [countIn(one, 'line'), countIn(one, 'column')];
    return line > 0 && column > 0 ? [{ line, column }] : [];
  });

function listIn(value: JsonValue, name: string): readonly JsonValue[] {
  const list = member(value, name);
  return isArray(list) ? list : [];
}

function stepOf(step: JsonValue): string[] {
  if (isNumber(step)) return [step.number];
  return typeof step === 'string' ? [step] : [];
}

function countIn(value: JsonValue, name: string): number {
  const count = member(value, name);
  return isNumber(count) && /^[1-9]\d{0,8}$/.test(count.number) ? Number(count.number) : 0;
}
