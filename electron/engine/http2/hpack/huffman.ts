/**
 * Which octets are written in so many bits (RFC 7541, appendix B). The code is canonical: codes of one length follow each other
 * in the order of their octets, so that the lengths are all there is to know.
 */
const byLength: readonly (readonly [bits: number, octets: string | readonly number[]])[] = [
  [5, '012aceiost'],
  [6, ' %-./3456789=A_bdfghlmnpru'],
  [7, ':BCDEFGHIJKLMNOPQRSTUVWYjkqvwxyz'],
  [8, '&*,;XZ'],
  [10, '!"()?'],
  [11, "'+|"],
  [12, '#>'],
  [13, '\0$@[]~'],
  [14, '^}'],
  [15, '<`{'],
  [19, [92, 195, 208]],
  [20, [128, 130, 131, 162, 184, 194, 224, 226]],
  [21, [153, 161, 167, 172, 176, 177, 179, 209, 216, 217, 227, 229, 230]],
  [
    22,
    [
      129, 132, 133, 134, 136, 146, 154, 156, 160, 163, 164, 169, 170, 173, 178, 181, 185, 186, 187, 189, 190, 196, 198, 228, 232,
      233,
    ],
  ],
  [
    23,
    [
      1, 135, 137, 138, 139, 140, 141, 143, 147, 149, 150, 151, 152, 155, 157, 158, 165, 166, 168, 174, 175, 180, 182, 183, 188,
      191, 197, 231, 239,
    ],
  ],
  [24, [9, 142, 144, 145, 148, 159, 171, 206, 215, 225, 236, 237]],
  [25, [199, 207, 234, 235]],
  [26, [192, 193, 200, 201, 202, 205, 210, 213, 218, 219, 238, 240, 242, 243, 255]],
  [27, [203, 204, 211, 212, 214, 221, 222, 223, 241, 244, 245, 246, 247, 248, 250, 251, 252, 253, 254]],
  [28, [2, 3, 4, 5, 6, 7, 8, 11, 12, 14, 15, 16, 17, 18, 19, 20, 21, 23, 24, 25, 26, 27, 28, 29, 30, 31, 127, 220, 249]],
  [30, [10, 13, 22, 256]],
];

interface Row {
  /** The first code of this length. */
  readonly first: number;
  readonly octets: readonly number[];
}

const rows: readonly (Row | undefined)[] = canonicalRows();
const endOfText = 256;

function canonicalRows(): (Row | undefined)[] {
  const found: (Row | undefined)[] = [];
  let [code, before] = [0, 0];
  for (const [bits, octets] of byLength) {
    code <<= bits - before;
    const list = typeof octets === 'string' ? Array.from(octets, (char) => char.charCodeAt(0)) : octets;
    found[bits] = { first: code, octets: list };
    code += list.length;
    before = bits;
  }
  return found;
}

/** What packed bytes stand for, one character for each byte; null where they break the rules (RFC 7541, 5.2). */
export function unpackHuffman(bytes: Uint8Array): string | null {
  let text = '';
  let [code, bits] = [0, 0];
  for (const byte of bytes)
    for (let mask = 0x80; mask > 0; mask >>= 1) {
      code = (code << 1) | (byte & mask ? 1 : 0);
      bits += 1;
      const row = rows[bits];
      const octet = row?.octets[code - row.first];
      if (octet === endOfText || bits > 30) return null;
      if (octet === undefined) continue;
      text += String.fromCharCode(octet);
      [code, bits] = [0, 0];
    }
  // Less than a byte of ones may fill the last.
  return bits < 8 && code === (1 << bits) - 1 ? text : null;
}
