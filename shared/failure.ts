import { z } from 'zod';
import { certificateSchema } from './model/certificate';
import { oauthProblemSchema, oauthStageSchema, signInReasons } from './oauth/oauth-problem';

const host = z.string();

/** Where in a draft something is wrong, so that the message can stand beside its field. */
export const draftPlaceSchema = z.strictObject({
  part: z.enum(['method', 'url', 'query', 'path', 'headers', 'body', 'auth', 'options']),
  /** Index of the row, for parts that are tables. */
  row: z.int().optional(),
  field: z.string().optional(),
});
export type DraftPlace = z.infer<typeof draftPlaceSchema>;

/**
 * What can be wrong with a PAC file: it cannot be had, or is too large; it is no script, has no `FindProxyForURL`, throws, does
 * not end, takes too much memory; or answers something that names no proxy.
 */
const pacProblemSchema = z.enum(['unreadable', 'tooLarge', 'broken', 'missing', 'threw', 'endless', 'memory', 'nonsense']);
export type PacProblem = z.infer<typeof pacProblemSchema>;

/**
 * Everything that can keep Cairn from doing what was asked, named by cause.
 * A 404 or 500 is an answer and never one of these.
 */
export const failureSchema = z.discriminatedUnion('kind', [
  // before anything was sent
  z.strictObject({ kind: z.literal('badUrl'), url: z.string(), reason: z.string() }),
  z.strictObject({
    kind: z.literal('badDraft'),
    place: draftPlaceSchema,
    reason: z.string(),
    /** Name of the variable that has no value, where that is the reason. */
    unknown: z.string().optional(),
    /** The folder or collection that gives what is wrong, in words and by its place; not there where the draft itself has it. */
    above: z.strictObject({ from: z.string(), root: z.string(), path: z.string() }).optional(),
  }),
  z.strictObject({ kind: z.literal('fileUnreadable'), path: z.string(), reason: z.string() }),
  /** Credentials could not be put on the request, or logging in did not work; `reason` is a sentence part. */
  z.strictObject({ kind: z.literal('authFailed'), reason: z.string() }),
  // on the way there
  z.strictObject({ kind: z.literal('hostNotFound'), host }),
  z.strictObject({ kind: z.literal('connectionRefused'), host }),
  z.strictObject({
    kind: z.literal('unreachable'),
    host,
    reason: z.string(),
    /** The Unix socket that was to lead there. */
    socket: z.string().optional(),
  }),
  /** A proxy did not let it through. */
  z.strictObject({
    kind: z.literal('proxyFailed'),
    /** Without credentials. */
    proxy: z.string(),
    /** What it answered to CONNECT; null where that is no HTTP. */
    status: z.int().nullable(),
    /** A sentence part. */
    reason: z.string(),
  }),
  /** No proxy could be reached, and it was not to go without one. */
  z.strictObject({
    kind: z.literal('proxyUnreachable'),
    /** In the order they were tried; `proxy` without credentials, `reason` a sentence part. */
    tried: z.array(z.strictObject({ proxy: z.string(), reason: z.string() })),
  }),
  /** A PAC file gave no way that can be gone. */
  z.strictObject({
    kind: z.literal('pacFailed'),
    /** Where it stands, as it may be shown. */
    source: z.string(),
    problem: pacProblemSchema,
    /** A sentence part, or words of the file's own. */
    detail: z.string(),
  }),
  z.strictObject({
    kind: z.literal('certificateRejected'),
    host,
    /** The reason, as a sentence part: "it expired on 2024-01-02". */
    reason: z.string(),
    /** Subjects from the server's own certificate up to the root. */
    chain: z.array(z.string()),
    certificates: z.array(certificateSchema).optional(),
  }),
  z.strictObject({ kind: z.literal('tlsFailed'), host, reason: z.string() }),
  z.strictObject({
    kind: z.literal('timedOut'),
    phase: z.enum(['connect', 'tls', 'firstByte', 'idle', 'total']),
    limitMs: z.number(),
  }),
  // while it answered
  z.strictObject({
    kind: z.literal('connectionClosed'),
    host,
    receivedBytes: z.int(),
    when: z.enum(['beforeHead', 'inHead', 'inBody', 'sending', 'open']),
  }),
  /** A stream or connection of HTTP/2 was ended by its other side, or by us because of what it sent. */
  z.strictObject({
    kind: z.literal('http2Ended'),
    host,
    how: z.enum(['reset', 'goAway']),
    /** Name of the error code, such as `REFUSED_STREAM` (RFC 9113, 7). */
    code: z.string(),
    /** What came with a GOAWAY frame. */
    detail: z.string(),
    when: z.enum(['beforeHead', 'inBody', 'sending']),
  }),
  z.strictObject({ kind: z.literal('wrongLength'), expectedBytes: z.int(), receivedBytes: z.int() }),
  z.strictObject({ kind: z.literal('badResponse'), reason: z.string() }),
  z.strictObject({ kind: z.literal('badEncoding'), encoding: z.string(), reason: z.string() }),
  z.strictObject({
    kind: z.literal('limitExceeded'),
    limit: z.enum([
      'headBytes',
      'headLines',
      'interims',
      'encodings',
      'trailerBytes',
      'bodyBytes',
      'decodedBytes',
      'diskSpace',
      'messageBytes',
    ]),
    allowed: z.number(),
  }),
  /** The other side of a WebSocket broke the protocol (RFC 6455); it was told so with this close code. */
  z.strictObject({
    kind: z.literal('badFrame'),
    host,
    problem: z.enum([
      'masked',
      'reservedBits',
      'unpacked',
      'opcode',
      'controlFrame',
      'length',
      'notUtf8',
      'closeCode',
      'packing',
      'fragments',
    ]),
    code: z.int(),
  }),
  z.strictObject({ kind: z.literal('cancelled') }),
  // on the way to a token
  /** The authorization server answered with an error; all texts are its own. */
  z.strictObject({
    kind: z.literal('oauthRefused'),
    stage: oauthStageSchema,
    error: z.string(),
    description: z.string(),
    /** Null where it came back through the browser. */
    status: z.int().nullable(),
  }),
  z.strictObject({ kind: z.literal('oauthProblem'), stage: oauthStageSchema, problem: oauthProblemSchema, detail: z.string() }),
  z.strictObject({ kind: z.literal('signInNeeded'), reason: z.enum(signInReasons) }),
  // the program around it
  z.strictObject({ kind: z.literal('rejectedInput'), issues: z.array(z.string()) }),
  z.strictObject({ kind: z.literal('unsupported'), capability: z.string(), reason: z.string() }),
  z.strictObject({ kind: z.literal('notFound'), what: z.string() }),
  z.strictObject({ kind: z.literal('fileFailed'), path: z.string(), reason: z.string() }),
  z.strictObject({ kind: z.literal('fileChanged'), path: z.string(), reason: z.string() }),
  z.strictObject({ kind: z.literal('hostGone'), reason: z.string() }),
  z.strictObject({ kind: z.literal('practiceFailed'), reason: z.string() }),
  z.strictObject({ kind: z.literal('vaultClosed'), state: z.enum(['absent', 'locked', 'session', 'damaged']) }),
  /** A passphrase or recovery code that does not open the vault. */
  z.strictObject({ kind: z.literal('vaultRefused') }),
  /** A secret that may be sent to certain hosts would have gone to another. */
  z.strictObject({ kind: z.literal('secretHeldBack'), name: z.string(), hosts: z.array(z.string()), host: z.string() }),
  /** A script before the request did not end well, so that nothing was sent; `reason` is a sentence part. */
  z.strictObject({ kind: z.literal('scriptFailed'), where: z.string(), reason: z.string() }),
  /** Scripts that nobody has allowed to run; `where` names them. */
  z.strictObject({ kind: z.literal('scriptsNotAllowed'), where: z.array(z.string()) }),
  z.strictObject({ kind: z.literal('bug'), message: z.string() }),
]);
export type Failure = z.infer<typeof failureSchema>;
export type FailureKind = Failure['kind'];
