import { z } from 'zod';
import { cookieFactsSchema, cookieIdOf, type CookieFacts } from '#shared/model/cookie';

/** A cookie as a jar holds it. */
export const storedCookieSchema = z.strictObject({
  ...cookieFactsSchema.shape,
  value: z.string(),
  /** Origin that set it; empty where somebody typed it. */
  setBy: z.string(),
  createdAt: z.number(),
  usedAt: z.number(),
});
export type StoredCookie = z.infer<typeof storedCookieSchema>;

/** Cookies by what tells them apart. */
export type Cookies = ReadonlyMap<string, StoredCookie>;

/** A cookie without its value and without what only the jar wants to know. */
export function factsOf(cookie: CookieFacts): CookieFacts {
  const { name, domain, hostOnly, path, expires, secure, httpOnly, sameSite } = cookie;
  return { name, domain, hostOnly, path, expires, secure, httpOnly, sameSite };
}

/** As the Cookie field has it: a cookie without a name goes as its value alone (RFC 6265bis, 5.8.3). */
export const pairOf = ({ name, value }: StoredCookie): string => (name === '' ? value : `${name}=${value}`);

export const isExpired = ({ expires }: CookieFacts, now: number): boolean => expires !== null && expires <= now;

export { cookieIdOf };
