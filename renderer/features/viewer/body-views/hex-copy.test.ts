import { expect, test } from 'vitest';
import { writeBytes } from './hex-copy';

const bytes = Uint8Array.from([0x00, 0x41, 0x22, 0x5c, 0x0d, 0x0a, 0xff, 0x9a]);

test('bytes are copied in the ways that programs read', () => {
  expect(writeBytes(bytes, 'hex')).toBe('00 41 22 5c 0d 0a ff 9a');
  expect(Uint8Array.from(atob(writeBytes(bytes, 'base64')), (char) => char.charCodeAt(0))).toEqual(bytes);
  expect(writeBytes(bytes, 'c')).toBe('unsigned char bytes[8] = {\n  0x00, 0x41, 0x22, 0x5c, 0x0d, 0x0a, 0xff, 0x9a\n};\n');
  expect(writeBytes(bytes, 'python')).toBe('b"\\x00A\\"\\\\\\r\\n\\xff\\x9a"');
  expect(writeBytes(new TextEncoder().encode('é\n'), 'text')).toBe('é\n');
});

test('many bytes are copied whole', () => {
  const many = Uint8Array.from({ length: 100_000 }, (_, at) => at % 256);
  expect(atob(writeBytes(many, 'base64'))).toHaveLength(100_000);
  expect(writeBytes(many, 'c').match(/0x/g)).toHaveLength(100_000);
});
