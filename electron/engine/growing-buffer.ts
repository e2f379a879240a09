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
export const createGrowingBuffer = (): GrowingBuffer => new RoomyBuffer();

const none = Buffer.alloc(0);

class RoomyBuffer implements GrowingBuffer {
  #room: Buffer = none;
  #start = 0;
  #end = 0;
  #owned = false;

  get bytes(): Buffer {
    return this.#room.subarray(this.#start, this.#end);
  }

  append(chunk: Buffer): void {
    if (this.#start === this.#end) {
      [this.#room, this.#start, this.#end, this.#owned] = [chunk, 0, chunk.length, false];
      return;
    }
    const held = this.#end - this.#start;
    if (!this.#owned || this.#end + chunk.length > this.#room.length) this.#makeRoom(held + chunk.length);
    chunk.copy(this.#room, this.#end);
    this.#end += chunk.length;
  }

  take(count: number): Buffer {
    const taken = this.#room.subarray(this.#start, Math.min(this.#end, this.#start + count));
    this.#start += taken.length;
    return taken;
  }

  #makeRoom(wanted: number): void {
    const grown = Buffer.allocUnsafeSlow(Math.max(4096, wanted * 2));
    this.#room.copy(grown, 0, this.#start, this.#end);
    [this.#room, this.#end, this.#start, this.#owned] = [grown, this.#end - this.#start, 0, true];
  }
}
