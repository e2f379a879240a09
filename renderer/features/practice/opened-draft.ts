import { asSocketAddress } from '#shared/http/draft-url';
import type { RequestDraft } from '#shared/model/request-draft';
import type { Row } from '#shared/model/row';
import { createWebSocket } from '#shared/model/socket';

const valueOf = (rows: readonly Row[], name: string): string =>
  rows.find((row) => row.name.trim().toLowerCase() === name)?.value ?? '';

/** What a WebSocket says of itself when it is opened (RFC 6455, 4.1). */
const handshake = /^(?:connection|upgrade|sec-websocket-.*)$/i;

/** The draft of a request as it is opened: one that asks for a WebSocket becomes one, on which something can be said. */
export function openedDraft(draft: RequestDraft): RequestDraft {
  if (valueOf(draft.headers, 'upgrade').toLowerCase() !== 'websocket') return draft;
  const subprotocols = valueOf(draft.headers, 'sec-websocket-protocol');
  return {
    ...draft,
    url: asSocketAddress(draft.url),
    headers: draft.headers.filter(({ name }) => !handshake.test(name.trim())),
    socket: { ...createWebSocket(), subprotocols },
  };
}
