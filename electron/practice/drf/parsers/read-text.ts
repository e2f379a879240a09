import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { parseDocument } from 'yaml';
import { readCsv } from './read-csv.ts';

/** Reads a text; throws an error that says where the text is not what it should be. */
export type ReadText = (text: string) => unknown;

const xml = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  parseTagValue: false,
  // Only those that need no document type, in which entities could be made that never end.
  processEntities: false,
  tagValueProcessor: (_name, value) => withCharacters(value),
  attributeValueProcessor: (_name, value) => withCharacters(value),
});

const characters: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** `&amp;`, `&#38;` and `&#x26;` as what they stand for (XML 1.0 sections 4.1 and 4.6). */
const withCharacters = (text: string): string =>
  text.replace(
    /&(?:(amp|lt|gt|quot|apos)|#(\d{1,7})|#x([0-9a-f]{1,6}));/gi,
    (whole, name?: string, decimal?: string, hex?: string) => {
      if (name !== undefined) return characters[name] ?? whole;
      const point = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
      return point > 0 && point <= 0x10_ff_ff ? String.fromCodePoint(point) : whole;
    },
  );

function readXml(text: string): unknown {
  const verdict = XMLValidator.validate(text);
  if (verdict === true) return xml.parse(text) as unknown;
  const { msg, line, col } = verdict.err;
  throw new Error(`${msg.replace(/\.$/, '')}: line ${line} column ${col}`);
}

function readYaml(text: string): unknown {
  const document = parseDocument(text, { prettyErrors: false });
  const [first] = document.errors;
  if (!first) return document.toJS({ maxAliasCount: 20 }) as unknown;
  const before = text.slice(0, first.pos[0]);
  throw new Error(`${first.message}: line ${before.split('\n').length} column ${first.pos[0] - before.lastIndexOf('\n')}`);
}

/** How the formats of the web other than JSON are read, by media type. */
export const textReaders = { 'application/xml': readXml, 'application/yaml': readYaml, 'text/csv': readCsv } as const;

/** What the XML add-on of DRF makes of a document: the outermost element does not count, and an empty one is null. */
export function valueOfXml(document: unknown): unknown {
  const elements = Object.entries(document as Record<string, unknown>).filter(([name]) => !name.startsWith('?'));
  return valueOfElement(elements[0]?.[1]);
}

function valueOfElement(element: unknown): unknown {
  if (element === '' || element === undefined) return null;
  if (typeof element !== 'object' || element === null) return element;
  if (Array.isArray(element)) return element.map(valueOfElement);
  const items = (element as Record<string, unknown>)['list-item'];
  if (items !== undefined) return Array.isArray(items) ? items.map(valueOfElement) : [valueOfElement(items)];
  return Object.fromEntries(Object.entries(element).map(([name, each]) => [name, valueOfElement(each)]));
}

/** One line is an object, several are a list. An empty cell says nothing; JSON in a cell is what the CSV renderer puts there. */
export function valueOfCsv(rows: unknown): unknown {
  const objects = (rows as Record<string, string>[]).map((row) =>
    Object.fromEntries(
      Object.entries(row)
        .filter(([, cell]) => cell !== '')
        .map(([name, cell]) => [name, valueOfCell(cell)]),
    ),
  );
  return objects.length === 1 ? objects[0] : objects;
}

function valueOfCell(cell: string): unknown {
  if (!/^[[{]/.test(cell)) return cell;
  try {
    return JSON.parse(cell) as unknown;
  } catch {
    return cell;
  }
}
