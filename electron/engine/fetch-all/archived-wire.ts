import type { WireEntry, WireLog } from '#shared/model/wire';
import { loggedBodyBytes, type PageWireLog, type WireStretch } from '../page-wire';

/** A wire log as it is archived: `bytes` is null where they are those of the body, which is kept anyway. */
export interface ArchivedWire {
  readonly entries: readonly (Omit<WireEntry, 'bytes'> & { readonly bytes: string | null })[];
  readonly secrets: readonly string[];
}

/** A wire log without what is in the body that is kept beside it. */
export const archiveWire = ({ stretches, secrets }: PageWireLog, body: Uint8Array | null): ArchivedWire => ({
  entries: stretches.map(({ pieces, ...entry }) => ({
    ...entry,
    bytes: body !== null && isBody({ pieces, ...entry }, body) ? null : textOf(pieces, entry.part),
  })),
  secrets,
});

/** The same with all of its bytes. */
export const restoreWire = ({ entries, secrets }: ArchivedWire, body: Uint8Array | null): WireLog => ({
  entries: entries.map((entry) => ({ ...entry, bytes: entry.bytes ?? textOf(body === null ? [] : [body], 'body') })),
  secrets: [...secrets],
});

/** Neither cut into chunks nor encoded, a body passed just as it is kept. */
function isBody({ direction, part, total, pieces }: WireStretch, body: Uint8Array): boolean {
  if (direction !== 'received' || part !== 'body' || total !== body.length) return false;
  let at = 0;
  return pieces.every((piece) => {
    at += piece.length;
    return Buffer.compare(piece, body.subarray(at - piece.length, at)) === 0;
  });
}

function textOf(pieces: readonly Uint8Array[], part: WireEntry['part']): string {
  const bytes = Buffer.concat(pieces);
  return bytes.toString('latin1', 0, part === 'body' ? loggedBodyBytes : bytes.length);
}
