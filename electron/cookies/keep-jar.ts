import { createHash } from 'node:crypto';
import { z } from 'zod';
import { isSameJar, jarNameSchema, type JarName } from '#shared/model/cookie';
import type { Result } from '#shared/result';
import { cookieIdOf, isExpired, storedCookieSchema, type StoredCookie } from './stored-cookie';
import type { JarChange } from './jar';

/** What jars need of the vault, where their cookies are kept: a cookie is as good as a password. */
export interface CookieVault {
  list(): Promise<Result<readonly { readonly name: string }[]>>;
  read(name: string): Promise<Result<{ readonly value: string } | null>>;
  rewrite(name: string, next: (before: string | null) => string | null): Promise<Result<'kept' | 'closed'>>;
}

const prefix = 'cookies of ';

/** Whether something in the vault is a jar, and not a secret that somebody named. */
export const isJarEntry = (name: string): boolean => name.startsWith(prefix);

/** One entry for each environment; a folder's path may be longer than a name in the vault. */
export const jarEntryOf = ({ root, environment }: JarName): string =>
  prefix +
  createHash('sha256')
    .update(JSON.stringify([root, environment]))
    .digest('base64url')
    .slice(0, 32);

const jarFileSchema = z.strictObject({ jar: jarNameSchema, cookies: z.array(storedCookieSchema) });

/** The jar in an entry; null where it is of a version that is not ours, or broken. */
export function readJarText(text: string): z.infer<typeof jarFileSchema> | null {
  try {
    return jarFileSchema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

/** What is kept of a jar. Cookies that end with the session are, where the user wants that. */
export interface Keeping {
  readonly jar: JarName;
  readonly keepsSession: boolean;
  readonly now: number;
}

/** Puts changes into what any program has kept meanwhile; null when nothing is left. */
export function changedJarText(before: string | null, changes: readonly JarChange[], keeping: Keeping): string | null {
  const read = before === null ? null : readJarText(before);
  const known = read && isSameJar(read.jar, keeping.jar) ? read.cookies : [];
  const cookies = new Map(known.map((cookie) => [cookieIdOf(cookie), cookie]));
  for (const [id, cookie] of changes) {
    if (cookie === null || !isKept(cookie, keeping)) cookies.delete(id);
    else cookies.set(id, cookie);
  }
  const left = [...cookies.values()].filter((cookie) => isKept(cookie, keeping));
  return left.length === 0 ? null : JSON.stringify({ jar: keeping.jar, cookies: left });
}

const isKept = (cookie: StoredCookie, { keepsSession, now }: Keeping): boolean =>
  (keepsSession || cookie.expires !== null) && !isExpired(cookie, now);
