import { z } from 'zod';
import { outgoingSchema, transcriptFilterSchema, transcriptMessageSchema, transcriptWindowSchema } from '../model/transcript';
import { call } from './define';

const bodyId = z.string().min(1).max(200);
const n = z.int().min(0);

/** The part of the contract about exchanges that stay open for messages. `exchange.send` opens them. */
export const socketCalls = {
  /** A window of a transcript. Answers after a moment with what it has found so far; asked again, it goes on. */
  'socket.read': call({
    input: z.strictObject({ bodyId, from: n, count: z.int().min(1).max(500), filter: transcriptFilterSchema }),
    output: transcriptWindowSchema,
  }),
  /** One message, up to 1 MiB of it. */
  'socket.readMessage': call({ input: z.strictObject({ bodyId, n }), output: transcriptMessageSchema }),
  /** Writes one message out as a body, as it was sent, which can be saved as any other. */
  'socket.exportMessage': call({
    input: z.strictObject({ bodyId, n }),
    output: z.strictObject({ bodyId: z.string(), bytes: z.int() }),
  }),
  /** Says something on an open socket, variables in it filled in as in its request; answers once it is on its way. */
  'socket.say': call({ input: z.strictObject({ exchangeId: z.uuid(), outgoing: outgoingSchema }), output: z.null() }),
} as const;
