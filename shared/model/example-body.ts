import { headerValue } from '../http/header-list';
import type { Example, ExampleBody } from './example';

const types: readonly (readonly [RegExp, ExampleBody['type']])[] = [
  [/^[\w.+-]+\/(?:[\w.+-]+\+)?json\b/i, 'json'],
  [/^(?:text\/html|application\/xhtml\+xml)\b/i, 'html'],
  [/^[\w.+-]+\/(?:[\w.+-]+\+)?xml\b/i, 'xml'],
];

/** What a text of that media type is as the body of an example. */
export const exampleBodyType = (mediaType: string): ExampleBody['type'] =>
  types.find(([pattern]) => pattern.test(mediaType))?.[1] ?? 'text';

const mediaTypes: { readonly [T in ExampleBody['type']]: string } = {
  json: 'application/json',
  text: 'text/plain',
  xml: 'application/xml',
  html: 'text/html',
  binary: 'application/octet-stream',
};

/** The media type of an example, as its head says it, else by the kind of its body; empty where it has none. */
export function exampleMediaType({ headers, body }: Pick<Example, 'headers' | 'body'>): string {
  const said = headerValue(headers, 'Content-Type') ?? '';
  return said !== '' || body === null ? said : mediaTypes[body.type];
}

/** The bytes of an example's body. What calls itself binary and is no Base64 counts as text. */
export function exampleBytes({ type, data }: ExampleBody): Uint8Array<ArrayBuffer> {
  const bytes = type === 'binary' ? fromBase64(data) : null;
  return bytes ?? new TextEncoder().encode(data);
}

/** Null where a text is no Base64. */
export function fromBase64(text: string): Uint8Array<ArrayBuffer> | null {
  const plain = text.replaceAll(/\s+/g, '');
  if (plain.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(plain)) return null;
  const binary = atob(plain);
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}

/** Bytes as the body of an example: as text where they are UTF-8 without a NUL, else as Base64. */
export function exampleBodyOf(bytes: Uint8Array, mediaType: string): ExampleBody {
  const text = textOf(bytes);
  if (text !== null) return { type: exampleBodyType(mediaType), data: text };
  const pieces: string[] = [];
  for (let from = 0; from < bytes.length; from += 0x2000)
    pieces.push(String.fromCharCode(...bytes.subarray(from, from + 0x2000)));
  return { type: 'binary', data: btoa(pieces.join('')) };
}

function textOf(bytes: Uint8Array): string | null {
  try {
    // A mark at its beginning is a part of what came.
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    return text.includes('\0') ? null : text;
  } catch {
    return null;
  }
}
