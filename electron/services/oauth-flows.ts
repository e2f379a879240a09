import type { Publish } from '#shared/contract/types';
import type { OAuth2Auth } from '#shared/model/auth/oauth2';
import type { OAuthAct } from '#shared/model/oauth-flow';
import type { RequestOptions } from '#shared/model/request-options';
import { onWayOf } from '#shared/model/way-options';
import type { PersonTools } from '../auth/oauth2/get-tokens.ts';
import type { MessageAnswer, OAuthTools } from '../auth/oauth2/oauth-tools.ts';
import type { ExchangeService } from './exchange-service.ts';
import { createFlowRecord, type FlowRecord } from './oauth-flow-record.ts';
import { createPasteBox, type PasteBox } from './paste-box.ts';
import { shownDraft } from './shown-draft.ts';

export interface FlowParts {
  readonly exchanges: Pick<ExchangeService, 'run'>;
  readonly readText: (bodyId: string) => Promise<string | null>;
  /** Null where the page itself opens addresses. */
  readonly openExternal: ((url: string) => Promise<void>) | null;
  readonly publish: Publish;
  readonly onBug: (name: string, thrown: unknown) => void;
}

export interface BegunFlow {
  readonly flowId: string;
  readonly act: OAuthAct;
  readonly auth: OAuth2Auth;
  /** Options that name the way of its messages. */
  readonly way: RequestOptions;
  /** The page that asked for it. */
  readonly page: string | null;
}

/** What a flow is given to work with. */
export interface FlowHands {
  readonly tools: OAuthTools;
  readonly person: PersonTools;
  readonly record: FlowRecord;
}

/** The flows under way, by the ids that pages gave them. */
export interface Flows {
  has(flowId: string): boolean;
  /** Runs a flow to its end; a bug in it ends it as one. */
  run(begun: BegunFlow, work: (hands: FlowHands) => Promise<void>): Promise<void>;
  cancel(flowId: string): void;
  /** False when there is no such flow. */
  paste(flowId: string, address: string): boolean;
  cancelWhere(isMeant: (page: string | null) => boolean): void;
}

interface Running {
  readonly abort: AbortController;
  readonly box: PasteBox;
  readonly page: string | null;
  readonly way: RequestOptions;
}

export function createFlows(parts: FlowParts): Flows {
  const running = new Map<string, Running>();
  return {
    has: (flowId) => running.has(flowId),
    async run(begun, work) {
      const own: Running = { abort: new AbortController(), box: createPasteBox(), page: begun.page, way: begun.way };
      const record = createFlowRecord(begun, (flow) => parts.publish('oauth.changed', flow));
      running.set(begun.flowId, own);
      try {
        await work({ tools: toolsOf(parts, own, record), person: personOf(parts, own, record), record });
      } catch (thrown) {
        parts.onBug('oauth', thrown);
        record.end({ kind: 'bug', message: thrown instanceof Error ? thrown.message : String(thrown) });
      } finally {
        running.delete(begun.flowId);
      }
    },
    cancel: (flowId) => running.get(flowId)?.abort.abort(),
    paste(flowId, address) {
      const flow = running.get(flowId);
      flow?.box.put(address);
      return flow !== undefined;
    },
    cancelWhere(isMeant) {
      for (const { page, abort } of running.values()) if (isMeant(page)) abort.abort();
    },
  };
}

function toolsOf({ exchanges, readText }: FlowParts, { abort, page, way }: Running, record: FlowRecord): OAuthTools {
  return {
    signal: abort.signal,
    report: record.report,
    async send(message, says): Promise<MessageAnswer> {
      const draft = { ...message, options: onWayOf(message.options, way) };
      const exchange = await exchanges.run({ page, draft, shown: shownDraft(draft) }, abort.signal);
      record.note(exchange, says);
      return { exchange, text: exchange.bodyId === null ? null : await readText(exchange.bodyId) };
    },
  };
}

function personOf({ openExternal }: FlowParts, { box }: Running, record: FlowRecord): PersonTools {
  return {
    browser: {
      async open(browserAddress, callbackAddress, pastes) {
        record.change({ browserAddress, callbackAddress, pastes, phase: 'waiting' });
        await openExternal?.(browserAddress);
      },
      pasted: (signal) => box.take(signal),
    },
    showDevice: (device) => record.change({ device, phase: 'waiting' }),
  };
}
