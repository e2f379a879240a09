import type { Exchange } from '#shared/model/exchange';
import { lastHop } from '#shared/model/exchange';
import type { Host } from '#shared/contract/types';
import type { PageModel } from '#shared/hypermedia/page';
import { readPage } from '#shared/hypermedia/read-page';
import { useEffect, useState } from 'react';
import { useHost } from './use-app';

/** Above this a body is not read as a page: it would hold up the window. The Body view has no such limit. */
export const pageBodyLimit = 1024 * 1024;

export interface PageReading {
  readonly page: PageModel;
  /** The body was too large to be read as a page. */
  readonly isTooLarge: boolean;
}

const readings = new WeakMap<Exchange, PageReading>();
/** Several places on the page ask at the same time; the body is fetched once. */
const underWay = new WeakMap<Exchange, Promise<PageReading | null>>();

/** What an answer lets you do next; null until there is an answer and its body has been read. */
export function usePageModel(exchange: Exchange | undefined): PageReading | null {
  const host = useHost();
  const [read, setRead] = useState<{ readonly of: Exchange; readonly reading: PageReading } | null>(null);
  useEffect(() => {
    if (!exchange || readings.has(exchange)) return;
    let isWanted = true;
    const asked = underWay.get(exchange) ?? readExchange(exchange, host);
    underWay.set(exchange, asked);
    void asked.then((reading) => {
      if (!reading) return;
      readings.set(exchange, reading);
      if (isWanted) setRead({ of: exchange, reading });
    });
    return () => void (isWanted = false);
  }, [exchange, host]);
  if (!exchange) return null;
  return readings.get(exchange) ?? (read?.of === exchange ? read.reading : null);
}

async function readExchange(exchange: Exchange, host: Host): Promise<PageReading | null> {
  if (exchange.phase !== 'finished') return null;
  const hop = lastHop(exchange);
  const { status, headers } = exchange.head;
  const input = { method: hop?.method ?? exchange.method, url: hop?.url ?? exchange.url, status, headers };
  const isTooLarge = exchange.bodyBytes > pageBodyLimit;
  if (exchange.bodyId === null || exchange.bodyBytes === 0 || isTooLarge)
    return { page: readPage({ ...input, body: null }), isTooLarge };
  const body = await host.call('body.readText', { bodyId: exchange.bodyId, charset: null });
  return { page: readPage({ ...input, body: body.ok ? body.value.text : null }), isTooLarge };
}
