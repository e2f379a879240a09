import { isArray, isObject, pointerTo, type JsonValue } from './json-value';

/** A list in a body, by its JSON Pointer. */
export interface FoundList {
  readonly pointer: string;
  readonly count: number;
}

const deepest = 6;
const most = 50;

/** The lists of a body that may be its rows, outermost first. Lists inside of lists are parts of rows. */
export function findLists(body: JsonValue | undefined): FoundList[] {
  const found: FoundList[] = [];
  let level: (readonly [value: JsonValue | undefined, pointer: string])[] = [[body, '']];
  for (let depth = 0; depth <= deepest && level.length > 0 && found.length < most; depth++) {
    for (const [value, pointer] of level) if (isArray(value)) found.push({ pointer, count: value.length });
    level = level.flatMap(([value, pointer]) =>
      isObject(value) ? [...value].map(([name, inner]) => [inner, pointerTo(pointer, name)] as const) : [],
    );
  }
  return found.slice(0, most);
}
