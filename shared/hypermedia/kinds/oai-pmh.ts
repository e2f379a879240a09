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
  const besides = [...root.children, ...list.children].filter((child) => child !== list && child.name !== name);
  const rest = membersOf({ ...root, children: besides });
  return {
    list: { items: rows.map((row) => (name === 'record' ? recordOf(row) : valueOf(row))), pointer },
    resource: rest.size > 0 ? rest : null,
    links: linksOf(root, '', base),
  };
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
