import { randomBytes } from 'node:crypto';
import zlib from 'node:zlib';
import { answer, limit, type HostileAnswer } from './hostile-answer.test-support';

const gzip = zlib.gzipSync('hello hello hello');
const encoded = (encoding: string, body: Buffer): Buffer =>
  answer(`200 OK\r\nContent-Encoding: ${encoding}\r\nContent-Length: ${body.length}`, body);
const nested = (times: number): Buffer =>
  Array.from({ length: times }).reduce<Buffer>((body) => zlib.gzipSync(body), Buffer.from('deep'));
const badEncoding = { kind: 'badEncoding' } as const;

/** A whole that no encoding makes shorter. */
const noise = randomBytes(400_000);
const brokenBomb = (): Buffer => {
  const bomb = zlib.brotliCompressSync(Buffer.alloc(20_000_000), { params: { [zlib.constants.BROTLI_PARAM_QUALITY]: 4 } });
  return Buffer.concat([bomb.subarray(0, -2), Buffer.from([0xff, 0xff, 0xff, 0xff])]);
};

export const hostileEncodings: readonly HostileAnswer[] = [
  {
    name: 'a long gzip body with a hole in it',
    bytes: encoded('gzip', Buffer.concat([zlib.gzipSync(noise).subarray(0, 300_000), Buffer.alloc(50_000, 0xff)])),
    failure: badEncoding,
    bodyStart: noise.subarray(0, 200_000),
  },
  {
    name: 'a bomb that is broken at its end',
    bytes: encoded('br', brokenBomb()),
    limits: { decodedBytes: 1_000_000 },
    failure: limit('decodedBytes'),
  },
  {
    name: 'a bomb behind which the server says nothing more',
    bytes: answer('200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 99999999', zlib.gzipSync(Buffer.alloc(20_000_000))),
    afterwards: 'stay',
    limits: { decodedBytes: 1_000_000 },
    failure: limit('decodedBytes'),
  },
  { name: 'gzip that is none', bytes: encoded('gzip', Buffer.from('plain text')), failure: badEncoding },
  { name: 'br that is gzip', bytes: encoded('br', gzip), failure: badEncoding },
  { name: 'zstd that is none', bytes: encoded('zstd', Buffer.from('plain text')), failure: badEncoding },
  {
    name: 'gzip cut short',
    bytes: encoded('gzip', zlib.gzipSync('hello '.repeat(1000)).subarray(0, 40)),
    failure: { kind: 'badEncoding', encoding: 'gzip', reason: 'it ends too early' },
  },
  {
    name: 'gzip with garbage behind it',
    bytes: encoded('gzip', Buffer.concat([gzip, Buffer.from('garbage')])),
    failure: badEncoding,
    body: 'hello hello hello',
  },
  {
    name: 'gzip with a wrong checksum',
    bytes: encoded('gzip', Buffer.concat([gzip.subarray(0, -8), Buffer.alloc(8)])),
    failure: badEncoding,
    body: 'hello hello hello',
  },
  {
    name: 'gzip with zeros behind it',
    bytes: encoded('gzip', Buffer.concat([gzip, Buffer.alloc(20)])),
    status: 200,
    body: 'hello hello hello',
  },
  {
    name: 'two gzip members',
    bytes: encoded('gzip', Buffer.concat([gzip, gzip])),
    status: 200,
    body: 'hello hello hellohello hello hello',
  },
  { name: 'an empty gzip body', bytes: encoded('gzip', Buffer.alloc(0)), status: 200, body: '' },
  { name: 'x-gzip', bytes: encoded('X-GZIP', gzip), status: 200, body: 'hello hello hello' },
  { name: 'zlib deflate', bytes: encoded('deflate', zlib.deflateSync('hi')), status: 200, body: 'hi' },
  { name: 'raw deflate', bytes: encoded('deflate', zlib.deflateRawSync('hi')), status: 200, body: 'hi' },
  { name: 'brotli', bytes: encoded('br', zlib.brotliCompressSync('hi')), status: 200, body: 'hi' },
  { name: 'zstd', bytes: encoded('zstd', zlib.zstdCompressSync('hi')), status: 200, body: 'hi' },
  { name: 'identity', bytes: encoded('identity', Buffer.from('hi')), status: 200, body: 'hi' },
  { name: 'an encoding nobody knows', bytes: encoded('snappy', Buffer.from('hi')), status: 200, body: 'hi' },
  { name: 'an encoding named constructor', bytes: encoded('constructor', Buffer.from('hi')), status: 200, body: 'hi' },
  ...[1, 2, 3, 4, 5].map((times) => ({
    name: `${times} encodings`,
    bytes: encoded(Array(times).fill('gzip').join(', '), nested(times)),
    status: 200,
    body: 'deep',
  })),
  ...[6, 7, 8, 9, 10].map((times) => ({
    name: `${times} encodings`,
    bytes: encoded(Array(times).fill('gzip').join(', '), nested(times)),
    failure: limit('encodings'),
  })),
  {
    name: 'a gzip bomb',
    bytes: encoded('gzip', zlib.gzipSync(Buffer.alloc(20_000_000))),
    limits: { decodedBytes: 1_000_000 },
    failure: limit('decodedBytes'),
    body: Buffer.alloc(1_000_000),
  },
  {
    name: 'a brotli bomb',
    bytes: encoded(
      'br',
      zlib.brotliCompressSync(Buffer.alloc(20_000_000), { params: { [zlib.constants.BROTLI_PARAM_QUALITY]: 4 } }),
    ),
    limits: { decodedBytes: 1_000_000 },
    failure: limit('decodedBytes'),
  },
  {
    name: 'a bomb in a bomb',
    bytes: encoded('gzip, gzip', zlib.gzipSync(zlib.gzipSync(Buffer.alloc(20_000_000)))),
    limits: { decodedBytes: 1_000_000 },
    failure: limit('decodedBytes'),
  },
  {
    name: 'gzip in a broken connection',
    bytes: answer('200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 1000', zlib.gzipSync('hello hello hello').subarray(0, -4)),
    failure: { kind: 'wrongLength', expectedBytes: 1000 },
    body: 'hello hello hello',
  },
  {
    name: 'a part of an encoded body',
    bytes: answer('206 Partial Content\r\nContent-Encoding: gzip\r\nContent-Length: 3', gzip.subarray(5, 8)),
    status: 206,
    body: gzip.subarray(5, 8),
  },
  { name: 'decoding switched off', bytes: encoded('gzip', gzip), options: { decodeBody: false }, status: 200, body: gzip },
];
