import { crc32, deflateSync } from 'node:zlib';

const width = 96;
const height = 64;

/** Sky, sun, sea, hull and sail. */
const palette: readonly (readonly [number, number, number])[] = [
  [0xbf, 0xdd, 0xe0],
  [0xf2, 0xb1, 0x4a],
  [0x0b, 0x5f, 0x6b],
  [0x5b, 0x3a, 0x29],
  [0xfc, 0xfa, 0xf7],
];

/** What stands in front of what, and the points it covers. */
const shapes: readonly (readonly [colour: number, covers: (x: number, y: number) => boolean])[] = [
  [3, (x, y) => y > 38 && y < 46 && Math.abs(x - 40) < 58 - y],
  [4, (x, y) => y > 12 && y < 38 && x > 40 && x - 40 < (y - 12) * 0.7],
  [4, (x, y) => y > 18 && y < 38 && x < 39 && 39 - x < (y - 18) * 0.6],
  [2, (x, y) => y >= 44 + Math.round(Math.sin(x / 5))],
  [1, (x, y) => (x - 76) ** 2 + (y - 22) ** 2 < 90],
];

/** A boat under a low sun, as an index into the palette for each point. */
function colourAt(x: number, y: number): number {
  return shapes.find(([, covers]) => covers(x, y))?.[0] ?? 0;
}

function points(): Uint8Array {
  return Uint8Array.from({ length: width * height }, (_, at) => colourAt(at % width, Math.floor(at / width)));
}

/** The picture as PNG with a palette. */
export function pngPicture(): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3, 0, 0, 0], 8);
  const pixels = points();
  const lines = Buffer.concat(
    Array.from({ length: height }, (_, y) => Buffer.from([0, ...pixels.subarray(y * width, (y + 1) * width)])),
  );
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const chunks = [
    pngChunk('IHDR', header),
    pngChunk('PLTE', Buffer.from(palette.flat())),
    pngChunk('IDAT', deflateSync(lines)),
    pngChunk('IEND', Buffer.alloc(0)),
  ];
  return Buffer.concat([signature, ...chunks]);
}

function pngChunk(type: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), content]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(content.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}

/**
 * The picture as GIF. Its codes are written whole bytes wide, with a clear code often enough that
 * they never grow: larger than it could be, and simple.
 */
export function gifPicture(): Buffer {
  const colours = Buffer.alloc(128 * 3);
  Buffer.from(palette.flat()).copy(colours);
  const size = Buffer.from([width, 0, height, 0]);
  const codes: number[] = [];
  for (const [at, point] of points().entries()) {
    if (at % 100 === 0) codes.push(0x80);
    codes.push(point);
  }
  codes.push(0x81);
  const blocks: Buffer[] = [];
  for (let at = 0; at < codes.length; at += 255) {
    const block = codes.slice(at, at + 255);
    blocks.push(Buffer.from([block.length, ...block]));
  }
  return Buffer.concat([
    Buffer.from('GIF89a'),
    size,
    Buffer.from([0xf6, 0, 0]),
    colours,
    Buffer.from([0x2c, 0, 0, 0, 0]),
    size,
    Buffer.from([0, 7]),
    ...blocks,
    Buffer.from([0, 0x3b]),
  ]);
}

/** The picture as SVG. */
export function svgPicture(): string {
  const [sky, sun, sea, hull, sail] = palette.map((colour) => `rgb(${colour.join(' ')})`);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width * 4}" height="${height * 4}" role="img">
<title>A boat under a low sun</title>
<rect width="${width}" height="${height}" fill="${sky}"/>
<circle cx="76" cy="22" r="9.5" fill="${sun}"/>
<path d="M40 12v26h18zM39 18v20H27z" fill="${sail}"/>
<path d="M21 39h39l-7 7H28z" fill="${hull}"/>
<path d="M0 45q5-2 10 0t10 0 10 0 10 0 10 0 10 0 10 0 10 0 10 0 10 0v19H0z" fill="${sea}"/>
</svg>
`;
}
