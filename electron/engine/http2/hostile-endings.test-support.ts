import { frame, heads, number, ok, type HostileFrames } from './hostile-frames.test-support';
import { whole, broken, gone, late, ended, good } from './hostile-frames-outcomes.test-support';

const codes = [
  'NO_ERROR',
  'PROTOCOL_ERROR',
  'INTERNAL_ERROR',
  'FLOW_CONTROL_ERROR',
  'SETTINGS_TIMEOUT',
  'STREAM_CLOSED',
  'FRAME_SIZE_ERROR',
  'REFUSED_STREAM',
  'CANCEL',
  'COMPRESSION_ERROR',
  'CONNECT_ERROR',
  'ENHANCE_YOUR_CALM',
  'INADEQUATE_SECURITY',
  'HTTP_1_1_REQUIRED',
];

/** Every way to end (RFC 9113, 6.4, 6.8 and 7). */
export const hostileEndings: HostileFrames[] = [
  ...codes.map((name, code): HostileFrames => ({
    name: `a stream reset with ${name}`,
    frames: [frame('reset', number(code))],
    afterwards: 'stay',
    ...ended('reset', name),
  })),
  ...codes.map((name, code): HostileFrames => ({
    name: `GOAWAY with ${name}`,
    frames: [frame('goAway', Buffer.concat([number(0), number(code)]), { stream: 0 })],
    ...ended('goAway', name),
  })),
  {
    name: 'a reset with a code nobody knows',
    frames: [frame('reset', number(0xabcd))],
    afterwards: 'stay',
    ...ended('reset', '0xabcd'),
  },
  { name: 'a reset of three bytes', frames: [frame('reset', '123')], ...broken('FRAME_SIZE_ERROR') },
  { name: 'a reset of the connection’s stream', frames: [frame('reset', number(2), { stream: 0 })], ...broken() },
  {
    name: 'a reset in the middle of a body',
    frames: [ok, frame('data', 'half'), frame('reset', number(2))],
    afterwards: 'stay',
    ...ended('reset', 'INTERNAL_ERROR', 'half'),
  },
  {
    name: 'a reset with NO_ERROR behind a whole answer',
    frames: [...good, frame('reset', number(0))],
    afterwards: 'stay',
    ...whole(),
  },
  {
    name: 'GOAWAY that lets this stream finish',
    frames: [frame('goAway', Buffer.concat([number(1), number(0)]), { stream: 0 }), ...good],
    ...whole(),
  },
  {
    name: 'GOAWAY in the middle of a body',
    frames: [
      ok,
      frame('data', 'half'),
      frame('goAway', Buffer.concat([number(1), number(2), Buffer.from('restarting')]), { stream: 0 }),
    ],
    ...ended('goAway', 'INTERNAL_ERROR', 'half'),
  },
  { name: 'GOAWAY of four bytes', frames: [frame('goAway', number(1), { stream: 0 })], ...broken('FRAME_SIZE_ERROR') },
  {
    name: 'GOAWAY on a stream',
    frames: [frame('goAway', Buffer.concat([number(1), number(0)]), { stream: 1 }), ...good],
    ...broken(),
  },
  { name: 'the end in the middle of a body', frames: [ok, frame('data', 'half')], ...gone('inBody', 'half') },
  {
    name: 'a broken connection in the middle of a body',
    frames: [ok, frame('data', 'half')],
    afterwards: 'reset',
    ...gone('inBody', 'half'),
  },
  { name: 'the end behind the settings', frames: [], ...gone('beforeHead') },
  {
    name: 'silence behind the settings',
    frames: [],
    afterwards: 'stay',
    options: { firstByteTimeoutMs: 200 },
    ...late('firstByte'),
  },
  { name: 'silence behind the head', frames: [ok], afterwards: 'stay', options: { idleTimeoutMs: 200 }, ...late('idle') },
  {
    name: 'silence in the middle of a block',
    frames: [heads([[':status', '200']], 0)],
    afterwards: 'stay',
    options: { firstByteTimeoutMs: 200 },
    ...late('firstByte'),
  },
];
