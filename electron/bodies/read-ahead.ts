import type { StoredBody } from './body-store.ts';
import type { BodyWorker } from './body-worker.ts';
import { charsetBytes, charsetToShow } from './charsets.ts';
import { sniff, sniffBytes } from './sniff.ts';

/** The thread is told of so many new bytes at a time. */
const stepBytes = 1024 * 1024;
/** A larger body may be larger still, and is shown as text: a tree of it is made when asked for. */
const mostBytes = 128 * 1024 * 1024;

interface Arriving {
  isTree: boolean;
  toldBytes: number;
}

/** Has trees made of large JSON bodies while they arrive, so that little is left to do after the last byte. */
export class ReadAhead {
  readonly #reader: Pick<BodyWorker, 'readAhead' | 'release'>;
  readonly #arriving = new Map<string, Arriving>();

  constructor(reader: Pick<BodyWorker, 'readAhead' | 'release'>) {
    this.#reader = reader;
  }

  /** Hears that more of a body is there. What is small enough for memory is read in no time when it is asked for. */
  note(body: StoredBody): void {
    const { filed } = body;
    if (!filed) return;
    const known = this.#arriving.get(body.id);
    if (!known) return void this.#meet(body);
    if (known.isTree && (body.complete || filed.bytes - known.toldBytes >= stepBytes)) this.#tell(body, known);
    if (body.complete) this.#arriving.delete(body.id);
  }

  forget(bodyId: string): void {
    this.#arriving.delete(bodyId);
  }

  async #meet(body: StoredBody): Promise<void> {
    const met: Arriving = { isTree: false, toldBytes: 0 };
    this.#arriving.set(body.id, met);
    // A body that cannot be read is told of when it is asked for.
    const first = await body.read(0, sniffBytes).catch(() => new Uint8Array(0));
    // Over meanwhile: whoever asks for it now opens it as a whole.
    if (this.#arriving.get(body.id) !== met) return;
    if (body.complete) return this.forget(body.id);
    met.isTree = sniff(first) === 'json' && charsetToShow(first.subarray(0, charsetBytes), null).name === 'utf-8';
  }

  #tell(body: StoredBody, known: Arriving): void {
    const { filed, complete, path } = body;
    if (!filed || filed.bytes > mostBytes || (complete && path === null)) return this.#giveUp(body.id, known);
    known.toldBytes = filed.bytes;
    this.#reader.readAhead(body.id, filed, complete);
  }

  /** Too large, or its end never reached the disk: nothing made of the beginning may stand for all of it. */
  #giveUp(bodyId: string, known: Arriving): void {
    known.isTree = false;
    if (known.toldBytes > 0) void this.#reader.release(bodyId);
  }
}
