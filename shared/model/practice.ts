import { z } from 'zod';

export const practiceAccountSchema = z.strictObject({
  username: z.string(),
  password: z.string(),
  token: z.string(),
  apiKey: z.string(),
  role: z.enum(['member', 'admin']),
});
export type PracticeAccount = z.infer<typeof practiceAccountSchema>;

/** What is wrong with the whole server on purpose. */
export const practiceSwitchesSchema = z.strictObject({
  /** Every address answers 503. */
  maintenance: z.boolean(),
  /** Every address answers 511 until somebody agrees. */
  captivePortal: z.boolean(),
  /** What Retry-After says while maintenance is on. */
  retryAfterSeconds: z.int().min(1).max(86_400),
  /** Every fourth answer is cut off in the middle. */
  cutting: z.boolean(),
  /** Added to every answer, give or take a third. */
  latencyMs: z.int().min(0).max(10_000),
});
export type PracticeSwitches = z.infer<typeof practiceSwitchesSchema>;

/** One of the servers behind the balancer; it keeps its address while it is dead. */
const practiceReplicaSchema = z.strictObject({ number: z.int(), url: z.string(), alive: z.boolean() });

/** The layers in front of the practice server. Addresses are origins without a slash at the end. */
export const practiceGatewaySchema = z.strictObject({
  /** The balancer. */
  url: z.string(),
  /** A proxy that asks for credentials and leads nowhere but here. */
  proxyUrl: z.string(),
  /** Whether the balancer sends a caller to the same replica each time. */
  sticky: z.boolean(),
  replicas: z.array(practiceReplicaSchema),
});
export type PracticeGateway = z.infer<typeof practiceGatewaySchema>;

/** The encrypted ports by name, and the certificate of the authority that signed for them (PEM). */
export const practiceTlsSchema = z.strictObject({ urls: z.record(z.string(), z.string()), authority: z.string() });

/** What somebody has used up of a rate. */
const practiceRateSchema = z.strictObject({
  name: z.string(),
  who: z.string(),
  /** So many in `seconds`. */
  requests: z.int(),
  seconds: z.int(),
  /** When each request that counts will count no more, by the server's clock. */
  freeAt: z.array(z.number()),
});
export type PracticeRate = z.infer<typeof practiceRateSchema>;

/** How the practice server is set. */
export const practiceControlsSchema = z.strictObject({
  /** How far its clock is ahead of ours. */
  advancedSeconds: z.int().min(0),
  switches: practiceSwitchesSchema,
  /** Present when it was started with a gateway. */
  gateway: practiceGatewaySchema.optional(),
  /** Those that were counted lately, the latest first. */
  rates: z.array(practiceRateSchema).optional(),
});
export type PracticeControls = z.infer<typeof practiceControlsSchema>;

/** A step of its clock: up to a year at a time. */
export const clockStepSchema = z.strictObject({ seconds: z.int().min(1).max(31_536_000) });

/** What the practice server is started with. */
export const practiceStartSchema = z.strictObject({
  /** The only port to listen on; the next free one from 7070 on when left out. */
  port: z.int().min(1).max(65_535).optional(),
  /** With a balancer, three replicas and a proxy in front. */
  gateway: z.boolean().optional(),
  /** With encrypted ports beside the plain one. */
  tls: z.boolean().optional(),
});
export type PracticeStart = z.infer<typeof practiceStartSchema>;

/** Whether the bundled practice server runs, and where. */
export const practiceStateSchema = z.discriminatedUnion('phase', [
  z.strictObject({ phase: z.literal('stopped') }),
  z.strictObject({ phase: z.literal('starting') }),
  z.strictObject({
    phase: z.literal('running'),
    /** Origin without a slash at the end: `http://127.0.0.1:7070`. */
    url: z.string(),
    port: z.int(),
    accounts: z.array(practiceAccountSchema),
    /** When it was ready, in milliseconds since 1970. */
    startedAt: z.number().optional(),
    /** Absent until the server has said how it is set. */
    controls: practiceControlsSchema.optional(),
    /** Present when it was started with encrypted ports. */
    tls: practiceTlsSchema.optional(),
  }),
  z.strictObject({ phase: z.literal('failed'), reason: z.string() }),
]);
export type PracticeState = z.infer<typeof practiceStateSchema>;

/** One request as the practice server saw it. */
export const practiceLogLineSchema = z.strictObject({
  id: z.int(),
  at: z.number(),
  method: z.string(),
  target: z.string(),
  status: z.int(),
  durationMs: z.number(),
  bytes: z.int(),
  /** Name of the endpoint that answered, or empty. */
  endpoint: z.string(),
  /** Who asked, as the server understood it. */
  identity: z.string(),
  /** Value of the X-Request-Id the client sent, or empty. */
  requestId: z.string(),
  /** The answer was not sent to its end. */
  cut: z.boolean().optional(),
  /** Which of the replicas answered; absent where it was none of them. */
  replica: z.int().optional(),
  /** What the balancer's cache did, as X-Cache says it, or empty; absent where the request did not pass the balancer. */
  cache: z.string().optional(),
  /** The port it came from, as the server sees the other end. */
  clientPort: z.int().optional(),
  /** The exchange of this app that caused it; absent for the requests of other programs. Told by the app, not the server. */
  exchangeId: z.string().optional(),
});
export type PracticeLogLine = z.infer<typeof practiceLogLineSchema>;

/** A request the practice server shows, to be sent as it stands. */
export const practiceRequestSchema = z.strictObject({
  method: z.string(),
  /** Path and query, beginning with a slash. */
  path: z.string(),
  headers: z.record(z.string(), z.string()),
  body: z.string().nullable(),
  /** The status it answers; null where the answer is cut off on purpose. */
  status: z.int().nullable(),
  /** What there is to see. */
  says: z.string(),
});
export type PracticeRequest = z.infer<typeof practiceRequestSchema>;

/** One thing the practice server offers, in the chapter its own index has it in. */
export const practiceEndpointSchema = z.strictObject({
  chapter: z.string(),
  /** `/library/books/{id}/`, as the server writes it. */
  path: z.string(),
  summary: z.string(),
  description: z.string(),
  requests: z.array(practiceRequestSchema),
});
export type PracticeEndpoint = z.infer<typeof practiceEndpointSchema>;
