import { describeFailure } from '#shared/failure-words';
import type { RequestPlace } from '#shared/model/collection';
import { createDraft, type RequestDraft } from '#shared/model/request-draft';
import { defaultOptions, type RequestOptions } from '#shared/model/request-options';
import { optionsBelow } from '#shared/model/said-options';
import { createRow } from '#shared/model/row';
import { onWayOf } from '#shared/model/way-options';
import type { SentSecret } from '#shared/secrets/sent-secret';
import { lookupIn } from '#shared/variables/layers';
import { resolveDraft } from '#shared/variables/resolve-draft';
import type { SideAnswer } from '../engine/authentication.ts';
import type { EngineContext } from '../engine/engine-context.ts';
import { sendExchange } from '../engine/send-exchange.ts';
import { sendSide } from '../engine/side-exchange.ts';
import type { ScriptAnswer, ScriptRequest } from '../scripts/script-event.ts';
import type { SendForScript } from '../scripts/script-runner.ts';
import { filesOf } from './files-around.ts';
import { secretsIn } from './secrets-in.ts';
import { gatherLayers, type LayerSources } from './variable-layers.ts';

/** Sends a request for a script, to its end; `secrets` must not be told. */
export type SendSideRequest = (draft: RequestDraft, secrets: readonly SentSecret[], signal: AbortSignal) => Promise<SideAnswer>;

/** Requests of scripts as exchanges on the side of another. */
export const sideBy =
  (engine: EngineContext, ownerId: string): SendSideRequest =>
  (draft, secrets, signal) => {
    const context: EngineContext = {
      ...engine,
      async resolve(typed, note) {
        note(secrets);
        // Its script has filled in all but the way that it goes.
        const { options } = typed;
        const way = await engine.resolve({ ...createDraft(''), options: { ...options, fillVariables: true } }, note);
        if (!way.ok) return way;
        return engine.resolve({ ...typed, options: onWayOf(options, way.value.options) }, note);
      },
    };
    return sendSide({ id: crypto.randomUUID(), ownerId, draft }, sendExchange, context, signal);
  };

const mostRequests = 50;

/** Where a script stands that sends. */
interface Sender {
  readonly sendSide?: SendSideRequest;
  readonly sources: LayerSources;
  readonly place: RequestPlace | null;
  readonly signal?: AbortSignal;
  /** Secrets that were read before it. */
  readonly known?: readonly SentSecret[];
}

/** How one script sends: as many requests as any needs, each with the options that hold where it stands. */
export function sendFor(sender: Sender, hidden: ReadonlyMap<string, SentSecret>): SendForScript | undefined {
  const { sendSide: send, sources, place, signal: stop, known = [] } = sender;
  if (!send) return undefined;
  let count = 0;
  return async (request, { events, signal }) => {
    count += 1;
    if (count > mostRequests) return { problem: `a script sends ${mostRequests} requests at most` };
    const draft = await draftOf(request, sources, place);
    const stopping = stop ? AbortSignal.any([signal, stop]) : signal;
    return answerOf(await send(draft, [...known, ...secretsIn(events, hidden)], stopping));
  };
}

async function draftOf(
  { method, url, headers, body, timeoutMs }: ScriptRequest,
  sources: LayerSources,
  place: RequestPlace | null,
) {
  const above = place && sources.isOpen(place.root) ? await filesOf(sources).defaultsAbove(place.root, place.path) : [];
  const usual = (await sources.usualOptions?.()) ?? defaultOptions;
  const merged = optionsBelow(defaultOptions, [...above.map((defaults) => defaults.options), usual]);
  const options = await withVariables(merged, sources, place);
  const type = headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? 'text/plain';
  const draft: RequestDraft = {
    ...createDraft(url, method),
    headers: headers.map(([name, value]) => createRow(name, value)),
    body: body === null ? { kind: 'none' } : { kind: 'text', text: body, mediaType: type },
    // Its script has filled it in: braces that are left are meant.
    options: { ...options, fillVariables: false, ...(timeoutMs !== null && { totalTimeoutMs: Math.round(timeoutMs) }) },
  };
  return draft;
}

/** Options with the variables in use where the script stands; secrets of the vault still stand in them by name. */
async function withVariables(
  options: RequestOptions,
  sources: LayerSources,
  place: RequestPlace | null,
): Promise<RequestOptions> {
  const draft = { ...createDraft(''), options };
  const layers = await gatherLayers(sources, draft, place);
  if (!layers.ok) return options;
  const resolved = resolveDraft(draft, lookupIn(layers.value.layers, layers.value.processValue), 'leave');
  return resolved.ok ? resolved.value.draft.options : options;
}

function answerOf({ exchange, text }: SideAnswer): ScriptAnswer {
  if (exchange.phase === 'failed') return { problem: describeFailure(exchange.failure) };
  const { head, hops, timings, bodyBytes } = exchange;
  return {
    status: head.status,
    statusText: head.reason,
    url: hops.at(-1)?.url ?? exchange.url,
    headers: head.headers.map(([name, value]) => [name, value] as const),
    text: text ?? '',
    timeMs: Math.round(timings.totalMs),
    size: bodyBytes,
  };
}
