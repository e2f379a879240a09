import type { OfferedFilter } from '../filters/read-filters.ts';
import { queryOf } from '../filters/query-of.ts';
import { createField } from '../forms/create-field.ts';
import { isObject, pointerTo, type JsonObject, type JsonValue } from '../json-value.ts';
import { childOf, type XmlElement } from '../parse-xml.ts';
import type { KindReading } from './kind.ts';
import { linksOf, membersOf, valueOf } from './plain-xml.ts';

/** What the lists of OAI-PMH are lists of (OAI-PMH 2.0, 4). */
const rowsOf: Readonly<Record<string, string>> = {
  ListRecords: 'record',
  ListIdentifiers: 'header',
  ListSets: 'set',
  ListMetadataFormats: 'metadataFormat',
};

/** The list in an answer to a harvester; null where it is none. */
export const oaiList = ({ name, children }: XmlElement): XmlElement | null =>
  name === 'OAI-PMH' ? (children.find((child) => Object.hasOwn(rowsOf, child.name)) ?? null) : null;

/** Records, their headers, sets or formats: a list also where there is one of them. Null for any other XML. */
export function readOai(root: XmlElement, base: string): KindReading | null {
  const list = oaiList(root);
  const name = list && rowsOf[list.name];
  if (!list || !name) return null;
  const rows = list.children.filter((child) => child.name === name);
  const pointer = [root.qualified, list.qualified, rows[0]?.qualified ?? name].reduce(pointerTo, '');
  // The token is what the pages are turned by.
  const others = list.children.filter((child) => child.name !== name && child.name !== 'resumptionToken');
  const besides = [...root.children.filter((child) => child !== list), ...others];
  const rest = membersOf({ ...root, children: besides });
  return {
    list: { items: rows.map((row) => (name === 'record' ? recordOf(row) : valueOf(row))), pointer },
    resource: rest.size > 0 ? rest : null,
    links: linksOf(root, '', base),
    asking: ['verb', 'resumptionToken'],
    offered: filtersOf(list.name, base),
  };
}

/**
 * What the records or headers of an archive can be narrowed by (OAI-PMH 2.0, 4.3 and 4.5): their format has to be said. Nothing
 * behind a token, which goes without any other argument (3.5).
 */
function filtersOf(list: string, url: string): OfferedFilter[] {
  if (!['ListRecords', 'ListIdentifiers'].includes(list) || queryOf(url).has('resumptionToken')) return [];
  const fields = [
    createField('metadataPrefix', { label: 'Format', required: true, help: 'As ListMetadataFormats names it.' }),
    createField('from', { label: 'From', type: 'date', help: 'Changed on this day or later, in UTC.' }),
    createField('until', { label: 'Until', type: 'date', help: 'Changed on this day or before, in UTC.' }),
    createField('set', { label: 'Set', help: 'As ListSets names it.' }),
  ];
  return fields.map((field) => ({ field, source: 'OAI-PMH' }));
}

/** A record as one object: what its header says of it, and what its metadata do, under the name of their format where both say it. */
function recordOf(record: XmlElement): JsonValue {
  const header = childOf(record, 'header');
  const [format, ...others] = childOf(record, 'metadata')?.children ?? [];
  if (header === undefined || others.length > 0) return valueOf(record);
  const head = membersOf(header);
  const besides = membersOf({
    ...record,
    children: record.children.filter(({ name }) => !['header', 'metadata'].includes(name)),
  });
  return new Map([...head, ...(format ? metadataOf(format, head) : []), ...besides]);
}

function metadataOf(format: XmlElement, head: JsonObject): readonly (readonly [string, JsonValue])[] {
  const value = valueOf(format);
  if (!isObject(value)) return [[format.name, value]];
  return [...value].map(([name, one]) => [head.has(name) ? `${format.name}:${name}` : name, one]);
}
