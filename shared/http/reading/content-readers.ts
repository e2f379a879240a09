import { listOf, splitOutsideQuotes } from '../header-list';
import { isJson, readMediaType, readParams } from '../media-type';
import { formatBytes, formatCount, joinWords } from '../quantities';
import { plain, strong, type HeaderReader } from './reading';

const names: Readonly<Record<string, string>> = {
  'application/json': 'JSON',
  'application/problem+json': 'a problem description in JSON',
  'application/merge-patch+json': 'changes in JSON (merge patch)',
  'application/json-patch+json': 'a list of changes in JSON (JSON Patch)',
  'application/hal+json': 'JSON with HAL links',
  'application/vnd.api+json': 'JSON:API',
  'application/ld+json': 'JSON-LD',
  'application/x-ndjson': 'JSON, one value a line',
  'application/x-www-form-urlencoded': 'a form',
  'multipart/form-data': 'a form in parts',
  'application/octet-stream': 'bytes of no stated kind',
  'application/pdf': 'PDF',
  'application/yaml': 'YAML',
  'text/html': 'HTML',
  'text/plain': 'plain text',
  'text/csv': 'CSV',
  'text/event-stream': 'a stream of events',
  'image/svg+xml': 'an SVG drawing',
};

const families: Readonly<Record<string, string>> = {
  image: 'an image',
  audio: 'sound',
  video: 'video',
  font: 'a font',
  text: 'text',
};

/** What a media type is, in words; null for what is none. */
export function nameOfType(value: string): string | null {
  const media = readMediaType(value);
  if (!media) return null;
  if (names[media.essence]) return names[media.essence] ?? null;
  if (isJson(media)) return `JSON (${media.subtype})`;
  if (media.subtype === 'xml' || media.subtype.endsWith('+xml')) return 'XML';
  const family = families[media.type];
  return family ? `${family}, ${media.subtype}` : media.essence;
}

/** `application/json` → JSON, UTF-8. */
export const readContentType: HeaderReader = (value) => {
  const name = nameOfType(value);
  if (name === null) return null;
  const charset = readMediaType(value)?.params.get('charset')?.toUpperCase() ?? (name.startsWith('JSON') ? 'UTF-8' : null);
  return plain(charset === null ? name : `${name}, ${charset}`);
};

/** `1912` → 1.9 kB. */
export const readContentLength: HeaderReader = (value) => {
  if (!/^\d+$/.test(value)) return null;
  return value === '0' ? plain('no body') : [strong(formatBytes(Number(value)))];
};

const encodings: Readonly<Record<string, string>> = {
  gzip: 'gzip',
  'x-gzip': 'gzip',
  br: 'Brotli',
  zstd: 'Zstandard',
  deflate: 'deflate',
  compress: 'compress (LZW)',
  identity: 'not packed',
};

/** `gzip, br` → packed with gzip, then Brotli. */
export const readContentEncoding: HeaderReader = (value) => {
  const list = listOf([value]).map((name) => encodings[name.toLowerCase()] ?? `${name}, which Cairn does not know`);
  return list.length === 0 ? null : plain(list[0] === 'not packed' ? 'not packed' : `packed with ${list.join(', then ')}`);
};

/** `a, b;q=0.5` → a first, then b. */
export const readPreferences: HeaderReader = (value) => {
  const wishes = listOf([value]).map((item) => {
    const [what = '', ...rest] = splitOutsideQuotes(item, ';');
    const weight = Number(readParams(rest).get('q') ?? '1');
    return { what, weight: Number.isNaN(weight) ? 1 : weight };
  });
  const kept = wishes.filter(({ weight }) => weight > 0).toSorted((a, b) => b.weight - a.weight);
  const refused = wishes.filter(({ weight }) => weight === 0).map(({ what }) => `not ${anything(what)}`);
  if (wishes.length === 0) return null;
  return plain([...rank(kept), ...refused].join(', '));
};

function rank(wishes: readonly { what: string; weight: number }[]): string[] {
  const weights = [...new Set(wishes.map(({ weight }) => weight))];
  const equals = weights.map((weight) => wishes.filter((wish) => wish.weight === weight).map(({ what }) => anything(what)));
  return equals.map((names, index) => `${index === 0 ? '' : 'then '}${joinWords(names, 'or')}`);
}

const anything = (what: string): string => (what === '*/*' || what === '*' ? 'anything' : what);

/** `attachment; filename="a.csv"` → to be saved as a.csv. */
export const readDisposition: HeaderReader = (value) => {
  const [kind = '', ...rest] = splitOutsideQuotes(value, ';');
  const params = readParams(rest);
  const name = extended(params.get('filename*')) ?? params.get('filename');
  const what = kind.toLowerCase() === 'inline' ? 'to be shown' : 'to be saved';
  return name ? [{ text: `${what} as ` }, strong(name)] : plain(what);
};

/** `UTF-8''na%C3%AFve.txt` (RFC 8187). */
function extended(value: string | undefined): string | null {
  const [, text] = /^utf-8'[^']*'(.*)$/i.exec(value ?? '') ?? [];
  if (text === undefined) return null;
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

/** `bytes 0-99/1000` → bytes 0 to 99 of 1000. */
export const readContentRange: HeaderReader = (value) => {
  const [, unit = '', from, to, total] = /^(\w+) (?:(\d+)-(\d+)|\*)\/(\d+|\*)$/.exec(value) ?? [];
  if (unit === '') return null;
  const whole = total === '*' ? 'an unknown total' : formatCount(Number(total));
  return plain(from === undefined ? `nothing; the whole has ${whole} ${unit}` : `${unit} ${from} to ${to} of ${whole}`);
};

/** `bytes` or `none`. */
export const readAcceptRanges: HeaderReader = (value) =>
  plain(value.toLowerCase() === 'none' ? 'parts cannot be asked for' : `parts can be asked for, in ${value}`);
