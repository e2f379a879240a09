import type { BodyFacts } from '#shared/model/body-window';
import { detectCharset } from './charsets.ts';

type LooksLike = BodyFacts['looksLike'];

const signatures: readonly { readonly at: number; readonly bytes: string; readonly like: LooksLike }[] = [
  { at: 0, bytes: '\x89PNG\r\n\x1a\n', like: 'image' },
  { at: 0, bytes: '\xff\xd8\xff', like: 'image' },
  { at: 0, bytes: 'GIF87a', like: 'image' },
  { at: 0, bytes: 'GIF89a', like: 'image' },
  { at: 8, bytes: 'WEBP', like: 'image' },
  { at: 4, bytes: 'ftypavif', like: 'image' },
  { at: 0, bytes: '\0\0\x01\0', like: 'image' },
  { at: 0, bytes: '%PDF-', like: 'pdf' },
  { at: 0, bytes: 'ID3', like: 'audio' },
  { at: 0, bytes: 'OggS', like: 'audio' },
  { at: 0, bytes: 'fLaC', like: 'audio' },
  { at: 8, bytes: 'WAVE', like: 'audio' },
  { at: 4, bytes: 'ftyp', like: 'video' },
  { at: 0, bytes: '\x1aE\xdf\xa3', like: 'video' },
  { at: 0, bytes: 'PK\x03\x04', like: 'archive' },
  { at: 0, bytes: '\x1f\x8b', like: 'archive' },
  { at: 0, bytes: '\x28\xb5\x2f\xfd', like: 'archive' },
  { at: 0, bytes: '7z\xbc\xaf\x27\x1c', like: 'archive' },
  { at: 257, bytes: 'ustar', like: 'archive' },
];

/** How many first bytes are looked at. */
export const sniffBytes = 1_024;

/** What the first bytes of a body look like, whatever the Content-Type says. */
export function sniff(first: Uint8Array): LooksLike {
  if (first.length === 0) return 'empty';
  const latin = Buffer.from(first.buffer, first.byteOffset, first.length).toString('latin1');
  const known = signatures.find(({ at, bytes }) => latin.startsWith(bytes, at));
  if (known) return known.like;
  const { name, markBytes } = detectCharset(first.subarray(0, first.length & ~1 || first.length), null);
  const text = new TextDecoder(name).decode(first.subarray(markBytes));
  return isBinary(text) ? 'binary' : sniffText(text);
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
  if (/^<(?:!doctype html|html|head|body|script|table|div|p|h1|a|br|style|title)\b/i.test(start)) return 'html';
  if (/^<(?:\?xml|!--|!DOCTYPE|[A-Za-z_][\w:.-]*[\s/>])/.test(start)) return 'xml';
  return 'text';
}

/** A bracket must be followed by what JSON allows; a bare value must be all there is. */
function beginsJson(start: string): boolean {
  if (start.startsWith('{')) return /^\{\s*(?:"|\}|$)/.test(start);
  if (start.startsWith('[')) return /^\[\s*(?:["{[\]\-\d]|true\b|false\b|null\b|$)/.test(start);
  return /^(?:"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)\s*$/.test(start);
}
