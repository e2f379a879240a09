/** What the first nine bytes of a frame say (RFC 9113, 4.1). */
export interface FrameHead {
  /** Name of the type, such as `HEADERS`; `UNKNOWN_0x1f` where it has none, `PREFACE` for what a client sends first. */
  readonly type: string;
  readonly flags: readonly string[];
  /** 0 is the connection itself. */
  readonly streamId: number;
  /** Bytes of the payload. */
  readonly length: number;
}

/** Hears bytes of frames as they pass. `isFirst` marks the piece that begins a frame; it may be all there is of it. */
export type FrameListener = (head: FrameHead, piece: Buffer, isFirst: boolean) => void;

const types = [
  'DATA',
  'HEADERS',
  'PRIORITY',
  'RST_STREAM',
  'SETTINGS',
  'PUSH_PROMISE',
  'PING',
  'GOAWAY',
  'WINDOW_UPDATE',
  'CONTINUATION',
] as const;

/** Flags that have a meaning, by type of frame (RFC 9113, 6). */
const flagNames: Readonly<Record<string, readonly (readonly [bit: number, name: string])[]>> = {
  DATA: [
    [0x1, 'END_STREAM'],
    [0x8, 'PADDED'],
  ],
  HEADERS: [
    [0x1, 'END_STREAM'],
    [0x4, 'END_HEADERS'],
    [0x8, 'PADDED'],
    [0x20, 'PRIORITY'],
  ],
  SETTINGS: [[0x1, 'ACK']],
  PUSH_PROMISE: [
    [0x4, 'END_HEADERS'],
    [0x8, 'PADDED'],
  ],
  PING: [[0x1, 'ACK']],
  CONTINUATION: [[0x4, 'END_HEADERS']],
};

const headBytes = 9;
/** What a client sends before its first frame (RFC 9113, 3.4). */
export const preface = Buffer.from('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', 'latin1');

/** Reads the head of a frame from its first nine bytes. */
export function readFrameHead(bytes: Buffer): FrameHead {
  const code = bytes[3] ?? 0;
  const type = types[code] ?? `UNKNOWN_0x${code.toString(16).padStart(2, '0')}`;
  const bits = bytes[4] ?? 0;
  const flags = (flagNames[type] ?? []).filter(([bit]) => (bits & bit) !== 0).map(([, name]) => name);
  return { type, flags, streamId: bytes.readUInt32BE(5) & 0x7fffffff, length: bytes.readUIntBE(0, 3) };
}

/** Cuts what passes in one direction into frames, without holding it back: pieces are told as they come. */
export function createFrameSplitter(listener: FrameListener, { beginsWithPreface = false } = {}): (chunk: Buffer) => void {
  let head: FrameHead | null = beginsWithPreface ? { type: 'PREFACE', flags: [], streamId: 0, length: preface.length } : null;
  let left = beginsWithPreface ? preface.length : 0;
  let isFirst = beginsWithPreface;
  let begun = Buffer.alloc(0);

  /** Tells as much of the frame under way as there is; answers how many bytes that was. */
  function tell(chunk: Buffer, at: number): number {
    if (head === null) return 0;
    const piece = chunk.subarray(at, at + left);
    if (piece.length > 0) listener(head, piece, isFirst);
    isFirst = false;
    left -= piece.length;
    if (left === 0) head = null;
    return piece.length;
  }

  /** Collects the nine bytes that begin a frame; answers how many of the chunk were taken. */
  function begin(chunk: Buffer, at: number): number {
    const taken = chunk.subarray(at, at + headBytes - begun.length);
    begun = Buffer.concat([begun, taken]);
    if (begun.length < headBytes) return taken.length;
    head = readFrameHead(begun);
    left = head.length;
    listener(head, begun, true);
    isFirst = false;
    begun = Buffer.alloc(0);
    if (left === 0) head = null;
    return taken.length;
  }

  return (chunk) => {
    for (let at = 0; at < chunk.length;) at += head === null ? begin(chunk, at) : tell(chunk, at);
  };
}
