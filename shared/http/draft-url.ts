import type { RequestDraft } from '../model/request-draft';
import type { Result } from '../result';
import { readTypedUrl, type UrlParts } from './url-parts';

/** An address as HTTP has it: `ws` is spoken where `http` is, `wss` where `https` is (RFC 6455, 3). */
export const asHttpAddress = (url: string): string => url.replace(/^(\s*)ws(s?)(?=:\/\/)/i, '$1http$2');

/** The address under the name that a WebSocket has for it. */
export const asSocketAddress = (url: string): string => url.replace(/^http(s?)(?=:\/\/)/i, 'ws$1');

/** Whether an address is that of a WebSocket by its scheme. */
export const isSocketAddress = (url: string): boolean => /^\s*wss?:\/\//i.test(url);

/** What stands where the method does: `WS` and `SSE` for what stays open. */
export function methodWord({ method, socket }: Pick<RequestDraft, 'method' | 'socket'>): string {
  if (socket === null) return method;
  return socket.kind === 'websocket' ? 'WS' : 'SSE';
}

/** Takes a draft's address apart; that of a WebSocket may begin with `ws` and `wss`. */
export const readDraftUrl = ({ url, socket }: Pick<RequestDraft, 'url' | 'socket'>): Result<UrlParts> =>
  readTypedUrl(socket?.kind === 'websocket' ? asHttpAddress(url) : url);
