import { Readable } from 'node:stream';
import { createRandom } from '../world/random.ts';

const blockBytes = 1024 * 1024;
let block: Buffer | undefined;

/** One block of bytes that look random; made when it is first needed. */
function seededBlock(): Buffer {
  if (block) return block;
  const random = createRandom(1);
  const words = new Uint32Array(blockBytes / 4);
  for (let at = 0; at < words.length; at += 1) words[at] = random.below(0x1_0000_0000);
  block = Buffer.from(words.buffer);
  return block;
}

/** The byte at an offset is always the same, so any part can be compared with any other copy. */
export function seededBytes(from: number, to: number): Readable {
  const source = seededBlock();
  let at = from;
  return new Readable({
    highWaterMark: blockBytes,
    read() {
      if (at >= to) return void this.push(null);
      const start = at % blockBytes;
      const end = Math.min(blockBytes, start + (to - at));
      at += end - start;
      this.push(source.subarray(start, end));
    },
  });
}
