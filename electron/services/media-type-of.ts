/** What the first bytes of a file must be, `?` for any byte. */
const signatures: readonly (readonly [start: string, mediaType: string])[] = [
  ['\x89PNG\r\n\x1a\n', 'image/png'],
  ['\xff\xd8\xff', 'image/jpeg'],
  ['GIF87a', 'image/gif'],
  ['GIF89a', 'image/gif'],
  ['RIFF????WEBP', 'image/webp'],
  ['????ftypavif', 'image/avif'],
  ['BM????\0\0\0\0', 'image/bmp'],
  ['\0\0\x01\0', 'image/x-icon'],
  ['RIFF????WAVE', 'audio/wav'],
  ['ID3', 'audio/mpeg'],
  ['\xff\xfb', 'audio/mpeg'],
  ['\xff\xf3', 'audio/mpeg'],
  ['fLaC', 'audio/flac'],
  ['OggS', 'audio/ogg'],
  ['????ftypM4A ', 'audio/mp4'],
  ['????ftyp', 'video/mp4'],
  ['\x1aE\xdf\xa3', 'video/webm'],
  ['%PDF-', 'application/pdf'],
];

const svgStart = /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[^]*?-->\s*)*(?:<!DOCTYPE svg[^>]*>\s*)?<svg[\s>]/i;

/**
 * The media type under which a body may be handed to an element of the page: that of a picture, sound, film or PDF,
 * when its first bytes are those of one. Anything else is bytes, whatever its server called it.
 */
export function mediaTypeOf(firstBytes: Uint8Array): string {
  const start = Buffer.from(firstBytes).toString('latin1');
  const known = signatures.find(([signature]) => startsLike(start, signature));
  if (known) return known[1];
  return svgStart.test(start) ? 'image/svg+xml' : 'application/octet-stream';
}

const startsLike = (start: string, signature: string): boolean =>
  start.length >= signature.length && signature.split('').every((character, at) => character === '?' || character === start[at]);
