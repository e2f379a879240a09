import { longestYaml } from '#shared/model/body-markup';
import type { BodyFacts } from '#shared/model/body-window';
import { essenceOf } from './essence-of';
import type { BodyViewName } from './view-list';

type Facts = Pick<BodyFacts, 'looksLike' | 'bytes' | 'bytesSay'>;

const isJsonType = (essence: string): boolean =>
  /^(?:application|text)\/(?:json|.+\+json|x-ndjson|ndjson|jsonl|json-seq)$/.test(essence);

const isHtmlType = (essence: string): boolean => essence === 'text/html' || essence === 'application/xhtml+xml';

const isMarkdownType = (essence: string): boolean => /^text\/(?:x-)?markdown$/.test(essence);

/** What is called XML and is none of the kinds that are drawn. */
const isXmlType = (essence: string): boolean => /[/+]xml$/.test(essence) && !isHtmlType(essence) && essence !== 'image/svg+xml';

const isYamlType = (essence: string): boolean => /^(?:application|text)\/(?:x-|vnd\.)?yaml$|\+yaml$/.test(essence);

const unreadable: ReadonlySet<BodyFacts['looksLike']> = new Set(['binary', 'archive']);

/** A tree of a larger body takes seconds and much memory to make: it is made when asked for. */
const largestTreeBytes = 256 * 1024 * 1024;

/** The view that suits a body best. What the bytes look like counts for more than what the head calls them. */
export function pickBodyView(facts: Facts, contentType: string | null): BodyViewName {
  const essence = essenceOf(contentType);
  const { looksLike } = facts;
  const drawn = drawnAs(facts, essence);
  if (drawn !== null) return drawn;
  const listed = listedAs(essence);
  // Parts may be pictures, so that the whole is no text.
  if (listed === 'parts') return listed;
  if (unreadable.has(looksLike)) return 'hex';
  if (listed !== null) return listed;
  if (facts.bytes > largestTreeBytes) return 'text';
  return essence === 'text/plain' ? 'text' : treeOf(facts, essence);
}

/** JSON or XML that does not begin like it is shown as far as it goes, with what is wrong. */
function treeOf({ looksLike, bytes }: Facts, essence: string): BodyViewName {
  if (isXml(looksLike, essence)) return 'xml';
  if (bytes <= longestYaml && isYaml(looksLike, essence)) return 'yaml';
  return looksLike === 'json' || (isJsonType(essence) && (looksLike === 'text' || looksLike === 'yaml')) ? 'tree' : 'text';
}

const isXml = (looksLike: BodyFacts['looksLike'], essence: string): boolean =>
  looksLike === 'xml' || (isXmlType(essence) && (looksLike === 'html' || looksLike === 'text'));

/** All JSON is YAML as well, and is shown as what it is. */
function isYaml(looksLike: BodyFacts['looksLike'], essence: string): boolean {
  if (looksLike === 'text') return isYamlType(essence);
  return looksLike === 'yaml' && (isYamlType(essence) || essence === '' || essence === 'application/octet-stream');
}

/** What is a list of something by its type. */
const lists: readonly (readonly [BodyViewName, RegExp])[] = [
  ['parts', /^multipart\//],
  ['events', /^text\/event-stream$/],
  ['records', /[/+](?:x-)?(?:ndjson|jsonl|jsonlines|json-seq)$/],
  ['table', /^(?:text|application)\/(?:x-)?(?:csv|comma-separated-values|tab-separated-values|tsv)$/],
  ['fields', /^application\/x-www-form-urlencoded$/],
];

const listedAs = (essence: string): BodyViewName | null => lists.find(([, types]) => types.test(essence))?.[0] ?? null;

/** A picture, sound or film, by its bytes; SVG is text as well, and one when its server calls it so. */
function drawnAs({ looksLike, bytesSay }: Facts, essence: string): BodyViewName | null {
  if (looksLike === 'image' || looksLike === 'audio' || looksLike === 'video' || looksLike === 'pdf') return looksLike;
  return essence === 'image/svg+xml' || (bytesSay === 'image/svg+xml' && essence === '') ? 'image' : null;
}

/** The few views that stand on the bar for a body: the one that suits it, and those that always do. All others are in the menu. */
export function viewsFor(facts: Facts, contentType: string | null): readonly BodyViewName[] {
  const best = pickBodyView(facts, contentType);
  const alike = [best, ...alikeTo(facts, essenceOf(contentType))].filter((name) => name !== 'text' && name !== 'hex');
  return [...new Set<BodyViewName>([...alike, 'text', 'hex'])];
}

/** What else a text may well be looked at as. */
function alikeTo({ looksLike, bytesSay }: Facts, essence: string): readonly BodyViewName[] {
  if (bytesSay === 'image/svg+xml') return ['image'];
  if (isMarkdownType(essence)) return ['markdown'];
  if (looksLike === 'xml' || isXmlType(essence)) return isHtmlType(essence) ? ['page'] : ['xml'];
  if (looksLike === 'html' || isHtmlType(essence)) return ['page'];
  return trees.filter(([, suits]) => suits(looksLike, essence)).map(([name]) => name);
}

const trees: readonly (readonly [BodyViewName, (looksLike: Facts['looksLike'], essence: string) => boolean])[] = [
  ['tree', (looksLike, essence) => looksLike === 'json' || isJsonType(essence)],
  ['yaml', (looksLike, essence) => looksLike === 'yaml' || isYamlType(essence)],
];

/** Whether a body can be read, so that it can be filtered and searched. */
export const isText = ({ looksLike }: Pick<Facts, 'looksLike'>): boolean =>
  looksLike === 'json' || looksLike === 'xml' || looksLike === 'html' || looksLike === 'yaml' || looksLike === 'text';
