import { z } from 'zod';
import { failureSchema } from '../failure';
import { brokenFieldSchema } from './broken-field';
import { certificateSchema } from './certificate';
import { chosenWaySchema } from './chosen-way';
import { cookieFactsSchema, heldCookieSchema, jarNameSchema, receivedCookieSchema } from './cookie';

/** Header lines in wire order and case, duplicates kept. */
export const headerListSchema = z.array(z.tuple([z.string(), z.string()]));
export type HeaderList = z.infer<typeof headerListSchema>;

/** Milliseconds spent in each phase of one hop, null where the phase did not happen. */
export const timingsSchema = z.strictObject({
  dnsMs: z.number().nullable(),
  tcpMs: z.number().nullable(),
  proxyMs: z.number().nullable(),
  /** TLS with the proxy itself, where it speaks that. */
  proxyTlsMs: z.number().nullable().optional(),
  /** Finding out which way to go, and ways that could not be gone. */
  routeMs: z.number().nullable().optional(),
  tlsMs: z.number().nullable(),
  sendMs: z.number().nullable(),
  waitMs: z.number().nullable(),
  receiveMs: z.number().nullable(),
  totalMs: z.number(),
  /** The connection was already open from an earlier exchange or hop. */
  reused: z.boolean(),
});
export type Timings = z.infer<typeof timingsSchema>;

/** What was agreed on in a handshake of TLS. */
const tlsSchema = z.strictObject({
  protocol: z.string(),
  cipher: z.string(),
  /** Why the certificate would have been refused, when the user chose not to verify; null when it is good. */
  unverified: z.string().nullable(),
  /** Subjects from the server's own certificate up to the root, as far as they are named. */
  chain: z.array(z.string()),
  /** Those of the chain that the server showed, its own first. */
  certificates: z.array(certificateSchema).optional(),
});

/** The connection one hop went over, as far as a program can see it. */
export const connectionSchema = z.strictObject({
  reused: z.boolean(),
  localAddress: z.string(),
  localPort: z.int(),
  remoteAddress: z.string(),
  remotePort: z.int(),
  family: z.enum(['IPv4', 'IPv6']),
  /** The proxy, without credentials, or the Unix socket it went through. */
  through: z.string().optional(),
  tls: tlsSchema.nullable(),
  /** With the proxy itself, where it speaks TLS. */
  proxyTls: tlsSchema.optional(),
});
export type Connection = z.infer<typeof connectionSchema>;

/** Why a redirect was not followed although the answer has a usable Location. */
export const redirectStopSchema = z.enum(['off', 'otherMethod', 'downgrade', 'loop', 'tooMany', 'badScheme', 'badLocation']);
export type RedirectStop = z.infer<typeof redirectStopSchema>;

/** Of a body that was not decoded to its end: all of it is here as it was received, with what else is needed to go on. */
const packedSchema = z.strictObject({
  trailers: headerListSchema,
  /** Of the body as it was received. */
  encodedBytes: z.int(),
  /** Content-Encodings to undo, outermost first. */
  decoded: z.array(z.string()),
  stop: z.strictObject({ reason: redirectStopSchema, location: z.string() }).nullable(),
  /** What it may grow to when decoding goes on. */
  mostBytes: z.int(),
});
export type Packed = z.infer<typeof packedSchema>;

/** How many messages a socket has seen, and how large they were together. */
export const tallySchema = z.strictObject({
  /** Lines of the transcript, those about the connection included. */
  entries: z.int(),
  sent: z.int(),
  received: z.int(),
  sentBytes: z.int(),
  receivedBytes: z.int(),
  /** Id of the last server-sent event that had one; empty for none. */
  lastEventId: z.string(),
});
export type Tally = z.infer<typeof tallySchema>;

/** How a socket was closed. */
export const closingSchema = z.strictObject({
  /** Null where a stream of events simply ended. */
  code: z.int().nullable(),
  reason: z.string(),
  by: z.enum(['client', 'server']),
  /** Both sides have said so (RFC 6455, 7.1.4). */
  clean: z.boolean(),
});
export type Closing = z.infer<typeof closingSchema>;

const stamp = {
  exchangeId: z.string(),
  /** Milliseconds since 1970, with fractions. */
  at: z.number(),
};

/** What the engine reports while an exchange runs, in the order it happens. `hop` counts from 0. */
export const exchangeEventSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('started'), ...stamp, method: z.string(), url: z.string() }),
  /** Something other than the address decided on the way; told when it is gone, or cannot be. */
  z.strictObject({ type: z.literal('routed'), ...stamp, hop: z.int(), way: chosenWaySchema }),
  z.strictObject({ type: z.literal('connected'), ...stamp, hop: z.int(), connection: connectionSchema }),
  z.strictObject({
    type: z.literal('sent'),
    ...stamp,
    hop: z.int(),
    method: z.string(),
    url: z.string(),
    /** The request target exactly as it stands on the request line. */
    target: z.string(),
    /** The version it was sent in, as a request line has it: `HTTP/1.0`, and `HTTP/2`, which has no such line. */
    version: z.string().optional(),
    headers: headerListSchema,
    /** Bytes of the body to be sent, null when not known beforehand. */
    bodyBytes: z.int().nullable(),
  }),
  z.strictObject({
    type: z.literal('interim'),
    ...stamp,
    hop: z.int(),
    status: z.int(),
    reason: z.string(),
    headers: headerListSchema,
  }),
  z.strictObject({
    type: z.literal('head'),
    ...stamp,
    hop: z.int(),
    status: z.int(),
    reason: z.string(),
    httpVersion: z.string(),
    headers: headerListSchema,
  }),
  /** Fields that came with the hop's answer and that the reader of HTTP/2 leaves out, since they are against its rules. */
  z.strictObject({
    type: z.literal('fieldsDropped'),
    ...stamp,
    hop: z.int(),
    part: z.enum(['head', 'interim', 'trailers']),
    fields: z.array(brokenFieldSchema),
  }),
  z.strictObject({
    type: z.literal('cookiesChosen'),
    ...stamp,
    hop: z.int(),
    jar: jarNameSchema,
    /** Cookies of the jar that go along, in the order of the Cookie field. */
    sent: z.array(cookieFactsSchema),
    /** Those of the same site that do not. */
    held: z.array(heldCookieSchema),
  }),
  z.strictObject({
    type: z.literal('cookiesTaken'),
    ...stamp,
    hop: z.int(),
    jar: jarNameSchema,
    received: z.array(receivedCookieSchema),
  }),
  z.strictObject({
    type: z.literal('redirected'),
    ...stamp,
    /** The hop that answered with the redirect. */
    hop: z.int(),
    /** Location as received. */
    location: z.string(),
    /** Absolute address of the next hop. */
    url: z.string(),
    method: z.string(),
    methodChanged: z.boolean(),
    /** Names of credentials not carried on, such as `Authorization` or `Cookie`. */
    dropped: z.array(z.string()),
    timings: timingsSchema,
  }),
  z.strictObject({
    type: z.literal('challenged'),
    ...stamp,
    /** The hop that answered with the challenge; the request goes out once more as the next one. */
    hop: z.int(),
    /** What was asked for, such as `Digest`. */
    scheme: z.string(),
    /** What is done about it, as a sentence. */
    says: z.string(),
    timings: timingsSchema,
  }),
  z.strictObject({
    type: z.literal('side'),
    ...stamp,
    /** The hop that it was sent for, before that went out. */
    hop: z.int(),
    /** An exchange of its own, such as a login. */
    sideId: z.string(),
    method: z.string(),
    url: z.string(),
    /** What it was for. */
    says: z.string(),
    /** Null where no answer came. */
    status: z.int().nullable(),
  }),
  /** Messages can be sent and received from now on. */
  z.strictObject({
    type: z.literal('opened'),
    ...stamp,
    hop: z.int(),
    kind: z.enum(['websocket', 'events']),
    /** The transcript: a body with a line of JSON for each message. Null where it was not kept. */
    bodyId: z.string().nullable(),
    /** What the server chose of the subprotocols that were offered; empty for none. */
    subprotocol: z.string(),
    /** Extensions in use, as the server named them; empty for none. */
    extensions: z.string(),
  }),
  z.strictObject({ type: z.literal('talked'), ...stamp, tally: tallySchema }),
  /** The connection of a socket is gone, and another one will be made. */
  z.strictObject({
    type: z.literal('parted'),
    ...stamp,
    hop: z.int(),
    /** Why, as a sentence. */
    says: z.string(),
    /** Milliseconds until the next one. */
    againMs: z.number(),
    timings: timingsSchema,
  }),
  /** A socket ended by a close, from whichever side; `finished` follows. */
  z.strictObject({ type: z.literal('closed'), ...stamp, closing: closingSchema }),
  z.strictObject({ type: z.literal('progress'), ...stamp, sentBytes: z.int(), receivedBytes: z.int() }),
  z.strictObject({
    type: z.literal('finished'),
    ...stamp,
    trailers: headerListSchema,
    /** Everything received for the last hop, head included. */
    wireBytes: z.int(),
    /** Body as stored for showing, after decoding. */
    bodyBytes: z.int(),
    /** Body as received, before decoding and after removing chunk framing. */
    encodedBytes: z.int(),
    /** Null when the answer can have no body. */
    bodyId: z.string().nullable(),
    /** The body as it was received, before decoding, where it is kept beside the other. */
    receivedId: z.string().nullable().optional(),
    /** Content-Encodings that were undone, outermost first. */
    decoded: z.array(z.string()),
    stop: z.strictObject({ reason: redirectStopSchema, location: z.string() }).nullable(),
    timings: timingsSchema,
  }),
  z.strictObject({
    type: z.literal('failed'),
    ...stamp,
    failure: failureSchema,
    /** What arrived before the failure is kept and can be looked at. */
    bodyId: z.string().nullable(),
    /** The same as it was received, before decoding. */
    receivedId: z.string().nullable().optional(),
    /** Where decoding can go on: one more `finished` or `failed` follows when it did. */
    packed: packedSchema.optional(),
    wireBytes: z.int(),
    bodyBytes: z.int(),
    timings: timingsSchema,
  }),
]);
export type ExchangeEvent = z.infer<typeof exchangeEventSchema>;
export type ExchangeEventOf<T extends ExchangeEvent['type']> = Extract<ExchangeEvent, { type: T }>;

/** Everything that an exchange has told, in order. */
export const exchangeEventsSchema = z.array(exchangeEventSchema);
