import type { WebSocket } from 'ws';
import { z } from 'zod';
import type { Caller } from './caller.ts';
import { paramsSchema } from './read-params.ts';
import { createOperations } from './serve-operations.ts';

export const transportWs = 'graphql-transport-ws';

/** How a conversation is held. */
export interface Manners {
  /** Introspection is switched off. */
  readonly isClosed: boolean;
  /** Who asks, by what connection_init says; null when that is nobody who may. */
  readonly greet: (payload: Readonly<Record<string, unknown>>) => Caller | null;
}

const initWaitMs = 3_000;

const payload = z.record(z.string(), z.unknown()).nullish();
const messageSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('connection_init'), payload }),
  z.object({ type: z.literal('ping'), payload }),
  z.object({ type: z.literal('pong'), payload }),
  z.object({ type: z.literal('subscribe'), id: z.string().min(1), payload: paramsSchema }),
  z.object({ type: z.literal('complete'), id: z.string().min(1) }),
]);
type Message = z.infer<typeof messageSchema>;

/** The server's side of GraphQL over WebSocket, as its protocol has it, close codes included. */
export function speakTransportWs(socket: WebSocket, { isClosed, greet }: Manners): void {
  let isGreeted = false;
  let caller: Caller | null = null;
  const say = (message: object): void => socket.send(JSON.stringify(message));
  const operations = createOperations(isClosed, say);
  const timer = setTimeout(() => socket.close(4408, 'Connection initialisation timeout'), initWaitMs);

  const receive: { readonly [T in Message['type']]: (message: Extract<Message, { type: T }>) => void } = {
    connection_init({ payload: sent }) {
      if (isGreeted) return socket.close(4429, 'Too many initialisation requests');
      isGreeted = true;
      clearTimeout(timer);
      caller = greet(sent ?? {});
      if (!caller) return socket.close(4403, 'Forbidden');
      return say({ type: 'connection_ack', payload: { identity: caller.person?.username ?? null } });
    },
    ping: ({ payload: sent }) => say({ type: 'pong', ...(sent && { payload: sent }) }),
    pong: () => undefined,
    complete: ({ id }) => operations.stop(id),
    subscribe({ id, payload: params }) {
      if (!caller) return socket.close(4401, 'Unauthorized');
      if (operations.has(id)) return socket.close(4409, `Subscriber for ${id} already exists`.slice(0, 100));
      void operations.serve(id, params, caller);
    },
  };

  socket.on('message', (data: Buffer, isBinary) => {
    const message = isBinary ? null : readMessage(data.toString('utf8'));
    if (!message) socket.close(4400, 'Invalid message');
    else (receive[message.type] as (message: Message) => void)(message);
  });
  socket.once('close', () => {
    clearTimeout(timer);
    operations.stopAll();
  });
}

function readMessage(text: string): Message | null {
  try {
    const read = messageSchema.safeParse(JSON.parse(text));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}
