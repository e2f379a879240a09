import type { FrameHead } from '../frame-splitter';
import { createHpackReader, type PassedField } from './hpack-reader';

/** Hears a block of fields once it is whole. Null where it cannot be read. */
export type BlockListener = (streamId: number, fields: PassedField[] | null) => void;

/** A block longer than this is not read, and none after it. */
const longestBlock = 1024 * 1024;

/**
 * Puts the blocks of fields together that HEADERS and CONTINUATION carry (RFC 9113, 4.3), and reads them. Told each piece of
 * each frame as it passes; the first piece of a frame is the nine bytes of its head.
 */
export function createFieldBlocks(listener: BlockListener): (head: FrameHead, piece: Buffer, isFirst: boolean) => void {
  const reader = createHpackReader();
  let pieces: Buffer[] = [];
  let payload: Buffer[] = [];
  let [blockBytes, payloadBytes] = [0, 0];
  let isLost = false;

  function endFrame(head: FrameHead): void {
    const fragment = fragmentOf(head, Buffer.concat(payload));
    if (fragment === null) return void (isLost = true);
    pieces.push(fragment);
    if (!head.flags.includes('END_HEADERS')) return;
    const block = Buffer.concat(pieces);
    pieces = [];
    blockBytes = 0;
    listener(head.streamId, reader.read(block));
  }

  return (head, piece, isFirst) => {
    if (isLost || !carriesFields(head)) return;
    if (isFirst) [payload, payloadBytes] = [[], 0];
    else {
      // A copy: the piece is part of what the socket has read.
      payload.push(Buffer.from(piece));
      payloadBytes += piece.length;
      blockBytes += piece.length;
    }
    if (blockBytes > longestBlock) {
      isLost = true;
      [pieces, payload] = [[], []];
    } else if (payloadBytes === head.length) endFrame(head);
  };
}

const carriesFields = ({ type }: FrameHead): boolean => type === 'HEADERS' || type === 'CONTINUATION';

/** The block in a frame, without its padding and what it says of priority (RFC 9113, 6.2); null where they are longer than the frame. */
function fragmentOf({ type, flags }: FrameHead, payload: Buffer): Buffer | null {
  if (type === 'CONTINUATION') return payload;
  const isPadded = flags.includes('PADDED');
  const begin = (isPadded ? 1 : 0) + (flags.includes('PRIORITY') ? 5 : 0);
  const end = payload.length - (isPadded ? (payload[0] ?? 0) : 0);
  return begin <= end ? payload.subarray(begin, end) : null;
}
