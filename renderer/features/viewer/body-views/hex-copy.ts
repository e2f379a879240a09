/** How bytes can be copied, and what that is called. */
export const byteFormats = {
  hex: 'Hex',
  base64: 'Base64',
  c: 'C array',
  python: 'Python bytes',
  text: 'Text',
} as const;
export type ByteFormat = keyof typeof byteFormats;

const rowBytes = 12;

/** Bytes as a text for the clipboard. */
export function writeBytes(bytes: Uint8Array, format: ByteFormat): string {
  switch (format) {
    case 'hex':
      return pairsOf(bytes).join(' ');
    case 'base64':
      return base64Of(bytes);
    case 'c':
      return `unsigned char bytes[${bytes.length}] = {\n${rowsOf(bytes, (pair) => `0x${pair}`, '  ')}\n};\n`;
    case 'python':
      return pythonOf(bytes);
    case 'text':
      return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  }
}

const pairsOf = (bytes: Uint8Array): string[] => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0'));

function rowsOf(bytes: Uint8Array, write: (pair: string) => string, indent: string): string {
  const pairs = pairsOf(bytes);
  return Array.from({ length: Math.ceil(pairs.length / rowBytes) }, (_, row) => {
    const part = pairs.slice(row * rowBytes, (row + 1) * rowBytes);
    return indent + part.map(write).join(', ');
  }).join(',\n');
}

/** In steps, since what is spread into one call has a limit. */
function base64Of(bytes: Uint8Array): string {
  let binary = '';
  for (let at = 0; at < bytes.length; at += 8_192) binary += String.fromCharCode(...bytes.subarray(at, at + 8_192));
  return btoa(binary);
}

const named: Readonly<Record<number, string>> = { 9: '\\t', 10: '\\n', 13: '\\r', 34: '\\"', 92: '\\\\' };

function pythonOf(bytes: Uint8Array): string {
  const write = (byte: number) =>
    named[byte] ?? (byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : `\\x${byte.toString(16).padStart(2, '0')}`);
  return `b"${Array.from(bytes, write).join('')}"`;
}
