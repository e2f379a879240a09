import type { WireEntry, WireLog } from '#shared/model/wire';
import { now } from './timings';

const KiB = 1024;
/** What an entry costs beside its bytes, so that very many small ones count too. */
const entryCost = 512;

/** Writes down the bytes of one exchange as they pass. */
export interface WireRecorder {
  /** Says which texts are secrets, so that whoever shows the bytes can hide them. */
  hide(secrets: readonly string[]): void;
  record(hop: number, direction: WireEntry['direction'], part: WireEntry['part'], bytes: Uint8Array): void;
}

/** The wire logs of the latest exchanges. Older ones are forgotten when together they grow too large. */
export interface WireLogs {
  open(exchangeId: string): WireRecorder;
  read(exchangeId: string): WireLog | undefined;
  /** Takes in a log that was read before. */
  restore(exchangeId: string, log: WireLog): void;
  release(exchangeIds: readonly string[]): void;
}

/** Writes nothing down. */
export const noWireLogs: WireLogs = {
  open: () => ({ record: () => undefined, hide: () => undefined }),
  read: () => undefined,
  restore: () => undefined,
  release: () => undefined,
};

interface Stretch {
  readonly hop: number;
  readonly direction: WireEntry['direction'];
  readonly part: WireEntry['part'];
  readonly at: number;
  readonly pieces: Buffer[];
  kept: number;
  total: number;
}
interface Log {
  readonly stretches: Stretch[];
  secrets: readonly string[];
  kept: number;
}
interface Limits {
  /** For all exchanges together. */
  readonly totalBytes?: number;
  /** For the body of one hop in one direction. */
  readonly bodyBytes?: number;
}

/** Logs that keep heads whole and bodies up to a limit. */
export function createWireLogs({ totalBytes = 64 * KiB * KiB, bodyBytes = 64 * KiB }: Limits = {}): WireLogs {
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
    const allowed = stretch.part === 'body' ? bodyBytes - stretch.kept : bytes.length;
    const wanted = Math.min(bytes.length, allowed);
    const cost = wanted + (stretch.pieces.length === 0 ? entryCost : 0);
    if (wanted <= 0 || logs.get(exchangeId) !== log || !makeRoom(cost, exchangeId)) return;
    // A copy: the slice would hold on to the 64 KiB it was read into.
    stretch.pieces.push(Buffer.from(bytes.subarray(0, wanted)));
    stretch.kept += wanted;
    log.kept += cost;
    kept += cost;
  }

  return {
    open(exchangeId) {
      forget(exchangeId);
      const log: Log = { stretches: [], secrets: [], kept: 0 };
      logs.set(exchangeId, log);
      return {
        hide(secrets) {
          log.secrets = secrets;
        },
        record(hop, direction, part, bytes) {
          if (bytes.length > 0) append(log, stretchFor(log, hop, direction, part), bytes, exchangeId);
        },
      };
    },
    read(exchangeId) {
      const log = logs.get(exchangeId);
      return log && { entries: log.stretches.map(entryOf), secrets: [...log.secrets] };
    },
    restore(exchangeId, { entries, secrets = [] }) {
      forget(exchangeId);
      const log: Log = { stretches: entries.map(stretchOf), secrets, kept: 0 };
      log.kept = log.stretches.reduce((sum, stretch) => sum + stretch.kept + entryCost, 0);
      if (!makeRoom(log.kept, exchangeId)) return;
      logs.set(exchangeId, log);
      kept += log.kept;
    },
    release: (exchangeIds) => exchangeIds.forEach(forget),
  };
}

/** Bodies and trailers of one hop and direction are one stretch; every head and interim answer is its own. */
function stretchFor(log: Log, hop: number, direction: WireEntry['direction'], part: WireEntry['part']): Stretch {
  const last = log.stretches.findLast((stretch) => stretch.hop === hop && stretch.direction === direction);
  if (last?.part === part && (part === 'body' || part === 'trailers')) return last;
  const stretch: Stretch = { hop, direction, part, at: now(), pieces: [], kept: 0, total: 0 };
  log.stretches.push(stretch);
  return stretch;
}

function entryOf({ hop, direction, part, at, pieces, total }: Stretch): WireEntry {
  return { hop, direction, part, at, bytes: Buffer.concat(pieces).toString('latin1'), total };
}

function stretchOf({ hop, direction, part, at, bytes, total }: WireEntry): Stretch {
  const piece = Buffer.from(bytes, 'latin1');
  return { hop, direction, part, at, pieces: [piece], kept: piece.length, total };
}
