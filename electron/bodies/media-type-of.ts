/** What the first bytes of a file must be, `?` for any byte. */
const signatures: readonly (readonly [start: string, mediaType: string])[] = [
  ['\x89PNG\r\n\x1a\n', 'image/png'],
  ['\xff\xd8\xff', 'image/jpeg'],
  ['GIF87a', 'image/gif'],
  ['GIF89a', 'image/gif'],
  ['RIFF????WEBP', 'image/webp'],
  ['????ftypavif', 'image/avif'],
  ['????ftypavis', 'image/avif'],
  ['BM????\0\0\0\0', 'image/bmp'],
  ['\0\0\x01\0', 'image/x-icon'],
  ['\0\0\x02\0', 'image/x-icon'],
  ['RIFF????WAVE', 'audio/wav'],
  ['ID3', 'audio/mpeg'],
  ['\xff\xfb', 'audio/mpeg'],
  ['\xff\xf3', 'audio/mpeg'],
  ['\xff\xf2', 'audio/mpeg'],
  ['\xff\xf1', 'audio/aac'],
  ['\xff\xf9', 'audio/aac'],
  ['fLaC', 'audio/flac'],
  ['OggS', 'audio/ogg'],
  ['????ftypM4A ', 'audio/mp4'],
  ['????ftyp', 'video/mp4'],
  ['\x1aE\xdf\xa3', 'video/webm'],
  ['%PDF-', 'application/pdf'],
];

const svgStart = /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[^]*?-->\s*)*(?:<!DOCTYPE svg[^>]*>\s*)?<svg[\s>]/i;

/** The media type whose mark a body begins with, or null. */
export function markedType(firstBytes: Uint8Array): string | null {
  const start = Buffer.from(firstBytes).toString('latin1');
  const known = signatures.find(([signature]) => startsLike(start, signature));
  if (known) return known[1];
  return svgStart.test(start) ? 'image/svg+xml' : null;
}

/**
 * The media type under which a body may be handed to an element of the page: that of a picture, sound, film or PDF,
 * when its first bytes are those of one. Anything else is bytes, whatever its server called it.
 */
export const mediaTypeOf = (firstBytes: Uint8Array): string => markedType(firstBytes) ?? 'application/octet-stream';

const startsLike = (start: string, signature: string): boolean =>
  start.length >= signature.length && signature.split('').every((character, at) => character === '?' || character === start[at]);
