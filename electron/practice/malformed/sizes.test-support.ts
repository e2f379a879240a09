import { broken, chunked, get, line, post, understood, type Row } from './row.test-support.ts';

const long = (length: number): string => 'x'.repeat(length);
const target = (bytes: number): string => line(`GET /whoami?${long(bytes - '/whoami?'.length)} HTTP/1.1`);
const many = (count: number, value: string): string => Array.from({ length: count }, (_, at) => `X-${at}: ${value}\r\n`).join('');
const mebibyte = 1024 * 1024;
const inChunks = (bytes: number): string => chunked(`${bytes.toString(16)}\r\n${long(bytes)}\r\n0\r\n\r\n`);
const sized = (bytes: number): string => post(`Content-Length: ${bytes}\r\n`, long(bytes));

/** How much there is of something. */
export const sizes: readonly Row[] = [
  ...understood(
    ['a target of 8 KiB', target(8192), 200],
    ['a target of a byte more', target(8193), 414],
    ['a path of a thousand segments', line(`GET /${'a/'.repeat(1000)} HTTP/1.1`), 404],
    ['a segment of 4 KiB', line(`GET /library/books/${long(4096)}/ HTTP/1.1`), 404],
    ['a thousand parameters', line(`GET /whoami?${'a=b&'.repeat(1000)} HTTP/1.1`), 200],
    ['a number of a thousand digits', line(`GET /library/books/${'9'.repeat(1000)}/ HTTP/1.1`), 404],
    ['a header of 15 KiB', get(`X-Large: ${long(15 * 1024)}\r\n`), 200],
    ['five hundred headers', get(many(500, 'x')), 200],
    ['20,000 spaces before a value, which are no part of it', get(`X-Wide:${' '.repeat(20_000)}a\r\n`), 200],
    [
      'a hundred thousand empty lines before the first, which are no part of it',
      `${'\r\n'.repeat(100_000)}${line('GET /whoami HTTP/1.1')}`,
      200,
    ],
    ['a body of 1 MiB', sized(mebibyte), 200],
    ['a body of a byte more', sized(mebibyte + 1), 413],
    ['chunks of 1 MiB in all', inChunks(mebibyte), 200],
    ['chunks of a byte more', inChunks(mebibyte + 1), 413],
    ['a body that is only announced as too long', post('Content-Length: 2000000\r\n', ''), 413],
    ['a body announced as petabytes', post('Content-Length: 9007199254740991\r\n', ''), 413],
    [
      'JSON a hundred thousand deep',
      post(`Content-Type: application/json\r\nContent-Length: 100000\r\n`, '['.repeat(100_000)).replace(
        '/anything',
        '/roundtrip',
      ),
      400,
    ],
  ),
  ...broken(
    ['a target above 16 KiB', target(20_000), 414],
    ['a target of a megabyte', target(mebibyte), 414],
    ['a method of 20,000 letters', line(`${'M'.repeat(20_000)} / HTTP/1.1`), 501],
    ['headers above 16 KiB', get(`X-Large: ${long(17_000)}\r\n`), 431],
    ['a header of a megabyte', get(`X-Large: ${long(mebibyte)}\r\n`), 431],
    ['a header name of 20,000 letters', get(`${long(20_000)}: x\r\n`), 431],
    ['nine hundred headers of twenty letters', get(many(900, long(20))), 431],
    ['three thousand headers of nothing', get('a:\r\n'.repeat(3000)), 431],
    ['a chunk extension above 16 KiB', chunked(`2;a=${long(17_000)}\r\nhi\r\n0\r\n\r\n`), 413],
    ['trailers above 16 KiB', chunked(`2\r\nhi\r\n0\r\nX: ${long(17_000)}\r\n\r\n`), 431],
  ),
];
