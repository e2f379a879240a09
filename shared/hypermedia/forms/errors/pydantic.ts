import { isArray, isNumber, member, textMember, type JsonValue } from '../../json-value';
import type { ErrorShape, SaidError } from './error-shape';

const outside = new Set(['body', 'query', 'path', 'header', 'cookie']);

/**
 * Pydantic, as FastAPI answers it: `detail` as a list, each with a `loc` of steps that begins with the part of the request; and
 * its own list as it is, or as `errors`.
 */
export const pydanticErrors: ErrorShape = {
  name: 'pydantic',
  read(body) {
    const lists = [member(body, 'detail'), body, member(body, 'errors')];
    return lists.map(readList).find((found) => found !== null) ?? null;
  },
};

function readList(list: JsonValue | undefined): SaidError[] | null {
  if (!isArray(list) || list.length === 0) return null;
  const found = list.map(readError);
  return found.every((one) => one !== null) ? found : null;
}

function readError(item: JsonValue): SaidError | null {
  const [message, loc] = [textMember(item, 'msg'), member(item, 'loc')];
  if (message === null || !isArray(loc)) return null;
  const steps = loc.flatMap((step) => (typeof step === 'string' ? [step] : isNumber(step) ? [step.number] : []));
  const [part = ''] = steps;
  if (!outside.has(part)) return { path: steps, message };
  return { path: steps.slice(1), message, isBeside: part !== 'body' };
}
