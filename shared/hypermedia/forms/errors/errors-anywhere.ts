import { isArray, isNumber, isObject, member, textMember, type JsonObject, type JsonValue } from '../../json-value';
import { stepsOf, type SaidError } from './error-shape';

/** What an object calls the value that it is about: one path, or a list of steps. */
const pathNames = [
  'field',
  'fieldName',
  'loc',
  'path',
  'instancePath',
  'dataPath',
  'propertyPath',
  'property',
  'param',
  'parameter',
  'attribute',
  'attr',
  'target',
  'pointer',
  'key',
  'in',
  'name',
];
/** The same as a list of names or paths, each of its own. */
const listNames = ['fields', 'propertyName', 'expression', 'members', 'keys', 'params'];
/** Objects in it that may say so instead. */
const asideNames = ['extensions', 'context', 'source', 'meta'];
const messageNames = [
  'message',
  'Message',
  'msg',
  'description',
  'reason',
  'detail',
  'details',
  'diagnostics',
  'text',
  'defaultMessage',
  'errorMessage',
  'errorSummary',
  'messages',
  'error',
  'issue',
  'code',
];

/** Objects of these names hold texts by field; elsewhere a text under the name of a field may be its value, sent back. */
const holds = /^_?(?:errors?|issues?|details?|messages?|params|fields|validation|fieldErrors|violations|invalid|modelState)$/i;

/** Deeper than errors lie. */
const deepest = 8;
const most = 200;

/**
 * Errors wherever they stand in an answer: objects that name a field of the form and say what is wrong, and objects whose
 * members are fields with what is wrong with each. `isField` tells whether a path leads to a field.
 */
export function errorsAnywhere(body: JsonValue, isField: (path: readonly string[]) => boolean): readonly SaidError[] {
  const found: SaidError[] = [];
  visit(body, { path: [], depth: 0, isHeld: false });
  return found;

  function visit(value: JsonValue, at: Place): void {
    if (at.depth > deepest || found.length >= most) return;
    if (typeof value === 'string') return at.isHeld ? add(at.path, value) : undefined;
    if (isArray(value))
      return value.forEach((item, index) => visit(item, isObject(item) ? below(at, String(index)) : deeper(at)));
    if (isObject(value)) visitObject(value, at);
  }

  function visitObject(object: JsonObject, at: Place): void {
    // A path with the places of a text is GraphQL's, through the question.
    if (object.has('locations')) return;
    const message = messageOf(object);
    if (message === null) return visitMembers(object, at);
    const paths = pathsOf(object).flatMap((path) => (known(path).length > 0 ? [known(path)] : []));
    if (paths.length > 0) return whole(paths).forEach((path) => add(path, message));
    // An object below the name of a field, which says one thing and names nothing further.
    return known(at.path).length > 0 ? add(at.path, message) : visitMembers(object, at);
  }

  function visitMembers(object: JsonObject, at: Place): void {
    // Texts under names of which some are of no field are what the error is called, rather than what is wrong with each.
    const areFields = [...object].every(
      ([name, inner]) => typeof inner !== 'string' || isOwn(name) || isField([...at.path, name]),
    );
    for (const [name, inner] of object) {
      if (typeof inner !== 'string') visit(inner, isOwn(name) ? deeper(at, true) : below(at, name));
      // That a text is called `message` makes it none about a field of that name.
      else if (areFields) visit(inner, isOwn(name) ? deeper(at, true) : { ...below(at, name), isHeld: at.isHeld });
    }
  }

  function add(path: readonly string[], message: string): void {
    const field = known(path);
    if (message !== '' && field.length > 0) found.push({ path: field, message });
  }

  /** As much of a path as leads to a field. */
  function known(path: readonly string[]): readonly string[] {
    const all = path.flatMap(stepsOf);
    // The part of the request that a path may begin with is no field of it.
    const steps = all.length > 1 && all[0] === 'body' ? all.slice(1) : all;
    const ends = steps.map((_, cut) => steps.slice(0, steps.length - cut));
    return ends.find((one) => isField(one)) ?? [];
  }
}

interface Place {
  /** The names that led here. */
  readonly path: readonly string[];
  readonly depth: number;
  /** Inside of an object that holds what is wrong. */
  readonly isHeld: boolean;
}

/** Without the last steps of others, which stand beside them as the name of the field. */
const whole = (paths: readonly (readonly string[])[]): readonly (readonly string[])[] =>
  paths.filter((path) => !paths.some((other) => other.length > path.length && isSame(other.slice(-path.length), path)));

const isSame = (one: readonly string[], other: readonly string[]): boolean => one.join('/') === other.join('/');

/** What is wrong with the object itself, in a member of its own. */
const isOwn = (name: string): boolean => name === '_errors' || /^_[a-z]/.test(name);

const deeper = ({ path, depth, isHeld }: Place, held = isHeld): Place => ({ path, depth: depth + 1, isHeld: held });

const below = ({ path, depth, isHeld }: Place, name: string): Place => ({
  path: [...path, name],
  depth: depth + 1,
  isHeld: isHeld || holds.test(name),
});

const messageOf = (object: JsonObject): string | null =>
  messageNames
    .map((name) => textMember(object, name) ?? textMember(object.get(name), 'text') ?? allTexts(object.get(name)))
    .find((text) => text !== null && text !== '') ?? null;

const allTexts = (value: JsonValue | undefined): string | null =>
  isArray(value) && value.length > 0 && value.every((one) => typeof one === 'string') ? value.join(' ') : null;

function pathsOf(object: JsonObject): readonly (readonly string[])[] {
  const asides = [object, ...asideNames.map((name) => object.get(name))];
  return asides
    .flatMap((one) => [
      ...pathNames.flatMap((name) => pathIn(member(one, name))),
      ...locationIn(member(one, 'location')),
      ...listNames.flatMap((name) => pathsIn(member(one, name))),
    ])
    .slice(0, most);
}

function pathIn(value: JsonValue | undefined): readonly (readonly string[])[] {
  if (typeof value === 'string') return [stepsOf(value)];
  if (!isArray(value)) return [];
  const steps = value.map(stepIn);
  return steps.includes(null) ? [] : [steps.flatMap((step) => step ?? [])];
}

/** A name, an index, or an object that has one as its key. */
const stepIn = (step: JsonValue): string | null =>
  typeof step === 'string' ? step : isNumber(step) ? step.number : isObject(step) ? stepIn(step.get('key') ?? null) : null;

const pathsIn = (value: JsonValue | undefined): readonly (readonly string[])[] =>
  isArray(value) ? value.flatMap((one) => (typeof one === 'string' ? [stepsOf(one)] : [])) : [];

/** A location is the part of the request, unless it leads further. */
const locationIn = (value: JsonValue | undefined): readonly (readonly string[])[] =>
  typeof value === 'string' && /^body[.[/]/.test(value) ? [stepsOf(value)] : [];
