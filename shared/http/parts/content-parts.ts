import { describeMethod } from '../methods';
import { listOf, splitOutsideQuotes } from '../header-list';
import { readParams } from '../media-type';
import { formatBytes, formatCount } from '../quantities';
import { nameOfType } from '../reading/content-readers';
import { eachOf, lookUp, meant, part, wrong, type HeaderPart, type PartsReader, type Words } from './header-part';

/** Type and parameters. */
export const contentTypeParts: PartsReader = (value) => {
  const [essence = '', ...params] = splitOutsideQuotes(value, ';');
  const name = nameOfType(essence);
  const type = name === null ? wrong(essence, 'no media type: it takes two words with a slash between') : part(essence, name);
  const more = params.map((item) => typeParam(item, essence.toLowerCase()));
  const isOpen = essence.toLowerCase().startsWith('multipart/') && !readParams(params).get('boundary');
  return [type, ...more, ...(isOpen ? [wrong('boundary', 'is missing: nobody can tell where a part ends')] : [])];
};

function typeParam(item: string, essence: string): HeaderPart {
  const [name = '', value = ''] = [...readParams([item])][0] ?? [];
  if (name === '') return wrong(item, 'a semicolon with nothing after it');
  if (value === '') return wrong(item, 'a parameter needs a value');
  if (name === 'charset' && essence.endsWith('json')) return part(item, 'of no effect: JSON is always UTF-8');
  const says: Words = {
    charset: `the letters are written in ${value.toUpperCase()}`,
    boundary: 'the line that parts begin with',
    profile: 'a convention the content follows beyond its type',
    version: `version ${value} of the format`,
    q: 'a weight, which belongs into Accept',
  };
  return part(item, lookUp(says, name) ?? `parameter ${name}`);
}

/** Shown or saved, and under which name. */
export const dispositionParts: PartsReader = (value) => {
  const [kind = '', ...params] = splitOutsideQuotes(value, ';');
  const says = lookUp(dispositions, kind);
  const first = /^[\w-]+$/.test(kind)
    ? part(kind, says ?? 'unknown, so it is treated as attachment')
    : wrong(kind, 'begins with inline or attachment');
  return [first, ...params.map(fileParam)];
};

const dispositions: Words = { inline: 'to be shown', attachment: 'to be saved as a file', 'form-data': 'a field of a form' };

function fileParam(item: string): HeaderPart {
  const [name, value] = [...readParams([item])][0] ?? ['', ''];
  if (name === 'filename*') return extendedName(item, value);
  if (name === 'filename')
    return /[/\\]/.test(value)
      ? wrong(item, 'a path: only what follows the last slash is used')
      : part(item, `the name to save it under: ${value}`);
  return part(item, name === 'name' ? `the field ${value}` : `parameter ${name || item}`);
}

/** A file name beyond ASCII (RFC 8187). */
function extendedName(item: string, value: string): HeaderPart {
  const [, text] = /^(?:utf-8|iso-8859-1)'[^']*'(.*)$/i.exec(value) ?? [];
  const decoded = text === undefined ? null : decode(text);
  return decoded === null ? wrong(item, "has to look like UTF-8''na%C3%AFve.txt") : part(item, `the name in full: ${decoded}`);
}

function decode(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

export const codings: Words = {
  gzip: 'gzip, understood everywhere',
  'x-gzip': 'gzip under an old name',
  br: 'Brotli, smaller than gzip for text',
  zstd: 'Zstandard, fast and small',
  deflate: 'deflate, which servers have written in two ways',
  compress: 'LZW of old Unix',
  dcb: 'Brotli against a shared dictionary',
  dcz: 'Zstandard against a shared dictionary',
  identity: 'not packed at all',
  aes128gcm: 'encrypted, as push messages are',
  chunked: 'in pieces, each with its size',
  trailers: 'fields after the body are read',
  '*': 'any other',
};

/** Compressions in the order they were applied. */
export const codingParts = eachOf((item) => {
  const says = lookUp(codings, item.split(';')[0] ?? '');
  return says === undefined ? part(item, `a coding that Cairn does not know${meant(item, codings)}`) : part(item, says);
});

/** Transfer codings: chunked has to come last, and once. */
export const transferCodingParts: PartsReader = (value, context) => {
  const items = listOf([value]).map((item) => item.toLowerCase());
  const parts = codingParts(value, context);
  return parts.map((one, index) =>
    items[index] === 'chunked' && index < items.length - 1
      ? wrong(one.piece, 'has to be the last coding, or the end cannot be found')
      : one,
  );
};

/** Media types without weights, as Accept-Patch and Accept-Post list them. */
export const typeListParts = eachOf((item) => {
  const name = nameOfType(item);
  return name === null && item !== '*/*' ? wrong(item, 'no media type') : part(item, name ?? 'anything');
});

/** `bytes 0-99/1000`. */
export const contentRangeParts: PartsReader = (value) => {
  const [, unit, from, to, total = ''] = /^(\w+) (?:(\d+)-(\d+)|\*)\/(\d+|\*)$/.exec(value) ?? [];
  if (unit === undefined) return [wrong(value, 'has to look like bytes 0-99/1000')];
  const whole = part(
    total,
    total === '*' ? 'the whole length is not known' : `the whole has ${formatCount(Number(total))} ${unit}`,
  );
  if (from === undefined) return [part('*', 'no part: the range asked for could not be had'), whole];
  if (Number(to) < Number(from)) return [wrong(`${from}-${to}`, 'ends before it begins'), whole];
  if (total !== '*' && Number(to) >= Number(total)) return [wrong(`${from}-${to}`, 'reaches beyond the whole length'), whole];
  return [part(`${from}-${to}`, `${formatCount(Number(to) - Number(from) + 1)} ${unit}, both ends counted`), whole];
};

/** `bytes=0-99,-500`. */
export const rangeParts: PartsReader = (value, context) => {
  const [unit = '', set] = value.split(/=(.*)/s);
  if (set === undefined) return [wrong(value, 'has to look like bytes=0-499')];
  return eachOf((item) => {
    const [, from = '', to = ''] = /^(\d*)-(\d*)$/.exec(item) ?? [];
    if (from === '' && to === '') return wrong(item, 'needs a first or a last position');
    if (from === '') return part(item, `the last ${formatCount(Number(to))} ${unit}`);
    if (to === '') return part(item, `from position ${formatCount(Number(from))} to the end`);
    return Number(to) < Number(from)
      ? wrong(item, 'ends before it begins')
      : part(item, `${formatCount(Number(to) - Number(from) + 1)} ${unit}, both ends counted`);
  })(set, context);
};

export const contentLengthParts: PartsReader = (value) => {
  if (/^\d+$/.test(value)) return [part(value, value === '0' ? 'no body' : formatBytes(Number(value)))];
  const items = listOf([value]);
  const isSame = items.length > 1 && new Set(items).size === 1 && /^\d+$/.test(items[0] ?? '');
  return [
    wrong(
      value,
      isSame
        ? 'said more than once, luckily with one value'
        : 'has to be one whole number: differing lengths are how requests are smuggled',
    ),
  ];
};

export const acceptRangesParts: PartsReader = (value) => [
  part(value, value.toLowerCase() === 'none' ? 'parts cannot be asked for' : `parts can be asked for, counted in ${value}`),
];

/** Methods with what each asks for. */
export const methodListParts: PartsReader = (value, context) =>
  value === '' ? [part('', 'empty: no method at all')] : eachOf(methodPart)(value, context);

export const methodPart = (item: string): HeaderPart => {
  const facts = describeMethod(item);
  if (facts) return part(item, facts.meaning);
  if (item === '*') return part(item, 'any method');
  return describeMethod(item.toUpperCase())
    ? wrong(item, 'methods are written in capitals, and compared so')
    : part(item, 'a method of this server alone');
};
