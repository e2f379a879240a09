import { limit } from '../hostile-answer.test-support';
import { block, endHeaders, endStream, frame, heads, lastData, ok, type HostileFrames } from './hostile-frames.test-support';
import { whole, bad, broken, good, many } from './hostile-frames-outcomes.test-support';

/** Blocks of fields that break the rules of messages (RFC 9113, 8; RFC 7541). */
export const hostileBlocks: HostileFrames[] = [
  {
    name: 'a block that is no HPACK',
    frames: [frame('headers', Buffer.from('ffffffffffffffffff', 'hex'), { flags: endHeaders })],
    ...broken('COMPRESSION_ERROR'),
  },
  {
    name: 'an index that no table has',
    frames: [frame('headers', Buffer.from([0xff, 0x7f]), { flags: endHeaders })],
    ...broken('COMPRESSION_ERROR'),
  },
  { name: 'index 0', frames: [frame('headers', Buffer.from([0x80]), { flags: endHeaders })], ...broken('COMPRESSION_ERROR') },
  {
    name: 'a text longer than its block',
    frames: [frame('headers', Buffer.from([0x00, 0x7e, 0x61]), { flags: endHeaders })],
    ...broken('COMPRESSION_ERROR'),
  },
  {
    name: 'Huffman padding of zeros',
    frames: [frame('headers', Buffer.from([0x88, 0x00, 0x81, 0x00, 0x01, 0x78]), { flags: endHeaders })],
    ...broken('COMPRESSION_ERROR'),
  },
  {
    name: 'a table larger than was allowed',
    frames: [frame('headers', Buffer.from([0x3f, 0xe1, 0xff, 0xff, 0x07, 0x88]), { flags: endHeaders })],
    ...broken('COMPRESSION_ERROR'),
  },
  {
    name: 'a bomb of indexed fields',
    frames: [
      frame(
        'headers',
        Buffer.concat([Buffer.from([0x88, 0x40, 1, 0x61, 0x7f, 0xa1, 0x1e]), Buffer.alloc(4000, 0x78), Buffer.alloc(8000, 0xbe)]),
        { flags: endHeaders },
      ),
    ],
    ...bad('its head has more fields, or longer ones, than the limits in Options allow'),
  },
  { name: 'no status', frames: [heads([['a', 'b']]), lastData('x')], ...broken('PROTOCOL_ERROR') },
  {
    name: 'two of a status',
    frames: [
      heads([
        [':status', '200'],
        [':status', '404'],
      ]),
      lastData('x'),
    ],
    ...broken('PROTOCOL_ERROR.*field “:status”'),
  },
  {
    name: 'a status behind a field',
    frames: [
      heads([
        ['a', 'b'],
        [':status', '200'],
      ]),
      lastData('x'),
    ],
    ...broken('PROTOCOL_ERROR.*field “:status”'),
  },
  { name: 'a status of two digits', frames: [heads([[':status', '99']]), lastData('x')], ...broken('PROTOCOL_ERROR') },
  { name: 'a status of four digits', frames: [heads([[':status', '2000']]), lastData('x')], ...broken('PROTOCOL_ERROR') },
  { name: 'a status of letters', frames: [heads([[':status', 'abc']]), lastData('x')], ...broken('PROTOCOL_ERROR') },
  { name: 'an empty status', frames: [heads([[':status', '']]), lastData('x')], ...broken('PROTOCOL_ERROR') },
  { name: 'a status of 600', frames: [heads([[':status', '600']]), lastData('x')], ...whole('x', 600) },
  { name: 'a status of 999', frames: [heads([[':status', '999']]), lastData('x')], ...whole('x', 999) },
  {
    name: 'what belongs to a request',
    frames: [
      heads([
        [':status', '200'],
        [':path', '/'],
      ]),
      lastData('x'),
    ],
    ...broken('PROTOCOL_ERROR.*field “:path”: no answer'),
  },
  {
    name: 'a pseudo field nobody knows',
    frames: [
      heads([
        [':status', '200'],
        [':fun', 'x'],
      ]),
      lastData('x'),
    ],
    ...broken('PROTOCOL_ERROR.*field “:fun”'),
  },
  {
    name: 'a name in upper case',
    frames: [
      heads([
        [':status', '200'],
        ['X-Up', '1'],
      ]),
      lastData('x'),
    ],
    ...broken('PROTOCOL_ERROR.*field “X-Up”: its name has capitals'),
  },
  {
    name: 'a name with a space',
    frames: [
      heads([
        [':status', '200'],
        ['a b', '1'],
      ]),
      lastData('x'),
    ],
    ...whole('x'),
    dropped: ['a b'],
  },
  {
    name: 'an empty name',
    frames: [
      heads([
        [':status', '200'],
        ['', '1'],
      ]),
      lastData('x'),
    ],
    ...whole('x'),
    dropped: [''],
  },
  ...(
    [
      ['a colon in a name', ['a:b', '1']],
      ['a name beyond ASCII', ['caf\xe9', '1']],
      ['a name in brackets', ['(x)', '1']],
      ['a line break in a name', ['a\r\nset-cookie', 'b=c']],
      ['a NUL in a name', ['a\0', '1']],
      ['a line feed in a value', ['a', 'b\nset-cookie: c=d']],
      ['a control character in a value', ['a', 'b\x01']],
      ['a DEL in a value', ['a', '\x7f']],
      ['a space at the end of a value', ['a', 'b ']],
      ['a tab at the start of a value', ['a', '\tb']],
      ['a cookie with a NUL', ['set-cookie', 'a=b\0; path=/']],
    ] as const
  ).flatMap(([name, field]): HostileFrames[] => [
    { name, frames: [heads([[':status', '200'], field, ['z', '1']]), lastData('x')], ...whole('x'), dropped: [field[0]] },
    {
      name: `${name}, in trailers`,
      frames: [ok, frame('data', 'x'), heads([['z', '1'], field], endHeaders | endStream)],
      ...whole('x'),
      dropped: [field[0]],
    },
    {
      name: `${name}, in an interim answer`,
      frames: [heads([[':status', '103'], field]), ok, lastData('x')],
      ...whole('x'),
      dropped: [field[0]],
    },
  ]),
  {
    name: 'a line break in a value',
    frames: [
      heads([
        [':status', '200'],
        ['a', 'b\r\nset-cookie: c=d'],
      ]),
      lastData('x'),
    ],
    ...whole('x'),
    dropped: ['a'],
  },
  {
    name: 'a NUL in a value',
    frames: [
      heads([
        [':status', '200'],
        ['a', 'b\0c'],
      ]),
      lastData('x'),
    ],
    ...whole('x'),
    dropped: ['a'],
  },
  {
    name: 'a space at the start of a value',
    frames: [
      heads([
        [':status', '200'],
        ['a', ' b'],
      ]),
      lastData('x'),
    ],
    ...whole('x'),
    dropped: ['a'],
  },
  {
    name: 'bytes beyond ASCII in a value',
    frames: [
      heads([
        [':status', '200'],
        ['a', 'caf\xe9'],
      ]),
      lastData('x'),
    ],
    ...whole('x'),
  },
  {
    name: 'a field about the connection',
    frames: [
      heads([
        [':status', '200'],
        ['connection', 'close'],
      ]),
      lastData('x'),
    ],
    ...broken('PROTOCOL_ERROR.*field “connection”: it is about one connection'),
  },
  {
    name: 'a transfer coding',
    frames: [
      heads([
        [':status', '200'],
        ['transfer-encoding', 'chunked'],
      ]),
      lastData('x'),
    ],
    ...broken('PROTOCOL_ERROR.*field “transfer-encoding”'),
  },
  {
    name: 'te',
    frames: [
      heads([
        [':status', '200'],
        ['te', 'trailers'],
      ]),
      lastData('x'),
    ],
    ...whole('x'),
  },
  {
    name: 'a length too short',
    frames: [
      heads([
        [':status', '200'],
        ['content-length', '2'],
      ]),
      lastData('body'),
    ],
    ...broken(),
  },
  {
    name: 'a length too long',
    frames: [
      heads([
        [':status', '200'],
        ['content-length', '20'],
      ]),
      lastData('body'),
    ],
    ...broken('PROTOCOL_ERROR'),
  },
  {
    name: 'a length of letters',
    frames: [
      heads([
        [':status', '200'],
        ['content-length', 'four'],
      ]),
      lastData('body'),
    ],
    ...broken('PROTOCOL_ERROR'),
  },
  {
    name: 'two lengths that differ',
    frames: [
      heads([
        [':status', '200'],
        ['content-length', '4'],
        ['content-length', '5'],
      ]),
      lastData('body'),
    ],
    ...broken('PROTOCOL_ERROR'),
  },
  {
    name: 'two lengths that agree',
    frames: [
      heads([
        [':status', '200'],
        ['content-length', '4'],
        ['content-length', '4'],
      ]),
      lastData('body'),
    ],
    ...broken('PROTOCOL_ERROR'),
  },
  { name: 'a body that 204 forbids', frames: [heads([[':status', '204']]), lastData('body')], ...whole('', 204) },
  { name: 'a body that 304 forbids', frames: [heads([[':status', '304']]), lastData('body')], ...whole('', 304) },
  { name: 'a body to HEAD', method: 'HEAD', frames: [ok, lastData('body')], ...whole('') },
  {
    name: 'a length without a body to HEAD',
    method: 'HEAD',
    frames: [
      heads(
        [
          [':status', '200'],
          ['content-length', '99'],
        ],
        endHeaders | endStream,
      ),
    ],
    ...whole(''),
  },
  { name: '101, which HTTP/2 does not have', frames: [heads([[':status', '101']]), ...good], ...broken('PROTOCOL_ERROR') },
  { name: '103 as often as is allowed', frames: [...many(100, heads([[':status', '103']])), ...good], ...whole() },
  { name: '103 more often', frames: [...many(2000, heads([[':status', '103']])), ...good], failure: limit('interims') },
  {
    name: '100 that ends the stream',
    frames: [heads([[':status', '100']], endHeaders | endStream)],
    ...broken('PROTOCOL_ERROR'),
  },
  { name: 'a second head', frames: [ok, heads([[':status', '404']]), lastData('x')], ...broken('PROTOCOL_ERROR') },
  { name: 'trailers', frames: [ok, frame('data', 'body'), heads([['x-sum', '1']], endHeaders | endStream)], ...whole() },
  {
    name: 'trailers that end nothing',
    frames: [ok, frame('data', 'body'), heads([['x-sum', '1']]), lastData('more')],
    ...broken('PROTOCOL_ERROR'),
  },
  {
    name: 'trailers with a status',
    frames: [ok, frame('data', 'body'), heads([[':status', '200']], endHeaders | endStream)],
    ...broken('PROTOCOL_ERROR.*field “:status”'),
  },
  {
    name: 'a field of 300 KiB in pieces',
    frames: [
      heads([[':status', '200']], 0),
      ...many(3000, frame('continuation', block(['a', 'x'.repeat(110)]))),
      frame('continuation', '', { flags: endHeaders }),
      lastData('body'),
    ],
    ...broken(),
  },
];
