import { z } from 'zod';

const milliseconds = z.int().min(1);

/** Limits on what a server may send. Each has a failure of its own. */
export const limitsSchema = z.strictObject({
  headBytes: z
    .int()
    .min(1)
    .default(256 * 1024),
  headLines: z.int().min(1).default(5_000),
  interims: z.int().min(0).default(100),
  encodings: z.int().min(0).default(5),
  trailerBytes: z
    .int()
    .min(0)
    .default(16 * 1024),
  /** Bytes of body as received; beyond it the exchange fails and what came is kept. */
  bodyBytes: z
    .int()
    .min(0)
    .default(4 * 1024 ** 3),
  /** Bytes after decoding a Content-Encoding; a bomb stops here. */
  decodedBytes: z
    .int()
    .min(0)
    .default(64 * 1024 ** 2),
});
export type Limits = z.infer<typeof limitsSchema>;

/** How one request is sent; everything that is not part of the message itself. */
export const requestOptionsSchema = z.strictObject({
  followRedirects: z.boolean().default(true),
  maxRedirects: z.int().min(0).max(100).default(20),
  /** What a 301 or 302 to a method other than GET and HEAD does: stop and explain, repeat it there, or turn into GET. */
  redirectOtherMethods: z.enum(['stop', 'repeat', 'get']).default('stop'),
  /** Carry credentials to another origin on a redirect. Off unless the user says so. */
  trustRedirects: z.boolean().default(false),
  /** Follow a redirect from https to http. */
  allowDowngrade: z.boolean().default(false),
  verifyTls: z.boolean().default(true),
  /** Undo Content-Encoding for showing; the bytes as received stay available in Wire. */
  decodeBody: z.boolean().default(true),
  /** Percent-encode what an address may not hold (space, quotes, non-ASCII). Off: the target goes out as typed. */
  encodeUrl: z.boolean().default(true),
  /** Put values in place of `{{name}}`. Off: braces go out as typed. */
  fillVariables: z.boolean().default(true),
  /**
   * The proxy it goes through, such as `socks5://127.0.0.1:1080`; `env`: as HTTP_PROXY, HTTPS_PROXY and NO_PROXY say; `system`:
   * as this system's settings say; `pac+https://wpad.test/proxy.pac`: as that PAC file says; empty: none.
   */
  proxy: z.string().default(''),
  /** Hosts that are asked without any of that, written as in NO_PROXY. */
  noProxy: z.string().default(''),
  /** Versions of TLS that will do. */
  tlsLeast: z.enum(['1.0', '1.1', '1.2', '1.3']).default('1.2'),
  tlsMost: z.enum(['1.0', '1.1', '1.2', '1.3']).default('1.3'),
  /** A file of certificates in PEM that are trusted beside the others; empty: none. */
  caFile: z.string().default(''),
  /** Trust what this system trusts, beside the list that Cairn brings. */
  systemCa: z.boolean().default(false),
  /** Addresses for names, in place of what a name server says: `host:port:address`, divided by spaces. */
  resolve: z.string().default(''),
  addressFamily: z.enum(['any', '4', '6']).default('any'),
  /** A Unix socket that is connected to whatever the address says; empty: none. */
  unixSocket: z.string().default(''),
  /** Send the cookies of the jar in use; a Cookie field that was typed goes out as it is either way. */
  sendCookies: z.boolean().default(true),
  /** Take the cookies of a response into that jar. */
  storeCookies: z.boolean().default(true),
  keepAlive: z.boolean().default(true),
  /** What stands on the first request line in place of path and query, such as `*` or a whole address; empty for the usual. */
  requestTarget: z.string().default(''),
  /** What is spoken: what the server chooses (`auto`), or this and nothing else. Without TLS, `2` begins without asking. */
  httpVersion: z.enum(['auto', '1.0', '1.1', '2']).default('auto'),
  /** The version that ends the request line, where HTTP/1.1 is spoken. */
  versionText: z.string().default('HTTP/1.1'),
  /** Whether the length of a body is told before it, or the body goes out in chunks. */
  bodyFraming: z.enum(['length', 'chunked']).default('length'),
  /** How long a body waits after its head, in milliseconds. */
  bodyDelayMs: z.int().min(0).default(0),
  connectTimeoutMs: milliseconds.default(10_000),
  firstByteTimeoutMs: milliseconds.default(60_000),
  idleTimeoutMs: milliseconds.default(60_000),
  totalTimeoutMs: milliseconds.nullable().default(null),
  /** Default headers the user has taken away, by lower-case name. */
  withoutDefaults: z.array(z.string()).default([]),
  limits: limitsSchema.default(limitsSchema.parse({})),
  /** Names of options that hold although they are as by default: what stands above does not change them. In order of the alphabet. */
  said: z.array(z.string()).default([]),
});
export type RequestOptions = z.infer<typeof requestOptionsSchema>;

export const defaultOptions: RequestOptions = requestOptionsSchema.parse({});

/** The options without what was odd on the wire about one request, for another that comes of its answer. */
export const inUsualForm = (options: RequestOptions): RequestOptions => {
  const { requestTarget, versionText, bodyDelayMs } = defaultOptions;
  const usual = { requestTarget, versionText, bodyDelayMs };
  const isUsual = (Object.keys(usual) as (keyof typeof usual)[]).every((name) => options[name] === usual[name]);
  return isUsual ? options : { ...options, ...usual };
};
