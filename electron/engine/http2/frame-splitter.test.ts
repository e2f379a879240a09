import { expect, test } from 'vitest';
import { createFrameSplitter, preface, type FrameHead } from './frame-splitter';

const frame = (type: number, flags: number, streamId: number, payload: string): Buffer => {
  const head = Buffer.alloc(9);
  head.writeUIntBE(payload.length, 0, 3);
  head[3] = type;
  head[4] = flags;
  head.writeUInt32BE(streamId, 5);
  return Buffer.concat([head, Buffer.from(payload, 'latin1')]);
};

function split(chunks: readonly Buffer[], beginsWithPreface = false) {
  const told: { head: FrameHead; bytes: Buffer }[] = [];
  const take = createFrameSplitter(
    (head, piece, isFirst) => {
      if (isFirst) told.push({ head, bytes: Buffer.from(piece) });
      else told[told.length - 1]!.bytes = Buffer.concat([told.at(-1)!.bytes, piece]);
    },
    { beginsWithPreface },
  );
  for (const chunk of chunks) take(chunk);
  return told;
}

const conversation = Buffer.concat([
  preface,
  frame(4, 0, 0, 'abcdef'),
  frame(1, 0x5, 1, 'headers'),
  frame(4, 1, 0, ''),
  frame(0, 1, 1, 'x'.repeat(5000)),
  frame(0x1f, 0xff, 3, 'what'),
]);

test('frames are found however the bytes are cut, and not a byte is lost', () => {
  for (const size of [1, 2, 8, 9, 10, 23, 1000, conversation.length]) {
    const chunks = Array.from({ length: Math.ceil(conversation.length / size) }, (_, at) =>
      conversation.subarray(at * size, (at + 1) * size),
    );
    const frames = split(chunks, true);
    expect(frames.map(({ head }) => head.type)).toEqual(['PREFACE', 'SETTINGS', 'HEADERS', 'SETTINGS', 'DATA', 'UNKNOWN_0x1f']);
    expect(Buffer.concat(frames.map(({ bytes }) => bytes)).equals(conversation)).toBe(true);
  }
});

test('flags are named by the type of their frame, stream and length are read', () => {
  const [settings, headers, data] = split([frame(4, 1, 0, ''), frame(1, 0x25, 7, 'abc'), frame(0, 0x9, 7, 'y')]);
  expect(settings?.head).toEqual({ type: 'SETTINGS', flags: ['ACK'], streamId: 0, length: 0 });
  expect(headers?.head).toEqual({ type: 'HEADERS', flags: ['END_STREAM', 'END_HEADERS', 'PRIORITY'], streamId: 7, length: 3 });
  expect(data?.head.flags).toEqual(['END_STREAM', 'PADDED']);
});
