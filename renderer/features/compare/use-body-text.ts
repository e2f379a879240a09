import { headerValue } from '#shared/http/header-list';
import { type Exchange, isOver } from '#shared/model/exchange';
import { useEffect, useState } from 'react';
import { useHost } from '../../state/use-app';
import { headOf } from './compare-facts';

/** Longer bodies are not compared line by line; they can still be looked at side by side. */
const longest = 1024 * 1024;

export type BodyText =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'text'; readonly text: string }
  /** There is none to compare, and why. */
  | { readonly kind: 'none'; readonly reason: string };

/** The body of an exchange as text, for comparing. */
export function useBodyText(exchange: Exchange | undefined): BodyText {
  const host = useHost();
  const [read, setRead] = useState<{ readonly of: Exchange; readonly body: BodyText } | null>(null);
  useEffect(() => {
    if (!exchange || !isOver(exchange) || exchange.bodyId === null || exchange.bodyBytes > longest) return undefined;
    let isWanted = true;
    const charset = /charset="?([^";\s]+)/i.exec(headerValue(headOf(exchange)?.headers ?? [], 'Content-Type') ?? '')?.[1] ?? null;
    void host.call('body.readText', { bodyId: exchange.bodyId, charset }).then((text) => {
      const body: BodyText = text.ok
        ? { kind: 'text', text: text.value.text }
        : { kind: 'none', reason: 'One of the bodies cannot be read as text. Bodies shows both.' };
      if (isWanted) setRead({ of: exchange, body });
    });
    return () => void (isWanted = false);
  }, [exchange, host]);
  if (!exchange || !isOver(exchange)) return { kind: 'waiting' };
  if (exchange.phase === 'failed' && exchange.bodyBytes === 0)
    return { kind: 'none', reason: 'No body came on one side. Bodies shows the other.' };
  if (exchange.bodyBytes > longest)
    return { kind: 'none', reason: 'A body above 1 MiB is not compared line by line. Bodies shows both.' };
  if (exchange.bodyId === null || exchange.bodyBytes === 0) return { kind: 'text', text: '' };
  return read?.of === exchange ? read.body : { kind: 'waiting' };
}
