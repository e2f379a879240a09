import { z } from 'zod';

const MiB = 1024 * 1024;

/** How the text of a message to be sent is written. */
export const messageKindSchema = z.enum(['text', 'json', 'hex', 'base64']);

/** A message that is kept with its request, to be sent again. */
export const savedMessageSchema = z.strictObject({
  name: z.string(),
  kind: messageKindSchema,
  text: z.string(),
});

/** How a connection that was lost is made again. */
const again = {
  /** Connect again when the connection ends without a close, or before its time. */
  reconnect: z.boolean().default(false),
  /** So many times in a row without a message in between; then it is over. */
  reconnectAtMost: z.int().min(1).max(1_000).default(10),
  /** Largest message or event that is taken, in bytes. */
  messageBytes: z
    .int()
    .min(1)
    .max(1024 * MiB)
    .default(16 * MiB),
};

/** How an operation of GraphQL is followed over a WebSocket (graphql-transport-ws); the operation itself is the body of the draft. */
export const subscriptionSchema = z.strictObject({
  /** Goes with connection_init, as JSON; empty for nothing. */
  init: z.string().default(''),
  /** So long the server has to take the connection, in seconds. */
  ackSeconds: z.int().min(1).max(600).default(10),
});
export type SubscriptionWishes = z.infer<typeof subscriptionSchema>;

export const webSocketSchema = z.strictObject({
  kind: z.literal('websocket'),
  /** Names of subprotocols that are offered, divided by commas, the wanted one first (RFC 6455, 1.9). */
  subprotocols: z.string().default(''),
  /** Offer permessage-deflate (RFC 7692). */
  compress: z.boolean().default(false),
  /** Send a ping whenever so many seconds have passed; 0 for never. When nothing has come by the next one, the connection is ended. */
  pingEverySeconds: z.int().min(0).max(3_600).default(0),
  /** Null where nothing is followed, and what is said is said by hand. */
  subscription: subscriptionSchema.nullable().default(null),
  ...again,
  /** What is typed and was not kept under a name. */
  typed: z.strictObject({ kind: messageKindSchema, text: z.string() }).default({ kind: 'text', text: '' }),
  messages: z.array(savedMessageSchema).default([]),
});
export type WebSocketWishes = z.infer<typeof webSocketSchema>;

export const eventStreamSchema = z.strictObject({
  kind: z.literal('events'),
  /** Goes out as Last-Event-ID; empty for none. */
  lastEventId: z.string().default(''),
  /**
   * An operation of GraphQL is asked beside its stream, which is reserved before (GraphQL over SSE, “Single connection mode”).
   * Without an operation it means nothing.
   */
  singleConnection: z.boolean().default(false),
  ...again,
});
export type EventStreamWishes = z.infer<typeof eventStreamSchema>;

/** What makes an exchange stay open for messages: a WebSocket, or a stream of server-sent events. */
export const socketSchema = z.discriminatedUnion('kind', [webSocketSchema, eventStreamSchema]);
export type SocketWishes = z.infer<typeof socketSchema>;
export type SocketKind = SocketWishes['kind'];

export const createWebSocket = (): WebSocketWishes => webSocketSchema.parse({ kind: 'websocket' });
/** A WebSocket on which the operation of the draft is followed. */
export const createSubscription = (): WebSocketWishes => webSocketSchema.parse({ kind: 'websocket', subscription: {} });
export const createEventStream = (): EventStreamWishes => eventStreamSchema.parse({ kind: 'events' });

/** The subprotocol over which operations are followed. */
export const transportWs = 'graphql-transport-ws';

/** Whether a socket says and hears what belongs to an operation, rather than what is typed. */
export const isSubscription = (socket: SocketWishes | null): boolean =>
  socket?.kind === 'websocket' && socket.subscription !== null;

/** Names of subprotocols that are offered: one that is needed stands before those that are typed. */
export const offeredBy = ({ subscription, subprotocols }: WebSocketWishes): string[] => {
  const typed = subprotocolsIn(subprotocols);
  return subscription === null || typed.includes(transportWs) ? typed : [transportWs, ...typed];
};

/** Names of subprotocols as typed, one by one. */
export const subprotocolsIn = (text: string): string[] => text.split(/[\s,]+/).filter((name) => name !== '');
