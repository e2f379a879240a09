import { addressOf, nameOf } from '../cells.ts';
import { humanise, singular } from '../humanise.ts';
import { isArray, isObject, type JsonObject, type JsonValue } from '../json-value.ts';
import { readTable } from '../list-table.ts';
import type { PageEmbedded } from '../page.ts';
import { readFields } from '../resource-fields.ts';

/** Rows of an embedded list that are in the model; all of them can be had by the list's place in the body. */
const mostRows = 100;

interface Found {
  readonly rel: string;
  readonly value: JsonValue;
  readonly pointer: string;
  readonly base: string;
  readonly title?: string | null;
  readonly url?: string | null;
}

/** A resource, or a list of resources, that stands in a place made for embedding. */
export function readEmbedded({ rel, value, pointer, base, title, url }: Found): PageEmbedded {
  const object = isObject(value) ? value : null;
  return {
    rel,
    title: title || (object && nameOf(object)) || (object ? singular(humanise(rel)) : humanise(rel)),
    pointer,
    url: url ?? (object && addressOf(object, base)),
    fields: object ? readFields(withoutLinks(object), pointer, base) : [],
    table: isArray(value) ? readTable(value, pointer, base, mostRows) : null,
  };
}

const withoutLinks = (object: JsonObject): JsonObject => new Map([...object].filter(([name]) => name !== '_links'));
