import type { Tally } from '#shared/model/exchange-event';
import type { TranscriptEntry } from '#shared/model/transcript';
import type { BodyWriter } from '../../bodies/body-store';
import { now } from '../timings';

/** An entry without what every one has. */
export type Noted = Omit<TranscriptEntry, 'at' | 'bytes'> & { readonly bytes?: number };

/** Writes what is said on a socket into a body, a line of JSON for each message. */
export interface TranscriptWriter {
  readonly bodyId: string;
  readonly tally: Tally;
  /** Takes an entry; it is written with the next `flush`. */
  note(entry: Noted): void;
  /** Notes the id that a server-sent event leaves behind, for coming back. */
  noteId(id: string): void;
  /** Resolves when there is room for more. */
  flush(): Promise<void>;
}

/** Appends to `writer`; `hear` is told every entry. Memory holds what was noted since the last `flush` and no more. */
export function createTranscriptWriter(writer: BodyWriter, hear: (entry: TranscriptEntry) => void): TranscriptWriter {
  let tally: Tally = { entries: 0, sent: 0, received: 0, sentBytes: 0, receivedBytes: 0, lastEventId: '' };
  let waiting: string[] = [];
  let writing = Promise.resolve();

  return {
    bodyId: writer.id,
    get tally() {
      return tally;
    },
    note({ from, kind, event, id, code, text, base64, bytes }) {
      const size = bytes ?? sizeOf(text, base64);
      // The order of the fields is part of the format: what may be long stands last.
      const entry: TranscriptEntry = {
        at: Math.round(now() * 1000) / 1000,
        from,
        kind,
        bytes: size,
        ...(event !== undefined && { event }),
        ...(id !== undefined && { id }),
        ...(code !== undefined && { code }),
        ...(text !== undefined && { text }),
        ...(base64 !== undefined && { base64 }),
      };
      waiting.push(`${JSON.stringify(entry)}\n`);
      tally = counted(tally, entry);
      hear(entry);
    },
    noteId(id) {
      tally = { ...tally, lastEventId: id };
    },
    flush() {
      if (waiting.length === 0) return writing;
      const lines = Buffer.from(waiting.join(''), 'utf8');
      waiting = [];
      writing = writing.then(() => writer.write(lines));
      return writing;
    },
  };
}

const sizeOf = (text: string | undefined, base64: string | undefined): number =>
  base64 === undefined ? Buffer.byteLength(text ?? '') : Buffer.byteLength(base64, 'base64');

const isMessage = ({ kind }: TranscriptEntry): boolean => kind === 'text' || kind === 'binary' || kind === 'event';

function counted(tally: Tally, entry: TranscriptEntry): Tally {
  const entries = tally.entries + 1;
  if (!isMessage(entry)) return { ...tally, entries };
  return entry.from === 'client'
    ? { ...tally, entries, sent: tally.sent + 1, sentBytes: tally.sentBytes + entry.bytes }
    : { ...tally, entries, received: tally.received + 1, receivedBytes: tally.receivedBytes + entry.bytes };
}
