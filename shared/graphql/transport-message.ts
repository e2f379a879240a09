import { z } from 'zod';

const payload = z.unknown().optional();

/** What a server says in graphql-transport-ws. */
export const serverMessageSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('connection_ack'), payload }),
  z.object({ type: z.literal('ping'), payload }),
  z.object({ type: z.literal('pong'), payload }),
  z.object({ type: z.literal('next'), id: z.string(), payload: z.record(z.string(), z.unknown()) }),
  z.object({ type: z.literal('error'), id: z.string(), payload: z.array(z.unknown()) }),
  z.object({ type: z.literal('complete'), id: z.string() }),
]);
export type ServerMessage = z.infer<typeof serverMessageSchema>;
