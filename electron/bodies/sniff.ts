import type { BodyFacts } from '#shared/model/body-window';
import { detectCharset } from './charsets.ts';
import { markedType } from './media-type-of.ts';
import { looksLikeYaml } from './sniff-yaml.ts';

type LooksLike = BodyFacts['looksLike'];

/** Marks of files that no element of the page can show. */
const archives: readonly { readonly at: number; readonly bytes: string }[] = [
  { at: 0, bytes: 'PK\x03\x04' },
  { at: 0, bytes: '\x1f\x8b' },
  { at: 0, bytes: '\x28\xb5\x2f\xfd' },
  { at: 0, bytes: '7z\xbc\xaf\x27\x1c' },
  { at: 257, bytes: 'ustar' },
];

/** How many first bytes are looked at. */
export const sniffBytes = 1_024;

/** What the first bytes of a body look like, whatever media type the Content-Type says; text is read by the charset it names. */
export function sniff(first: Uint8Array, charset: string | null = null): LooksLike {
  if (first.length === 0) return 'empty';
  const latin = Buffer.from(first.buffer, first.byteOffset, first.length).toString('latin1');
  const marked = kindOfMark(markedType(first));
  if (marked) return marked;
  if (archives.some(({ at, bytes }) => latin.startsWith(bytes, at))) return 'archive';
  const { name, markBytes } = detectCharset(first.subarray(0, first.length & ~1 || first.length), charset);
  const text = new TextDecoder(name).decode(first.subarray(markBytes));
  return isBinary(text) ? 'binary' : sniffText(text);
}

/** SVG is text as well, and is told apart by what its server calls it. */
function kindOfMark(mediaType: string | null): LooksLike | null {
  if (mediaType === null || mediaType === 'image/svg+xml') return null;
  if (mediaType === 'application/pdf') return 'pdf';
  const family = mediaType.split('/', 1)[0];
  return family === 'image' || family === 'audio' || family === 'video' ? family : null;
}

/** Tab, line feed, form feed, carriage return, and escape, which terminals' logs contain. */
const textControls: ReadonlySet<number> = new Set([0x09, 0x0a, 0x0c, 0x0d, 0x1b]);
const notACharacter = 0xfffd;

/** Text in a charset nobody named has some bytes that are no UTF-8; what is not text has many, or zeros. */
function isBinary(text: string): boolean {
  if (text.includes('\0')) return true;
  let strange = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === notACharacter || (code < 0x20 && !textControls.has(code))) strange++;
  }
  return strange > 1 + text.length / 10;
}

function sniffText(text: string): LooksLike {
  const start = text.trimStart();
  if (/^(?:[{[]|"|-?\d|true\b|false\b|null\b)/.test(start) && beginsJson(start)) return 'json';
  if (/^<(?:!doctype html|html|head|body|script|table|div|p|h[1-6]|meta|img|ul|ol|iframe|a|br|style|title)\b/i.test(start))
    return 'html';
  if (/^<(?:\?xml|!--|!DOCTYPE|[A-Za-z_][\w:.-]*[\s/>])/.test(start)) return 'xml';
  return looksLikeYaml(text) ? 'yaml' : 'text';
}

/** A bracket must be followed by what JSON allows; a bare value must be all there is. */
function beginsJson(start: string): boolean {
  if (start.startsWith('{')) return /^\{\s*(?:"|\}|$)/.test(start);
  if (start.startsWith('[')) return /^\[\s*(?:["{[\]\-\d]|true\b|false\b|null\b|$)/.test(start);
  return /^(?:"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)\s*$/.test(start);
}
