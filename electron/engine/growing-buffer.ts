/** Bytes at the end of which more can be put, and that are taken off the front. */
export interface GrowingBuffer {
  readonly bytes: Buffer;
  append(chunk: Buffer): void;
  take(count: number): Buffer;
}

/**
 * A chunk for an empty buffer is used as it is; else it is copied into room that doubles, so that a server that sends single
 * bytes costs no more than their number.
 */
export function createGrowingBuffer(): GrowingBuffer {
  let room: Buffer = Buffer.alloc(0);
  let start = 0;
  let end = 0;
  let owned = false;

  function makeRoom(wanted: number): void {
    const grown = Buffer.allocUnsafeSlow(Math.max(4096, wanted * 2));
    room.copy(grown, 0, start, end);
    [room, end, start, owned] = [grown, end - start, 0, true];
  }

  return {
    get bytes() {
      return room.subarray(start, end);
    },
    append(chunk) {
      if (start === end) {
        [room, start, end, owned] = [chunk, 0, chunk.length, false];
        return;
      }
      if (!owned || end + chunk.length > room.length) makeRoom(end - start + chunk.length);
      chunk.copy(room, end);
      end += chunk.length;
    },
    take(count) {
      const taken = room.subarray(start, Math.min(end, start + count));
      start += taken.length;
      return taken;
    },
  };
}
