import type { Host } from '#shared/contract/types';
import { sentenceOf } from './body-failure';
import { sizeOf } from './body-words';
import { essenceOf } from './essence-of';

const endings: Readonly<Record<string, string>> = {
  'application/json': 'json',
  'application/xml': 'xml',
  'text/xml': 'xml',
  'text/html': 'html',
  'text/plain': 'txt',
  'text/csv': 'csv',
  'image/svg+xml': 'svg',
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/gif': 'gif',
  'image/webp': 'webp',
  'application/pdf': 'pdf',
  'application/yaml': 'yaml',
  'text/yaml': 'yaml',
  'application/x-yaml': 'yaml',
  'text/markdown': 'md',
  'application/x-ndjson': 'ndjson',
};

/** A name for the file: the last part of the address, with an ending that says what is in it. */
export function fileNameFor(url: string, contentType: string | null): string {
  const path = url.replace(/[?#].*$/, '').replace(/^[a-z]+:\/\/[^/]*/i, '');
  const last = path.split('/').findLast((part) => part !== '') ?? '';
  const name =
    decode(last)
      .replace(/[^\p{L}\p{N}._ -]/gu, '_')
      .replace(/^\.+/, '')
      .slice(0, 120) || 'body';
  const essence = essenceOf(contentType);
  const ending = endings[essence] ?? /\+(json|xml|yaml)$/.exec(essence)?.[1] ?? null;
  return /\.[a-z\d]{1,5}$/i.test(name) || ending === null ? name : `${name}.${ending}`;
}

/** What files of a coding end in; what has no name for it is called after the coding. */
const codingEndings: Readonly<Record<string, string>> = {
  gzip: 'gz',
  'x-gzip': 'gz',
  br: 'br',
  zstd: 'zst',
  deflate: 'zz',
  compress: 'Z',
};

/** The name of a file that holds a body encoded, with an ending for each coding, the outermost last. */
export const encodedName = (name: string, codings: readonly string[]): string =>
  [name, ...codings.toReversed().map((coding) => codingEndings[coding] ?? coding.replace(/[^a-z\d-]/g, '_'))].join('.');

/** The codings that a body still has: those its head names, but for the ones that were undone; outermost first. */
export function codingsLeft(contentEncoding: string | null, decoded: readonly string[]): readonly string[] {
  const named = (contentEncoding ?? '')
    .split(',')
    .map((word) => word.trim().toLowerCase())
    .filter((word) => word !== '' && word !== 'identity');
  return named.toReversed().slice(decoded.length);
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Saves a body where the user says: through the system's dialog, or as a download where the host has none. */
export async function saveBodyAs(host: Host, bodyId: string, name: string): Promise<string> {
  const chosen = await host.call('files.choose', { what: 'saveFile', suggestedName: name });
  if (!chosen.ok)
    return chosen.failure.kind === 'unsupported' ? download(await host.bodyUrl(bodyId), name) : sentenceOf(chosen.failure);
  if (chosen.value === null) return '';
  const saved = await host.call('body.save', { bodyId, path: chosen.value });
  return saved.ok ? `${sizeOf(saved.value.bytes)} saved` : sentenceOf(saved.failure);
}

function download(url: string, name: string): string {
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  return 'Download started';
}
