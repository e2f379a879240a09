import type { BodyStore, BodyWriter } from '../bodies/body-store';

/** Lets bodies pass and keeps the last one as well, where it is small enough to be read as a page. */
export interface BodyTap {
  readonly bodies: Pick<BodyStore, 'create'>;
  /** The bytes of the last body; null where there were none, or too many. */
  last(): Uint8Array | null;
}

export function createBodyTap(bodies: Pick<BodyStore, 'create'>, mostBytes: number): BodyTap {
  let chunks: Uint8Array[] | null = null;
  let kept = 0;

  function tapped(writer: BodyWriter): BodyWriter {
    chunks = [];
    kept = 0;
    return {
      id: writer.id,
      get bytes() {
        return writer.bytes;
      },
      write(chunk) {
        kept += chunk.length;
        if (kept > mostBytes) chunks = null;
        else chunks?.push(chunk);
        return writer.write(chunk);
      },
      end: () => writer.end(),
    };
  }

  return {
    bodies: { create: (...wanted) => tapped(bodies.create(...wanted)) },
    last: () => (chunks === null || chunks.length === 0 ? null : Buffer.concat(chunks)),
  };
}
