import type { Auth } from '#shared/model/auth';
import type { ExchangeEvent } from '#shared/model/exchange-event';
import type { RequestDraft } from '#shared/model/request-draft';
import type { SentSecret } from '#shared/secrets/sent-secret';
import { readDraftUrl } from '#shared/http/draft-url';
import { hrefOf } from '#shared/http/url-parts';
import type { AuthTurn } from './authentication';
import { askWithCredentials, beginAuth } from './ask-with-credentials';
import { classifyFailure } from './classify-failure';
import { addedCredentials } from './credentials';
import type { EngineContext } from './engine-context';
import { guardAuth } from './guard-secrets';
import { nextHop, startRun, type ExchangeRun } from './exchange-run';
import { planRedirect, visitOf, type Redirect } from './follow-redirects';
import type { Answer } from './answer';
import { prepareRequest, type Prepared } from './prepare-request';
import { receiveBody, skipBody, type Stop } from './receive-body';
import { readClock } from './timings';
import { Stopped } from './stopped';
import type { WireRequest } from './wire-request';

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

/** One hop after the other, until an answer is not a redirect that can be followed. */
export async function* followHops<T>(
  first: WireRequest,
  auth: Auth,
  run: ExchangeRun,
  receive: (answer: Answer, stop: Stop | null, run: ExchangeRun) => AsyncGenerator<ExchangeEvent, T>,
): AsyncGenerator<ExchangeEvent, T> {
  const { options } = run;
  const visited = new Set<string>();
  let bare = first;
  let turn = beginAuth(auth, run, sendExchange);
  for (let followed = 0; ; followed++) {
    visited.add(visitOf(bare));
    const { answer, authorized } = yield* askWithCredentials(bare, turn, run);
    const redirect = planRedirect(bare, answer.head, options, { followed, visited });
    if (redirect.kind !== 'follow') return yield* receive(answer, redirect.kind === 'stop' ? redirect.stop : null, run);

    await skipBody(answer, run);
    const leaves = !redirect.sameOrigin && !options.trustRedirects;
    yield redirected(redirect, leaves ? addedCredentials(bare, authorized) : [], run);
    if (!redirect.sameOrigin && !leaves) guardAuth(auth, redirect.request.url, run);
    // Once left, an origin's credentials are gone for good, also when the chain comes back to it.
    if (leaves) turn = leaveOrigin(run);
    bare = redirect.request;
    nextHop(run);
  }
}

function leaveOrigin(run: ExchangeRun): AuthTurn {
  run.isLed = true;
  return beginAuth({ kind: 'none' }, run, sendExchange);
}

function redirected(
  redirect: Extract<Redirect, { kind: 'follow' }>,
  credentials: readonly string[],
  run: ExchangeRun,
): ExchangeEvent {
  const { location, request, methodChanged } = redirect;
  return run.tell({
    type: 'redirected',
    hop: run.hop,
    location,
    url: hrefOf({ ...request.url, target: request.target }),
    method: request.method,
    methodChanged,
    dropped: [...new Set([...credentials, ...redirect.dropped])],
    timings: readClock(run.clock),
  });
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
    wireBytes: run.inlet?.receivedBytes ?? 0,
    bodyBytes: run.writer?.bytes ?? 0,
    timings,
  });
}

/** The address without credentials where it can be read, else as typed. */
function shownUrl(draft: RequestDraft): string {
  const parts = readDraftUrl(draft);
  return parts.ok ? hrefOf(parts.value) : draft.url;
}
