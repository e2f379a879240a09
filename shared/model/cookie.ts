import { z } from 'zod';

/** Which jar: the one of an environment, by its collection (empty for the workspace) and its name; both empty for the one without. */
export const jarNameSchema = z.strictObject({ root: z.string().max(4096), environment: z.string().max(200) });
export type JarName = z.infer<typeof jarNameSchema>;

/** The jar of requests that are sent with no environment. */
export const plainJar: JarName = { root: '', environment: '' };

export const isSameJar = (one: JarName, other: JarName): boolean =>
  one.root === other.root && one.environment === other.environment;

const sameSite = z.enum(['strict', 'lax', 'none']).nullable();

/** A cookie of a jar, without its value. */
export const cookieFactsSchema = z.strictObject({
  /** Empty for a cookie without a name. */
  name: z.string(),
  /** The host it belongs to, or the domain whose hosts all get it. */
  domain: z.string(),
  /** It goes to the host alone, not to those below it. */
  hostOnly: z.boolean(),
  path: z.string(),
  /** Milliseconds since 1970; null for one that lasts until Cairn is closed. */
  expires: z.number().nullable(),
  secure: z.boolean(),
  httpOnly: z.boolean(),
  sameSite,
});
export type CookieFacts = z.infer<typeof cookieFactsSchema>;

/** What tells two cookies of a jar apart (RFC 6265bis, 5.7). */
export const cookieIdOf = ({ domain, path, name }: Pick<CookieFacts, 'domain' | 'path' | 'name'>): string =>
  [domain, path, name].join('\n');

/** Why a cookie of the jar did not go along. */
export const heldReasonSchema = z.enum([
  'otherHost',
  'otherPath',
  'notSecure',
  'expired',
  'otherOrigin',
  'typed',
  'sameName',
  'tooMany',
  'off',
]);
export type HeldReason = z.infer<typeof heldReasonSchema>;

export const heldCookieSchema = z.strictObject({
  ...cookieFactsSchema.shape,
  why: heldReasonSchema,
  /** The origin that set it; empty where somebody typed it. */
  setBy: z.string(),
});
export type HeldCookie = z.infer<typeof heldCookieSchema>;

/** Why a cookie was not taken into the jar. */
export const refusalSchema = z.enum([
  'empty',
  'control',
  'tooLong',
  'oddDomain',
  'publicSuffix',
  'otherDomain',
  'notSecure',
  'overSecure',
  'securePrefix',
  'hostPrefix',
  'namelessPrefix',
  'tooMany',
  'off',
]);
export type Refusal = z.infer<typeof refusalSchema>;

/** Something worth knowing about a cookie that was taken. */
export const cookieNoteSchema = z.enum([
  'shortened',
  'badDate',
  'longAttribute',
  'hostOfSuffix',
  'sameSiteNone',
  'notBackHere',
  'nameless',
]);
export type CookieNote = z.infer<typeof cookieNoteSchema>;

/** A Set-Cookie line and what became of it. Its value stands in the head alone. */
export const receivedCookieSchema = z.strictObject({
  /** Number of the interim answer that brought it, from 0; null for the answer itself. */
  interim: z.int().nullable(),
  name: z.string(),
  /** Its attributes as they were said, in order. */
  attributes: z.array(z.tuple([z.string(), z.string()])),
  outcome: z.enum(['stored', 'replaced', 'deleted', 'refused']),
  /** Set where it was refused. */
  why: refusalSchema.nullable(),
  notes: z.array(cookieNoteSchema),
  /** The cookie as the jar has it, or would have had it; null where the line could not be read that far. */
  cookie: cookieFactsSchema.nullable(),
});
export type ReceivedCookie = z.infer<typeof receivedCookieSchema>;

/** A cookie as a jar's list shows it. */
export const jarCookieSchema = z.strictObject({
  ...cookieFactsSchema.shape,
  setBy: z.string(),
  createdAt: z.number(),
  /** When it was last sent; when it came, where it never was. */
  usedAt: z.number(),
  /** Length of the value in bytes. */
  valueBytes: z.int(),
});
export type JarCookie = z.infer<typeof jarCookieSchema>;

/** A jar, as the list of jars shows it. */
export const jarFactsSchema = z.strictObject({ jar: jarNameSchema, count: z.int() });
export type JarFacts = z.infer<typeof jarFactsSchema>;

/** The cookies of a jar that belong to the host of a request. */
export const hostCookiesSchema = z.strictObject({
  jar: jarNameSchema,
  /** Empty where the request leads nowhere yet: then all of the jar are meant. */
  host: z.string(),
  count: z.int(),
  /** The shortest of their domains, by which all of them are found; empty where there are none. */
  domain: z.string(),
});
export type HostCookies = z.infer<typeof hostCookiesSchema>;

/** A cookie as somebody typed it. */
export const typedCookieSchema = z.strictObject({
  ...cookieFactsSchema.shape,
  name: z.string().max(4096),
  domain: z.string().max(1024),
  path: z.string().max(1024),
  /** Null leaves the value as it is. */
  value: z.string().max(4096).nullable(),
});
export type TypedCookie = z.infer<typeof typedCookieSchema>;
