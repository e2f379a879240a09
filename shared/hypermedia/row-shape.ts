import { codes } from './json-reader.ts';
import { JsonSkipper } from './json-skipper.ts';

/** How an object is laid out: its members in order, and what each of them holds. */
export type RowShape = readonly MemberShape[];

export interface MemberShape {
  /** Its name as it stands in the text, with the quotes. */
  readonly head: string;
  readonly holds: ValueShape;
}

/**
 * An object with these members each time; or a list of such objects; or the same each time; or text that begins in the same way;
 * or nothing but text; or anything in which so many objects and lists lie in each other.
 */
export type ValueShape = RowShape | Items | Exact | Begun | 'text' | number;

interface Items {
  readonly items: readonly RowShape[];
}

interface Exact {
  readonly exact: string;
}

/** As it stands in the text, without the quote. */
interface Begun {
  readonly begins: string;
}

export const isShape = (holds: ValueShape | undefined): holds is RowShape => Array.isArray(holds);
export const isItems = (holds: ValueShape | undefined): holds is Items => typeof holds === 'object' && 'items' in holds;
export const isExact = (holds: ValueShape | undefined): holds is Exact => typeof holds === 'object' && 'exact' in holds;
export const isBegun = (holds: ValueShape | undefined): holds is Begun => typeof holds === 'object' && 'begins' in holds;

/** Members of a row that kinds of API keep its values in: what their names are, matters to whoever looks for columns. */
const holders: ReadonlySet<string> = new Set(['"attributes"', '"relationships"', '"properties"', '"resource"', '"node"']);

const longestExact = 100;

/** An entry of FHIR that is named so has no address. */
const nameless = { head: '"fullUrl"', begins: 'urn:' };

/** What tells the items of a list apart that Collection+JSON keeps the values and the links of an item in. */
const tellers: Readonly<Record<string, string>> = { '"data"': '"name"', '"links"': '"rel"' };
const mostItems = 40;

/** How OData has what it does not send along. */
const putOff = '"__deferred"';

/** The shape of an object that begins at a place of a text, and is known to be JSON. */
export const shapeOf = (text: string, from: number): RowShape => new ShapeReader(text, from).shape(true);

/** Whether two shapes have the same members in the same order. */
export const isLike = (one: RowShape, other: RowShape): boolean =>
  one.length === other.length && one.every(({ head }, at) => head === other[at]?.head);

/** Whether two shapes are equal. */
export const isSameShape = (one: RowShape, other: RowShape): boolean =>
  one.length === other.length &&
  one.every(({ head, holds }, at) => head === other[at]?.head && isSameValue(holds, other[at].holds));

function isSameValue(one: ValueShape, other: ValueShape): boolean {
  if (isShape(one)) return isShape(other) && isSameShape(one, other);
  if (isItems(one)) return isItems(other) && areSameShapes(one.items, other.items);
  if (isBegun(one)) return isBegun(other) && one.begins === other.begins;
  return isExact(one) ? isExact(other) && one.exact === other.exact : one === other;
}

const areSameShapes = (some: readonly RowShape[], others: readonly RowShape[]): boolean =>
  some.length === others.length && some.every((one, at) => isSameShape(one, others[at] ?? []));

/** The second of two shapes that are like each other, with room for what the first one holds. */
export const roomier = (one: RowShape, other: RowShape): RowShape =>
  other.map(({ head, holds }, at) => {
    const before = one[at]?.holds;
    return { head, holds: typeof holds === 'number' && typeof before === 'number' ? Math.max(holds, before) : holds };
  });

class ShapeReader extends JsonSkipper {
  /** The row keeps its values in a list. */
  #isListed = false;

  shape(isRow: boolean): RowShape {
    const shape: MemberShape[] = [];
    this.members((from, to) => {
      const head = this.text.slice(from - 1, to + 1);
      shape.push({ head, holds: this.#value(head, isRow) });
      return null;
    });
    this.take(codes.closeObject);
    // What a resource of JSON:API is called by is text; another kind of row may have any type.
    const isResource = isRow && shape.some(({ holds }) => isShape(holds));
    return isResource ? shape : shape.map(({ head, holds }) => ({ head, holds: holds === 'text' ? 0 : holds }));
  }

  #value(head: string, isOfRow: boolean): ValueShape {
    this.skipSpace();
    const from = this.at;
    if (this.#isMembers(head, isOfRow)) return this.shape(false);
    const items = isOfRow ? this.#items(head) : null;
    if (items !== null) return { items };
    this.at = from;
    this.skip(1);
    const told = isOfRow ? this.#told(head, from) : null;
    if (told !== null) return told;
    return head === '"type"' && this.text.charCodeAt(from) === codes.quote ? 'text' : depthOf(this.text, from, this.at);
  }

  /** What a value that was just passed says of the rest of the row; null where it says nothing. */
  #told(head: string, from: number): ValueShape | null {
    // How entities are related to what they are in (Siren) is mostly the same for all of them.
    if (head === '"rel"' && this.at - from <= longestExact) return { exact: this.text.slice(from, this.at) };
    const { begins } = nameless;
    return head === nameless.head && this.text.startsWith(`"${begins}`, from) ? { begins } : null;
  }

  /** The items of a list of values by their names, or of the links beside them; null for any other. */
  #items(head: string): readonly RowShape[] | null {
    const teller = tellers[head];
    const mayBe = teller !== undefined && (head === '"data"' || this.#isListed);
    if (!mayBe || this.text.charCodeAt(this.at) !== codes.openList) return null;
    const found = this.#itemsToldBy(teller);
    this.#isListed ||= found !== null;
    return found;
  }

  #itemsToldBy(teller: string): readonly RowShape[] | null {
    const items: RowShape[] = [];
    this.at += 1;
    this.skipSpace();
    for (let isMore = !this.take(codes.closeList); isMore; isMore = this.take(codes.comma)) {
      const item = items.length < mostItems ? this.#item(teller) : null;
      if (item === null) return null;
      items.push(item);
      this.skipSpace();
    }
    return items.length === 0 || this.take(codes.closeList) ? items : null;
  }

  /** An object that is told from others by a text; null where it is none. */
  #item(teller: string): RowShape | null {
    this.skipSpace();
    if (this.text.charCodeAt(this.at) !== codes.openObject) return null;
    const shape: MemberShape[] = [];
    this.members((from, to) => {
      const head = this.text.slice(from - 1, to + 1);
      this.skipSpace();
      shape.push({ head, holds: this.#part(head, teller) });
      return null;
    });
    const isTold = shape.some(({ head, holds }) => head === teller && isExact(holds));
    return this.take(codes.closeObject) && isTold ? shape : null;
  }

  #part(head: string, teller: string): ValueShape {
    const from = this.at;
    this.skip(1);
    const isText = this.text.charCodeAt(from) === codes.quote;
    if (isText && head === teller && this.at - from <= longestExact) return { exact: this.text.slice(from, this.at) };
    return isText && head === '"prompt"' ? 'text' : depthOf(this.text, from, this.at);
  }

  /** Whether the value that begins here is an object whose names matter. */
  #isMembers(head: string, isOfRow: boolean): boolean {
    if (this.text.charCodeAt(this.at) !== codes.openObject) return false;
    return head === putOff || (isOfRow && (holders.has(head) || this.#isPutOff()));
  }

  #isPutOff(): boolean {
    const from = this.at;
    this.at += 1;
    this.skipSpace();
    const is = this.text.startsWith(putOff, this.at);
    this.at = from;
    return is;
  }
}

/** How many objects and lists lie in each other in a part of a text. */
function depthOf(text: string, from: number, to: number): number {
  let [depth, deepest] = [0, 0];
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at);
    if (code === codes.quote) at = endOfString(text, at);
    else if (code === codes.openObject || code === codes.openList) deepest = Math.max(deepest, ++depth);
    else if (code === codes.closeObject || code === codes.closeList) depth -= 1;
  }
  return deepest;
}

function endOfString(text: string, from: number): number {
  let at = from + 1;
  for (; text.charCodeAt(at) !== codes.quote; at++) if (text.charCodeAt(at) === codes.backslash) at += 1;
  return at;
}
