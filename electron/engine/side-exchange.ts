import { advance, isOver, type Exchange } from '#shared/model/exchange';
import type { ExchangeEvent } from '#shared/model/exchange-event';
import type { RequestDraft } from '#shared/model/request-draft';
import type { SideAnswer } from './authentication';
import type { EngineContext } from './engine-context';

/** How exchanges are sent: `sendExchange`, handed in because it is what makes exchanges on the side. */
export type Send = (
  exchangeId: string,
  draft: RequestDraft,
  context: EngineContext,
  signal: AbortSignal,
) => AsyncGenerator<ExchangeEvent, void>;

/** Hears what happens in exchanges on the side. While nobody listens, nothing of them is kept. */
export type SideListener = (event: ExchangeEvent, side: Pick<Side, 'ownerId' | 'draft'>) => void;

interface Side {
  readonly id: string;
  /** The exchange it is sent for, or whatever else wants to hear of it. */
  readonly ownerId: string;
  readonly draft: RequestDraft;
}

const mostText = 1024 * 1024;

/** Sends a request for another exchange's sake, to its end, and reads what came. */
export async function sendSide(
  { id, ownerId, draft }: Side,
  send: Send,
  context: EngineContext,
  signal: AbortSignal,
): Promise<SideAnswer> {
  let exchange: Exchange | undefined;
  for await (const event of send(id, draft, { ...context, bodies: context.sideBodies, received: null }, signal)) {
    exchange = advance(exchange, event);
    context.onSide?.(event, { ownerId, draft });
  }
  if (exchange === undefined || !isOver(exchange)) throw new Error('the exchange did not end');
  const { bodyId } = exchange;
  const body = bodyId === null ? undefined : context.sideBodies.get(bodyId);
  const text = body === undefined ? null : new TextDecoder().decode(await body.read(0, Math.min(body.bytes, mostText)));
  if (context.onSide === undefined) {
    context.wireLogs.release([id]);
    if (bodyId !== null) await context.sideBodies.release([bodyId]);
  }
  return { exchange, text };
}
