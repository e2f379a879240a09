import { isObject, LateObject, type JsonObject, type JsonValue } from './json-value.ts';
import { layoutOf, type RowLayout } from './unread-row.ts';

/** How a kind of API makes the row of a table of what stands in its list. */
export interface RowMaker {
  /** An object where `mayHave` tells its names. */
  readonly make: (source: JsonObject) => JsonValue;
  /** All names that a row can have that is made of something laid out like this; null where that depends on its values. */
  readonly mayHave: (layout: RowLayout) => readonly string[] | null;
}

/** A row that a kind makes: at once, or when somebody looks into it where what it is made of is not read yet. */
export function madeRow(source: JsonValue, maker: RowMaker): JsonValue {
  if (!isObject(source)) return source;
  const layout = layoutOf(source);
  return layout === null || namesOfMade(maker, layout) === null ? maker.make(source) : new MadeRow(source, maker);
}

const kept = new WeakMap<RowLayout, Map<RowMaker, readonly string[] | null>>();

/** What a maker says of a layout, worked out once for all its rows. */
export function namesOfMade(maker: RowMaker, layout: RowLayout): readonly string[] | null {
  const byMaker = kept.get(layout) ?? new Map<RowMaker, readonly string[] | null>();
  const found = byMaker.get(maker);
  if (found !== undefined) return found;
  const names = maker.mayHave(layout);
  kept.set(layout, byMaker.set(maker, names));
  return names;
}

/** A row that is made when somebody looks into it. */
export class MadeRow extends LateObject {
  readonly source: JsonObject;
  readonly maker: RowMaker;

  constructor(source: JsonObject, maker: RowMaker) {
    super();
    this.source = source;
    this.maker = maker;
  }

  protected read(): JsonObject {
    const made = this.maker.make(this.source);
    return isObject(made) ? made : this.source;
  }
}
