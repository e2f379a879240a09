import { z } from 'zod';
import { requestPlaceSchema } from '../model/collection';
import { hostCookiesSchema, jarCookieSchema, jarFactsSchema, jarNameSchema, typedCookieSchema } from '../model/cookie';
import { requestDraftSchema } from '../model/request-draft';
import { call } from './define';

const jar = jarNameSchema;
/** Domain, path and name, one on a line. */
const id = z.string().min(1).max(8_192);

/** The part of the contract about cookies. Values come only where they are asked for. */
export const cookieCalls = {
  'cookie.listJars': call({ input: z.null(), output: z.array(jarFactsSchema) }),
  /** The jar that a request would use which is saved there. */
  'cookie.findJar': call({ input: z.strictObject({ place: requestPlaceSchema.nullable() }), output: jarNameSchema }),
  /** How many cookies the jar of a request has for the host that it leads to, whatever their paths. */
  'cookie.forHost': call({
    input: z.strictObject({ draft: requestDraftSchema, place: requestPlaceSchema.nullable() }),
    output: hostCookiesSchema,
  }),
  'cookie.list': call({ input: z.strictObject({ jar }), output: z.array(jarCookieSchema) }),
  'cookie.readValue': call({ input: z.strictObject({ jar, id }), output: z.strictObject({ value: z.string() }) }),
  /** Puts a cookie in by hand; `before` is the one that it takes the place of. Refused where the rules would refuse it. */
  'cookie.save': call({
    input: z.strictObject({ jar, cookie: typedCookieSchema, before: id.nullable() }),
    output: jarCookieSchema,
  }),
  /** Takes cookies out; they can be put back until Cairn is closed. */
  'cookie.remove': call({
    input: z.strictObject({ jar, ids: z.array(id).max(5_000) }),
    output: z.strictObject({ removed: z.int(), undo: z.string() }),
  }),
  'cookie.restore': call({ input: z.strictObject({ jar, undo: z.string().max(100) }), output: z.null() }),
  /** Puts in the cookies of a cookies.txt, as curl and browsers' tools write it. */
  'cookie.import': call({
    input: z.strictObject({ jar, text: z.string().max(4_000_000) }),
    output: z.strictObject({ taken: z.int(), passedOver: z.array(z.string()) }),
  }),
  /** The jar as a cookies.txt, values among it. */
  'cookie.export': call({ input: z.strictObject({ jar }), output: z.strictObject({ text: z.string() }) }),
} as const;
