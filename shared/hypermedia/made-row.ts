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
  return layout === null || maker.mayHave(layout) === null ? maker.make(source) : new MadeRow(source, maker);
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
