import { canonicalDomain } from 'tough-cookie';
import type { TypedCookie } from '#shared/model/cookie';
import { isPublicSuffix } from './cookie-place';
import type { StoredCookie } from './stored-cookie';

/** A cookie as a jar may hold it, or what is wrong with it, in words. What no server could set, nobody can type. */
export function cookieFromTyped(typed: TypedCookie, before: StoredCookie | null, now: number): StoredCookie | string {
  const domain = canonicalDomain(typed.domain.trim()) ?? '';
  const known = before ?? { value: '', domain: '', setBy: '', createdAt: now };
  const cookie: StoredCookie = {
    ...typed,
    name: typed.name.trim(),
    value: typed.value ?? known.value,
    domain,
    path: typed.path || '/',
    setBy: known.domain === domain ? known.setBy : '',
    createdAt: known.createdAt,
    usedAt: now,
  };
  return rules.find(({ isBroken }) => isBroken(cookie))?.says(cookie) ?? cookie;
}

interface Rule {
  readonly isBroken: (cookie: StoredCookie) => boolean;
  readonly says: (cookie: StoredCookie) => string;
}

// oxlint-disable-next-line no-control-regex -- the characters are what is looked for
const hasControls = (text: string): boolean => /[\x00-\x1f\x7f]/.test(text);

/** What no cookie may be, the first that is broken first. */
const rules: readonly Rule[] = [
  { isBroken: ({ name, value }) => name === '' && value === '', says: () => 'A cookie has a name or a value.' },
  {
    isBroken: ({ name }) => /[=;]/.test(name) || hasControls(name),
    says: () => 'A name holds no “=”, no “;” and no control characters.',
  },
  {
    isBroken: ({ value }) => value.includes(';') || hasControls(value),
    says: () => 'A value holds no “;” and no control characters.',
  },
  { isBroken: ({ value }) => value !== value.trim(), says: () => 'A value neither begins nor ends with a space.' },
  {
    isBroken: ({ name, value }) => Buffer.byteLength(name) + Buffer.byteLength(value) > 4096,
    says: () => 'Name and value together are at most 4,096 bytes.',
  },
  {
    isBroken: ({ path }) => path[0] !== '/' || path.includes(';') || hasControls(path),
    says: () => 'A path begins with “/” and holds no “;”.',
  },
  {
    isBroken: ({ domain }) => domain === '' || /[\s/;:@]/.test(domain.replace(/^[\da-f:]+$/i, 'address')),
    says: () => 'A domain is the name or the address of a host.',
  },
  {
    isBroken: ({ hostOnly, domain }) => !hostOnly && isPublicSuffix(domain),
    says: ({ domain }) => `Everybody can have a name below ${domain}: a cookie for all of them is refused.`,
  },
  {
    isBroken: ({ name, secure }) => /^__secure-/i.test(name) && !secure,
    says: () => 'A name that begins with __Secure- wants Secure.',
  },
  {
    isBroken: ({ name, secure, hostOnly, path }) => /^__host-/i.test(name) && !(secure && hostOnly && path === '/'),
    says: () => 'A name that begins with __Host- wants Secure, one host and the path /.',
  },
];
