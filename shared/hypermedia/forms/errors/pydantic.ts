import { isArray, isNumber, member, textMember, type JsonValue } from '../../json-value';
import type { ErrorShape, SaidError } from './error-shape';

const outside = new Set(['body', 'query', 'path', 'header', 'cookie']);

/** Pydantic, as FastAPI answers it: `detail` as a list, each with a `loc` of steps that begins with the part of the request. */
export const pydanticErrors: ErrorShape = {
  name: 'pydantic',
  read(body) {
    const detail = member(body, 'detail');
    if (!isArray(detail) || detail.length === 0) return null;
    const found = detail.map(readError);
    return found.every((one) => one !== null) ? found : null;
  },
};

function readError(item: JsonValue): SaidError | null {
  const [message, loc] = [textMember(item, 'msg'), member(item, 'loc')];
  if (message === null || !isArray(loc)) return null;
  const steps = loc.flatMap((step) => (typeof step === 'string' ? [step] : isNumber(step) ? [step.number] : []));
  return { path: outside.has(steps[0] ?? '') ? steps.slice(1) : steps, message };
}
