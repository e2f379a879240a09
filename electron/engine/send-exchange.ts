import { goesByHash } from '#shared/graphql/graphql-text';
import type { ExchangeEvent, Packed } from '#shared/model/exchange-event';
import type { RequestDraft } from '#shared/model/request-draft';
import type { SentSecret } from '#shared/secrets/sent-secret';
import { readDraftUrl } from '#shared/http/draft-url';
import { hrefOf } from '#shared/http/url-parts';
import { classifyFailure } from './classify-failure';
import type { EngineContext } from './engine-context';
import { startRun, type ExchangeRun } from './exchange-run';
import { followHops } from './follow-hops';
import { prepareRequest, type Prepared } from './prepare-request';
import { receiveBody } from './receive-body';
import { asHash, sendPersisted } from './send-persisted';
import { readClock } from './timings';
import { Stopped } from './stopped';

/**
 * Sends a draft and tells what happens, from `started` to `finished` or `failed`.
 * Aborting `signal` ends it as cancelled; leaving the loop early closes the connection.
 */
export async function* sendExchange(
  exchangeId: string,
  draft: RequestDraft,
  context: EngineContext,
  signal: AbortSignal,
): AsyncGenerator<ExchangeEvent, void> {
  if (goesByHash(draft))
    return yield* runExchange({ exchangeId, draft, context, signal, asSent: asHash }, (prepared, run, filled) =>
      sendPersisted(prepared, filled, run),
    );
  yield* runExchange({ exchangeId, draft, context, signal }, ({ request, auth }, run) =>
    followHops(request, auth, run, receiveBody),
  );
}

/** An exchange that is to be run. */
export interface Asked {
  readonly exchangeId: string;
  readonly draft: RequestDraft;
  readonly context: EngineContext;
  readonly signal: AbortSignal;
  /** What of the draft makes up the request, once it is filled in; all of it where nothing else is said. */
  readonly asSent?: (filled: RequestDraft) => RequestDraft;
}

/** Does the work of an exchange between its beginning and its end: whatever stops it is told, and nothing is left open. */
export async function* runExchange(
  { exchangeId, draft, context, signal, asSent = asIs }: Asked,
  work: (prepared: Prepared, run: ExchangeRun, filled: RequestDraft) => AsyncGenerator<ExchangeEvent, void>,
): AsyncGenerator<ExchangeEvent, void> {
  const run = startRun({ id: exchangeId, options: draft.options, context, send: sendExchange }, signal);
  yield run.tell({ type: 'started', method: draft.method, url: shownUrl(draft) });
  try {
    const resolved = await context.resolve(draft, (secrets) => noteSecrets(secrets, run));
    if (!resolved.ok) return yield await failed(run, new Stopped(resolved.failure));
    run.options = resolved.value.options;
    const prepared = await prepareRequest(asSent(resolved.value));
    if (!prepared.ok) return yield await failed(run, new Stopped(prepared.failure));
    // A session has a jar of its own: who is logged in is no matter of the environment's.
    if (prepared.value.auth.kind === 'session') run.cookies = null;
    yield* work(prepared.value, run, resolved.value);
  } catch (thrown) {
    yield await failed(run, thrown);
  } finally {
    run.leave(0);
    run.halt.close();
    await run.endBody().catch(() => undefined);
  }
}

const asIs = (draft: RequestDraft): RequestDraft => draft;

/** Keeps secrets that go out from being shown. */
export function noteSecrets(secrets: readonly SentSecret[], run: ExchangeRun): void {
  run.secrets = [...run.secrets, ...secrets];
  run.wire.hide(run.secrets.map(({ text }) => text));
}

async function failed(run: ExchangeRun, thrown: unknown): Promise<ExchangeEvent> {
  const timings = readClock(run.clock);
  run.leave(0);
  // Keeping the rest may fail for the very reason that is told here.
  await run.endBody().catch(() => undefined);
  return run.tell({
    type: 'failed',
    failure: classifyFailure(thrown, run.host),
    bodyId: run.writer?.id ?? null,
    receivedId: run.received?.id ?? null,
    ...packedOf(run),
    wireBytes: run.inlet?.receivedBytes ?? 0,
    bodyBytes: run.writer?.bytes ?? 0,
    timings,
  });
}

const packedOf = ({ received, packed }: ExchangeRun): { packed?: Packed } => (received && packed ? { packed } : {});

/** The address without credentials where it can be read, else as typed. */
function shownUrl(draft: RequestDraft): string {
  const parts = readDraftUrl(draft);
  return parts.ok ? hrefOf(parts.value) : draft.url;
}
