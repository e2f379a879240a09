import type { ExchangeEvent } from '#shared/model/exchange-event';
import { fail, ok, type Result } from '#shared/result';
import type { BodyStore } from '../bodies/body-store';
import type { EngineContext } from '../engine/engine-context';
import type { PageArchive } from '../engine/fetch-all/page-archive';
import type { ExchangeService } from './exchange-service';

interface Parts {
  readonly engine: Pick<EngineContext, 'wireLogs'>;
  readonly bodies: BodyStore;
  readonly exchanges: Pick<ExchangeService, 'hold'>;
}

interface Archiving {
  readonly archive: Pick<PageArchive, 'read'>;
}

/** Puts an archived exchange of a run back where exchanges are kept, for a page: its events, its wire log and its body. */
export async function reopenArchived(
  { archive }: Archiving,
  exchangeId: string,
  page: string | null,
  { engine, bodies, exchanges }: Parts,
): Promise<Result<null>> {
  const archived = await archive.read(exchangeId);
  if (archived === null) return fail({ kind: 'notFound', what: 'this exchange' });
  const bodyId = archived.body === null ? null : await keepBody(archived.body, bodies);
  const events = archived.events.map((event) => withBody(event, bodyId));
  engine.wireLogs.restore(exchangeId, archived.wire);
  await exchanges.hold(page, archived.draft, events);
  return ok(null);
}

/** An event of an exchange that is opened again: its body is stored anew, and as it was received it is kept no more. */
export function withBody(event: ExchangeEvent, bodyId: string | null): ExchangeEvent {
  if (!('bodyId' in event)) return event;
  return event.type === 'opened' ? { ...event, bodyId } : { ...event, bodyId, receivedId: null };
}

/** Writes a body into a store; answers the id by which it is read. */
export async function keepBody(body: Uint8Array, bodies: Pick<BodyStore, 'create'>): Promise<string> {
  const writer = bodies.create();
  await writer.write(body);
  await writer.end();
  return writer.id;
}
