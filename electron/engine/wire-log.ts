import type { WireEntry, WireLog } from '#shared/model/wire';
import type { BrokenField } from '#shared/model/broken-field';
import type { FrameHead } from './http2/frame-splitter';
import { now } from './timings';

const KiB = 1024;
/** What an entry costs beside its bytes, so that very many small ones count too. */
const entryCost = 512;

/** Writes down the bytes of one exchange as they pass. */
export interface WireRecorder {
  /** Says which texts are secrets, so that whoever shows the bytes can hide them. */
  hide(secrets: readonly string[]): void;
  record(hop: number, direction: WireEntry['direction'], part: WireEntry['part'], bytes: Uint8Array): void;
  /** The same for a piece of an HTTP/2 frame. */
  recordFrame(hop: number, piece: FramePiece): void;
  /** Says what the first block of fields in one direction that nobody explained stands for, and what part of the message it is. */
  explainFields(direction: WireEntry['direction'], part: WireEntry['part'], said: SaidFields): void;
}

/** What a block of fields says, line by line, and what of it is against the rules. */
export interface SaidFields {
  readonly text: string;
  readonly broken?: readonly BrokenField[];
}

/** Bytes of a frame as they pass. */
export interface FramePiece {
  readonly direction: WireEntry['direction'];
  readonly part: WireEntry['part'];
  readonly head: FrameHead;
  readonly bytes: Uint8Array;
  /** They begin the frame. */
  readonly isFirst: boolean;
}

/** The wire logs of the latest exchanges. Older ones are forgotten when together they grow too large. */
export interface WireLogs {
  open(exchangeId: string): WireRecorder;
  read(exchangeId: string): WireLog | undefined;
  /** Takes in a log that was read before. */
  restore(exchangeId: string, log: WireLog): void;
  release(exchangeIds: readonly string[]): void;
}

/** A wire log beside a body that is kept anyway: `bytes` is null where it is those of that body. */
export interface WireBeside {
  readonly entries: readonly (Omit<WireEntry, 'bytes'> & { readonly bytes: string | null })[];
  readonly secrets?: readonly string[] | undefined;
}

interface OwnWireLogs extends WireLogs {
  /** The log of an exchange without what is kept in its body. */
  readBeside(exchangeId: string, body: Uint8Array | null): WireBeside | undefined;
}

/** Writes nothing down. */
export const noWireLogs: WireLogs = {
  open: () => ({
    record: () => undefined,
    recordFrame: () => undefined,
    explainFields: () => undefined,
    hide: () => undefined,
  }),
  read: () => undefined,
  restore: () => undefined,
  release: () => undefined,
};

interface Stretch {
  readonly hop: number;
  readonly direction: WireEntry['direction'];
  part: WireEntry['part'];
  readonly at: number;
  frame?: NonNullable<WireEntry['frame']>;
  readonly pieces: Uint8Array[];
  kept: number;
  total: number;
}
interface Log {
  readonly stretches: Stretch[];
  /** Bytes that were kept of what may go on without end, by hop, direction and what it is. */
  readonly endless: Map<string, number>;
  /** Blocks of fields that were explained before they passed. */
  readonly waiting: Fields[];
  secrets: readonly string[];
  kept: number;
}
interface Limits {
  /** For all exchanges together. */
  readonly totalBytes?: number;
  /** For the body of one hop in one direction, or one row of frames that all say the same. */
  readonly bodyBytes?: number;
  /** The logs are let go of as soon as they were read: what passes need not be copied. */
  readonly isBrief?: boolean;
}

const loggedBodyBytes = 64 * KiB;

/** Logs that keep heads whole and bodies up to a limit. */
export function createWireLogs(limits: Limits = {}): OwnWireLogs {
  const { totalBytes = 64 * KiB * KiB, bodyBytes = loggedBodyBytes, isBrief = false } = limits;
  const logs = new Map<string, Log>();
  let kept = 0;

  function forget(exchangeId: string): void {
    kept -= logs.get(exchangeId)?.kept ?? 0;
    logs.delete(exchangeId);
  }

  /** Makes room by forgetting the oldest logs; the one being written stays, and writes no more when it alone is too large. */
  function makeRoom(wanted: number, current: string): boolean {
    for (const exchangeId of logs.keys()) {
      if (kept + wanted <= totalBytes) return true;
      if (exchangeId !== current) forget(exchangeId);
    }
    return kept + wanted <= totalBytes;
  }

  function append(log: Log, stretch: Stretch, bytes: Uint8Array, exchangeId: string): void {
    stretch.total += bytes.length;
    const row = endlessRow(stretch);
    const allowed = row === null ? bytes.length : bodyBytes - (log.endless.get(row) ?? 0);
    const wanted = Math.min(bytes.length, allowed);
    const cost = wanted + (stretch.pieces.length === 0 ? entryCost : 0);
    if (wanted <= 0 || logs.get(exchangeId) !== log || !makeRoom(cost, exchangeId)) return;
    const piece = bytes.subarray(0, wanted);
    // A copy: the slice would hold on to the 64 KiB it was read into.
    stretch.pieces.push(isBrief ? piece : Buffer.from(piece));
    stretch.kept += wanted;
    if (row !== null) log.endless.set(row, (log.endless.get(row) ?? 0) + wanted);
    log.kept += cost;
    kept += cost;
  }

  return {
    open(exchangeId) {
      forget(exchangeId);
      const log: Log = { stretches: [], endless: new Map(), waiting: [], secrets: [], kept: 0 };
      logs.set(exchangeId, log);
      return {
        hide(secrets) {
          log.secrets = secrets;
        },
        record(hop, direction, part, bytes) {
          if (bytes.length > 0) append(log, stretchFor(log, hop, direction, part), bytes, exchangeId);
        },
        recordFrame(hop, piece) {
          const stretch = frameStretchFor(log, hop, piece);
          if (stretch) append(log, stretch, piece.bytes, exchangeId);
        },
        explainFields: (direction, part, said) => explainLast(log, { direction, part, ...said }),
      };
    },
    ...readersOf(logs),
    restore(exchangeId, { entries, secrets = [] }) {
      forget(exchangeId);
      const log: Log = { stretches: entries.map(stretchOf), endless: new Map(), waiting: [], secrets, kept: 0 };
      log.kept = log.stretches.reduce((sum, stretch) => sum + stretch.kept + entryCost, 0);
      if (!makeRoom(log.kept, exchangeId)) return;
      logs.set(exchangeId, log);
      kept += log.kept;
    },
    release: (exchangeIds) => exchangeIds.forEach(forget),
  };
}

function readersOf(logs: ReadonlyMap<string, Log>): Pick<OwnWireLogs, 'read' | 'readBeside'> {
  const read = <E>(exchangeId: string, entry: (stretch: Stretch) => E) => {
    const log = logs.get(exchangeId);
    return log && { entries: log.stretches.map(entry), secrets: [...log.secrets] };
  };
  return {
    read: (exchangeId) => read(exchangeId, entryOf),
    readBeside: (exchangeId, body) => read(exchangeId, (stretch) => entryBeside(stretch, body)),
  };
}

/**
 * Bodies and trailers of one hop and direction are one stretch, and so is a step of SOCKS, up to where the other side speaks;
 * every head and interim answer is its own.
 */
function stretchFor(log: Log, hop: number, direction: WireEntry['direction'], part: WireEntry['part']): Stretch {
  const last = log.stretches.findLast((stretch) => stretch.hop === hop && (part === 'socks' || stretch.direction === direction));
  if (last?.part === part && last.direction === direction && lastingParts.has(part)) return last;
  const stretch: Stretch = { hop, direction, part, at: now(), pieces: [], kept: 0, total: 0 };
  log.stretches.push(stretch);
  return stretch;
}

const lastingParts = new Set<WireEntry['part']>(['body', 'trailers', 'socks']);

interface Fields extends Pick<WireEntry, 'direction' | 'part'>, SaidFields {}

/** A block may be explained before its frame has passed: what it stands for then waits for it. */
function explainLast(log: Log, fields: Fields): void {
  const next = log.stretches.find((one) => one.direction === fields.direction && one.frame?.text === '');
  if (next === undefined) log.waiting.push(fields);
  else explain(next, fields);
}

function explain(stretch: Stretch, { part, text, broken = [] }: Fields): void {
  stretch.part = part;
  if (stretch.frame) stretch.frame = { ...stretch.frame, text, ...(broken.length > 0 && { broken: [...broken] }) };
}

/** Frames that come in great numbers and say the same are one stretch, as long as no other stands between them. */
const inRows = new Set(['DATA', 'WINDOW_UPDATE']);

/** What may go on without end, of which the beginning is kept; null for all that is kept whole. */
function endlessRow({ hop, direction, part, frame }: Stretch): string | null {
  if (frame && inRows.has(frame.type)) return `${hop} ${direction} ${frame.type}`;
  return part === 'body' ? `${hop} ${direction} body` : null;
}

/** Frames in turn make a stretch each: no more of them are written down. */
const mostStretches = 10_000;

/** Null where the log has come to its end. */
function frameStretchFor(log: Log, hop: number, piece: FramePiece): Stretch | null {
  const last = log.stretches.findLast((stretch) => stretch.direction === piece.direction);
  if (last?.frame === undefined || !goesOn(last, hop, piece))
    return log.stretches.length < mostStretches ? beginFrame(log, hop, piece) : null;
  if (piece.isFirst) last.frame = { ...last.frame, count: last.frame.count + 1, flags: [...piece.head.flags] };
  return last;
}

const goesOn = (last: Stretch, hop: number, { head, isFirst }: FramePiece): boolean =>
  last.hop === hop && last.frame?.type === head.type && (!isFirst || inRows.has(head.type));

function beginFrame(log: Log, hop: number, { direction, part, head }: FramePiece): Stretch {
  const { type, flags, streamId } = head;
  const frame = { type, flags: [...flags], streamId, count: 1, text: type === 'HEADERS' ? '' : null };
  const stretch: Stretch = { hop, direction, part, at: now(), pieces: [], kept: 0, total: 0, frame };
  log.stretches.push(stretch);
  const waits = log.waiting.findIndex((fields) => type === 'HEADERS' && fields.direction === direction);
  const [fields] = waits < 0 ? [] : log.waiting.splice(waits, 1);
  if (fields) explain(stretch, fields);
  return stretch;
}

function entryOf(stretch: Stretch): WireEntry {
  return { ...factsOf(stretch), bytes: Buffer.concat(stretch.pieces).toString('latin1') };
}

const factsOf = ({ hop, direction, part, at, total, frame }: Stretch): Omit<WireEntry, 'bytes'> => ({
  hop,
  direction,
  part,
  at,
  total,
  ...(frame && { frame }),
});

const entryBeside = (stretch: Stretch, body: Uint8Array | null): WireBeside['entries'][number] =>
  body !== null && isBody(stretch, body) ? { ...factsOf(stretch), bytes: null } : entryOf(stretch);

/** Neither cut into chunks or frames nor encoded, a body passed just as it is kept. */
function isBody({ direction, part, frame, total, pieces }: Stretch, body: Uint8Array): boolean {
  if (direction !== 'received' || part !== 'body' || frame || total !== body.length) return false;
  let at = 0;
  return pieces.every((piece) => {
    at += piece.length;
    return Buffer.compare(piece, body.subarray(at - piece.length, at)) === 0;
  });
}

/** A log that was read beside a body, with all of its bytes. */
export const wholeWire = ({ entries, secrets = [] }: WireBeside, body: Uint8Array | null): WireLog => ({
  entries: entries.map((entry) => ({ ...entry, bytes: entry.bytes ?? bodyText(body) })),
  secrets: [...secrets],
});

const bodyText = (body: Uint8Array | null): string => Buffer.from(body?.subarray(0, loggedBodyBytes) ?? []).toString('latin1');

function stretchOf({ hop, direction, part, at, bytes, total, frame }: WireEntry): Stretch {
  const piece = Buffer.from(bytes, 'latin1');
  return { hop, direction, part, at, pieces: [piece], kept: piece.length, total, ...(frame && { frame }) };
}
