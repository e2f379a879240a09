import { addressOf, nameOf } from '../own-names.ts';
import { humanise, singular } from '../humanise.ts';
import { isArray, isObject, type JsonObject, type JsonValue } from '../json-value.ts';
import { readTable } from '../list-table.ts';
import type { PageEmbedded, PageLink } from '../page.ts';
import { readFields } from '../resource-fields.ts';
import { without } from './kind.ts';

/** Rows of an embedded list that are in the model; all of them can be had by the list's place in the body. */
const mostRows = 100;

interface Found {
  readonly rel: string;
  readonly value: JsonValue;
  readonly pointer: string;
  readonly base: string;
  readonly title?: string | null;
  readonly url?: string | null;
  readonly links?: readonly PageLink[];
  readonly embedded?: readonly PageEmbedded[];
}

/** A resource, or a list of resources, that stands in a place made for embedding. */
export function readEmbedded({ rel, value, pointer, base, title, url, links = [], embedded = [] }: Found): PageEmbedded {
  const object = isObject(value) ? value : null;
  return {
    rel,
    title: title || titleOf(object, rel),
    pointer,
    url: url ?? (object && addressOf(object, base)),
    fields: object ? readFields(without(object, beside), pointer, base) : [],
    table: isArray(value) ? readTable(value, pointer, base, { most: mostRows }) : null,
    links,
    embedded,
  };
}

const titleOf = (object: JsonObject | null, rel: string): string =>
  object === null ? humanise(rel) : (nameOf(object) ?? singular(humanise(rel)));

/** What HAL keeps beside the values of a resource. */
const beside = ['_links', '_embedded', '_templates'];
