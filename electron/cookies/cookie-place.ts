import { canonicalDomain, domainMatch, getPublicSuffix } from 'tough-cookie';
import { bareHost, isLoopback, originOf, readTypedUrl } from '#shared/http/url-parts';
import type { CookieFacts } from '#shared/model/cookie';

/** An address as the rules of cookies see it. */
export interface CookiePlace {
  readonly host: string;
  /** Path as on the request line, without the query. */
  readonly path: string;
  /** https, or this machine, as browsers have it: nobody listens on the way to it. */
  readonly isSecure: boolean;
  readonly origin: string;
}

/** Reads an absolute http or https address; null where it is none. */
export function cookiePlace(url: string): CookiePlace | null {
  const read = readTypedUrl(url);
  if (!read.ok) return null;
  const { host, scheme, target } = read.value;
  return {
    host: canonicalDomain(bareHost(host)) ?? bareHost(host),
    path: target.split('?')[0] ?? '/',
    isSecure: scheme === 'https' || isLoopback(host),
    origin: originOf(read.value),
  };
}

export const isAddress = (host: string): boolean => /^\d+\.\d+\.\d+\.\d+$/.test(host) || host.includes(':');

/**
 * Whether everybody can have a name below this one, as below `co.uk`, by the Public Suffix List. A dot at its end changes nothing
 * about that, and no address is one.
 */
export function isPublicSuffix(domain: string): boolean {
  return !isAddress(domain) && siteOf(domain) === null;
}

/** The part of a host that somebody has registered; null where there is none. */
function siteOf(host: string): string | null {
  return getPublicSuffix(host.replace(/\.+$/, ''), { allowSpecialUseDomain: true, ignoreError: true }) ?? null;
}

/** Whether a host gets what belongs to this cookie's domain (RFC 6265bis, 5.8.3, step 1). */
export const coversHost = ({ domain, hostOnly }: Pick<CookieFacts, 'domain' | 'hostOnly'>, host: string): boolean =>
  hostOnly ? domain === host : belongsTo(host, domain);

/** RFC 6265bis, 5.1.3. */
export const belongsTo = (host: string, domain: string): boolean => domainMatch(host, domain, false) === true;

/** Whether somebody could wonder why a cookie of the one did not go to the other. */
export function isSameSite(host: string, domain: string): boolean {
  if (host === domain || belongsTo(host, domain) || belongsTo(domain, host)) return true;
  const site = siteOf(host);
  return !isAddress(host) && !isAddress(domain) && site !== null && site === siteOf(domain);
}
