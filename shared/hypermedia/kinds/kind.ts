import type { JsonArray, JsonObject, JsonValue } from '../json-value.ts';
import type { OfferedFilter } from '../filters/read-filters.ts';
import type { IncludedResources } from '../json-api-relationship.ts';
import type { PageEmbedded, PageKind, PageLink } from '../page.ts';
import type { ReadInput } from '../page-input.ts';

export interface KindList {
  readonly items: JsonArray;
  readonly pointer: string;
  /** What its rows are related to, where that came along with them. */
  readonly included?: IncludedResources;
  /** The items as they stand in the body, where rows were made of them; what is sent to the list is modelled on these. */
  readonly models?: JsonArray;
}

/** What one kind of hypermedia finds in a body. */
export interface KindReading {
  readonly list: KindList | null;
  /** Members to show as fields; null when there are none beside the list. */
  readonly resource: JsonObject | null;
  /** The members that are shown, where they are not those of the resource. */
  readonly shown?: JsonObject | null;
  /** Links that stand in a place made for links. */
  readonly links: readonly PageLink[];
  /** What the body says it is called, when the kind has a place for that. */
  readonly title?: string | null;
  readonly description?: string | null;
  /** Resources inside this one, in a place made for such; made when asked for, since whoever wants the rows alone does not look at them. */
  readonly embedded?: () => readonly PageEmbedded[];
  /** Query parameters the kind itself says the list can be narrowed by. */
  readonly offered?: readonly OfferedFilter[];
  /** Query parameters that say what is asked: with another value they ask for something else, and narrow nothing. */
  readonly asking?: readonly string[];
}

/** One way in which APIs lay out their answers. */
export interface Kind {
  readonly name: PageKind;
  /** Reads a body of this kind; null when it is of another. */
  read(body: JsonValue, input: ReadInput): KindReading | null;
}

/** More links than anybody looks through: a body with more is data. */
export const mostLinks = 200;

/** An object without some of its members. */
export const without = (object: JsonObject, names: readonly string[]): JsonObject =>
  new Map([...object].filter(([name]) => !names.includes(name)));
