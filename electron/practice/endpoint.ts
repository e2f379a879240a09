import type { WebSocket } from 'ws';
import type { z } from 'zod';
import type { Answer } from './frame/answer.ts';
import type { Ask } from './frame/ask.ts';
import type { SchemeName } from './security-schemes.ts';

/** The chapters of the index page, in reading order. */
export const groups = [
  'Start here',
  'Library',
  'API',
  'Bad twins',
  'Echo',
  'Status codes',
  'Redirects',
  'Authentication',
  'OAuth',
  'Permissions',
  'Pagination',
  'Throttling',
  'Caching',
  'Layers',
  'Strict manners',
  'Formats',
  'Object stores',
  'Other styles',
  'Streams and sizes',
  'Faults and delays',
  'Media and pages',
  'This server',
] as const;
export type GroupName = (typeof groups)[number];

export type Method =
  | 'GET'
  | 'HEAD'
  | 'OPTIONS'
  | 'POST'
  | 'PUT'
  | 'PATCH'
  | 'DELETE'
  | 'TRACE'
  | 'QUERY'
  | 'PROPFIND'
  | 'LOCK'
  | 'UNLOCK';

/** One request a reader can send as it stands; a generated test sends every one of them. */
export interface TryIt {
  readonly method: string;
  /** Path and query, beginning with a slash. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** The status to expect, or `broken` where the answer is cut off on purpose. */
  readonly expect: number | 'broken';
  /** What there is to see. */
  readonly says: string;
}

/** What one method takes and gives, for the OpenAPI document. */
export interface Described {
  readonly body?: SchemaSource;
  /** Media types the body may have; JSON when left out. */
  readonly takes?: readonly string[];
  readonly answer?: SchemaSource;
  readonly gives?: readonly string[];
  /** Its refusals are those of DRF: a sentence, or what is wrong with each field. */
  readonly refusesAsDrf?: boolean;
}

/** A zod schema, or a JSON Schema that something else wrote. */
export type SchemaSource = z.ZodType | Readonly<Record<string, unknown>>;

/** What is known of a request that has become a WebSocket. */
export type SocketAsk = Pick<Ask, 'path' | 'query' | 'method' | 'target' | 'headers' | 'world' | 'identity'>;

/** The ways to say who is asking, and whether strangers may ask as well. */
export interface Access {
  readonly schemes: readonly SchemeName[];
  readonly open: boolean;
}

/** One place of the practice server. The index page, the OpenAPI document and the tests are made from these. */
export interface Endpoint {
  /** `/library/books/{id}/`; `{rest*}` at the end takes whatever follows. */
  readonly path: string;
  readonly methods: readonly Method[];
  readonly group: GroupName;
  readonly summary: string;
  readonly description: string;
  readonly tryIt: readonly TryIt[];
  readonly query?: z.ZodObject;
  readonly params?: z.ZodObject;
  /** Who may ask; left out where nobody is asked who they are. */
  readonly access?: (method: Method) => Access;
  readonly describes?: Partial<Record<Method, Described>>;
  /**
   * Who refuses a method that is not offered: the frame (405 at once), or the endpoint
   * itself, because it must look at credentials first.
   */
  readonly methodsJudgedBy?: 'frame' | 'endpoint';
  /** True where `.json` in place of the last slash picks the format of the answer, as DRF's routers have it. */
  readonly takesSuffix?: boolean;
  /** True where any Host is welcome, because the endpoint shows what was sent. */
  readonly anyHost?: boolean;
  /** What happens on the connection once it has become a WebSocket; `handle` answers those that do not ask for one. */
  readonly webSocket?: (socket: WebSocket, ask: SocketAsk) => void;
  /** Subprotocols that are taken, where not any is. */
  readonly subprotocols?: readonly string[];
  handle(ask: Ask): Answer | Promise<Answer>;
}
