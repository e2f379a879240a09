import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { tokenHeader } from '#shared/contract/web-messages';

export interface Guard {
  /** Whether a request names one of our own addresses as its host; anything else may be DNS rebinding. */
  knowsHost(request: IncomingMessage): boolean;
  /** Whether a request that may change something comes from one of our own pages. */
  comesFromOurPage(request: IncomingMessage): boolean;
  /** Whether something only our pages embed is not being fetched by another site. */
  isFetchedByUs(request: IncomingMessage): boolean;
  /** Whether a request carries the token. */
  carriesToken(request: IncomingMessage): boolean;
  isToken(text: string): boolean;
}

/** Tells our own pages from everything else that can reach a port of this machine. */
export function createGuard(port: number, token: string): Guard {
  const hosts = new Set([`127.0.0.1:${port}`, `localhost:${port}`]);
  const isToken = (text: string) => timingSafeEqual(digest(text), digest(token));

  return {
    knowsHost: (request) => hosts.has(single(request, 'host') ?? ''),
    comesFromOurPage(request) {
      // The page's own origin is the address it was loaded from, so it must be the very host it asks now.
      const isOurs = single(request, 'origin') === `http://${single(request, 'host')}`;
      return isOurs && isSameOriginFetch(request);
    },
    isFetchedByUs: isSameOriginFetch,
    carriesToken: (request) => isToken(single(request, tokenHeader) ?? ''),
    isToken,
  };
}

/** Browsers say where a request comes from; programs that are not browsers say nothing and have no user to trick. */
function isSameOriginFetch(request: IncomingMessage): boolean {
  const site = single(request, 'sec-fetch-site');
  return site === null || site === 'same-origin';
}

/** A header that stands exactly once. Two of a kind are one too many to trust. */
function single(request: IncomingMessage, name: string): string | null {
  const values = request.headersDistinct[name];
  if (values === undefined) return null;
  return values.length === 1 ? (values[0] ?? null) : '';
}

/** Of one length whatever was sent, so that comparing takes the same time. */
const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
