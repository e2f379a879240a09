import type { BodyStore, BodyWriter } from '../bodies/body-store';

/** What exchanges on the side need of a body store. */
export interface SideBodies {
  create(): BodyWriter;
  get(id: string): { readonly bytes: number; read(from: number, to: number): Promise<Uint8Array> } | undefined;
  release: BodyStore['release'];
}

const mostBytes = 4 * 1024 * 1024;

/** Keeps the beginnings of bodies in memory, for programs that show nothing of exchanges on the side. */
export function createSideBodies(): SideBodies {
  const kept = new Map<string, Buffer[]>();
  return {
    create() {
      const id = crypto.randomUUID();
      const pieces: Buffer[] = [];
      kept.set(id, pieces);
      let bytes = 0;
      return {
        id,
        get bytes() {
          return bytes;
        },
        async write(chunk) {
          if (bytes < mostBytes) pieces.push(Buffer.from(chunk));
          bytes += chunk.length;
        },
        end: async () => undefined,
      };
    },
    get(id) {
      const pieces = kept.get(id);
      if (pieces === undefined) return undefined;
      const whole = Buffer.concat(pieces);
      return { bytes: whole.length, read: async (from, to) => whole.subarray(from, to) };
    },
    async release(ids) {
      for (const id of ids) kept.delete(id);
    },
  };
}
