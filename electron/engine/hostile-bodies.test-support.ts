import { answer, badResponse, limit, type HostileAnswer } from './hostile-answer.test-support';

const chunked = (body: string, head = '') => answer(`200 OK\r\nTransfer-Encoding: chunked${head}`, body);

const lengths: HostileAnswer[] = [
  ...['-1', '+5', '5,5', '5, 5', '0x5', '5.0', '1e1', 'five', '"5"', '5 5', '5;', '٥', '99999999999999999999', ''].map(
    (length) => ({
      name: `Content-Length “${length}”`,
      bytes: answer(`200 OK\r\nContent-Length: ${length}`, 'hello'),
      failure: badResponse,
    }),
  ),
  {
    name: 'Content-Length with zeros before it',
    bytes: answer('200 OK\r\nContent-Length: 00005', 'hello'),
    status: 200,
    body: 'hello',
  },
  {
    name: 'Content-Length twice, equal',
    bytes: answer('200 OK\r\nContent-Length: 5\r\nContent-Length: 5', 'hello'),
    failure: badResponse,
  },
  {
    name: 'Content-Length twice, different',
    bytes: answer('200 OK\r\nContent-Length: 5\r\ncontent-length: 6', 'hello!'),
    failure: badResponse,
  },
  {
    name: 'Content-Length and chunked',
    bytes: answer('200 OK\r\nContent-Length: 5\r\nTransfer-Encoding: chunked', '5\r\nhello\r\n0\r\n\r\n'),
    failure: badResponse,
  },
  {
    name: 'a body shorter than promised',
    bytes: answer('200 OK\r\nContent-Length: 10', 'hello'),
    failure: { kind: 'wrongLength', expectedBytes: 10, receivedBytes: 5 },
    body: 'hello',
  },
  {
    name: 'a body longer than promised',
    bytes: answer('200 OK\r\nContent-Length: 5', 'hello and more'),
    status: 200,
    body: 'hello',
  },
  { name: 'no length at all', bytes: answer('200 OK', 'until the end'), status: 200, body: 'until the end' },
  {
    name: 'a reset in the body',
    bytes: answer('200 OK\r\nContent-Length: 10', 'hello'),
    afterwards: 'reset',
    failure: { kind: 'connectionClosed', when: 'inBody' },
  },
  { name: 'an empty body', bytes: answer('200 OK\r\nContent-Length: 0'), status: 200, body: '' },
];

const codings: HostileAnswer[] = [
  ...['xchunked', 'gzip', 'gzip, chunked', 'chunked, gzip', 'chunked, chunked', 'identity', '"chunked"', 'chunked;q=1'].map(
    (coding) => ({
      name: `Transfer-Encoding “${coding}”`,
      bytes: answer(`200 OK\r\nTransfer-Encoding: ${coding}`, '5\r\nhello\r\n0\r\n\r\n'),
      failure: badResponse,
    }),
  ),
  {
    name: 'Transfer-Encoding in capitals',
    bytes: answer('200 OK\r\ntransfer-ENCODING: CHUNKED', '5\r\nhello\r\n0\r\n\r\n'),
    status: 200,
    body: 'hello',
  },
];

const chunks: HostileAnswer[] = [
  ...['g', '', ' 5', '-5', '0x5', '5 5', '5\0', '11111111111111111', 'fffffffffffffff'].map((size) => ({
    name: `a chunk size “${size}”`,
    bytes: chunked(`${size}\r\nhello\r\n0\r\n\r\n`),
    failure: badResponse,
  })),
  { name: 'a chunk size with a space behind it', bytes: chunked('5  \r\nhello\r\n0\r\n\r\n'), status: 200, body: 'hello' },
  { name: 'a chunk extension', bytes: chunked('5;a="b;c"\r\nhello\r\n0;end\r\n\r\n'), status: 200, body: 'hello' },
  { name: 'a chunk extension without end', bytes: chunked(`5;${'x'.repeat(100_000)}`), afterwards: 'stay', failure: badResponse },
  { name: 'a chunk longer than its size', bytes: chunked('5\r\nhello!\r\n0\r\n\r\n'), failure: badResponse, body: 'hello' },
  { name: 'a chunk size line with a bare line feed', bytes: chunked('5;\nhello\r\n0;\n\r\n'), failure: badResponse },
  { name: 'chunks with bare line feeds', bytes: chunked('5\nhello\n0\n\n'), failure: badResponse },
  {
    name: 'a chunk cut short',
    bytes: chunked('50\r\nhello'),
    failure: { kind: 'connectionClosed', when: 'inBody' },
    body: 'hello',
  },
  {
    name: 'the last chunk missing',
    bytes: chunked('5\r\nhello\r\n'),
    failure: { kind: 'connectionClosed', when: 'inBody' },
    body: 'hello',
  },
  {
    name: 'the end after the last chunk missing',
    bytes: chunked('5\r\nhello\r\n0\r\n'),
    failure: { kind: 'connectionClosed', when: 'inBody' },
    body: 'hello',
  },
  { name: 'trailers', bytes: chunked('5\r\nhello\r\n0\r\nX-Sum: 1\r\n\r\n'), status: 200, body: 'hello' },
  {
    name: 'trailers without end',
    bytes: chunked(`0\r\n${'X-T: 1\r\n'.repeat(5000)}`),
    afterwards: 'stay',
    failure: limit('trailerBytes'),
  },
  {
    name: 'one endless trailer',
    bytes: chunked(`0\r\nX-T: ${'1'.repeat(20_000)}`),
    afterwards: 'stay',
    failure: limit('trailerBytes'),
  },
  { name: 'a trailer that is no field', bytes: chunked('0\r\nno field\r\n\r\n'), failure: badResponse },
  {
    name: 'a reset between chunks',
    bytes: chunked('5\r\nhello\r\n'),
    afterwards: 'reset',
    failure: { kind: 'connectionClosed', when: 'inBody' },
  },
  { name: 'garbage after the last chunk', bytes: chunked('5\r\nhello\r\n0\r\n\r\nGARBAGE'), status: 200, body: 'hello' },
];

const bodiless: HostileAnswer[] = [
  { name: '204 with a body', bytes: answer('204 No Content\r\nContent-Length: 5', 'hello'), status: 204, body: '' },
  {
    name: '304 with a body',
    bytes: answer('304 Not Modified\r\nTransfer-Encoding: chunked', '5\r\nhello\r\n0\r\n\r\n'),
    status: 304,
    body: '',
  },
  {
    name: 'HEAD answered with a body',
    bytes: answer('200 OK\r\nContent-Length: 5', 'hello'),
    draft: { method: 'HEAD' },
    status: 200,
    body: '',
  },
  { name: '204 that is encoded', bytes: answer('204 No Content\r\nContent-Encoding: gzip'), status: 204, body: '' },
];

const stalls: HostileAnswer[] = [
  {
    name: 'silence',
    bytes: '',
    afterwards: 'stay',
    options: { firstByteTimeoutMs: 80 },
    failure: { kind: 'timedOut', phase: 'firstByte', limitMs: 80 },
  },
  {
    name: 'silence in the head',
    bytes: 'HTTP/1.1 200 OK\r\n',
    afterwards: 'stay',
    options: { firstByteTimeoutMs: 80, idleTimeoutMs: 80 },
    failure: { kind: 'timedOut', limitMs: 80 },
  },
  {
    name: 'silence after the head',
    bytes: answer('200 OK\r\nContent-Length: 5'),
    afterwards: 'stay',
    options: { idleTimeoutMs: 80 },
    failure: { kind: 'timedOut', phase: 'idle', limitMs: 80 },
  },
  {
    name: 'silence in the body',
    bytes: answer('200 OK\r\nContent-Length: 5', 'he'),
    afterwards: 'stay',
    options: { idleTimeoutMs: 80 },
    failure: { kind: 'timedOut', phase: 'idle' },
    body: 'he',
  },
  {
    name: 'a whole that takes too long',
    bytes: answer('200 OK\r\nContent-Length: 5', 'he'),
    afterwards: 'stay',
    options: { totalTimeoutMs: 80 },
    failure: { kind: 'timedOut', phase: 'total' },
    body: 'he',
  },
  {
    name: 'a body beyond the limit',
    bytes: answer('200 OK', 'x'.repeat(5000)),
    afterwards: 'stay',
    limits: { bodyBytes: 1000 },
    failure: limit('bodyBytes'),
    body: 'x'.repeat(1000),
  },
  {
    name: 'a body promised beyond the limit',
    bytes: answer('200 OK\r\nContent-Length: 5000', 'x'.repeat(5000)),
    limits: { bodyBytes: 1000 },
    failure: limit('bodyBytes'),
    body: 'x'.repeat(1000),
  },
];

export const hostileBodies: readonly HostileAnswer[] = [...lengths, ...codings, ...chunks, ...bodiless, ...stalls];
