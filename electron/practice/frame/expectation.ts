import type { IncomingMessage, ServerResponse } from 'node:http';
import type { EventEmitter } from 'node:events';

/** Requests whose senders hold the body back until they are told to go on. */
const held = new WeakSet<object>();

/**
 * Lets a server take requests that expect 100 (RFC 9110 section 10.1.1) as any other: they are told to
 * go on when somebody wants the body, so that whoever is refused need not send it.
 */
export function takeExpectations(server: EventEmitter): void {
  const take = (request: IncomingMessage, response: ServerResponse): void => {
    held.add(request);
    server.emit('request', request, response);
  };
  server.on('checkContinue', take);
  server.on('checkExpectation', take);
}

export function tellToGoOn(request: IncomingMessage, response: ServerResponse): void {
  if (held.delete(request) && !response.headersSent) response.writeContinue();
}
