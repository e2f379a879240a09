import { hostHeader, hrefOf, originOf, readTypedUrl, type UrlParts } from '#shared/http/url-parts';
import type { ResponseHead } from '#shared/model/exchange';
import type { RequestOptions } from '#shared/model/request-options';
import { withoutCredentials } from './credentials';
import type { Stop } from './receive-body';
import type { WireRequest } from './wire-request';

/** What to do with an answer: it is the end, a redirect that is not followed, or one that is. */
export type Redirect =
  | { readonly kind: 'none' }
  | { readonly kind: 'stop'; readonly stop: Stop }
  | {
      readonly kind: 'follow';
      readonly location: string;
      readonly request: WireRequest;
      readonly methodChanged: boolean;
      /** Names of headers that were not carried on because the next hop is another origin. */
      readonly dropped: string[];
      readonly sameOrigin: boolean;
    };

/** What the chain has been through so far. */
export interface Trail {
  readonly followed: number;
  /** Method and address of every request sent. */
  readonly visited: ReadonlySet<string>;
}

const redirects: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/** Decides what an answer leads to. `request` is the one it answers, before credentials were put on. */
export function planRedirect(request: WireRequest, head: ResponseHead, options: RequestOptions, trail: Trail): Redirect {
  const locations = new Set(head.headers.filter(([name]) => name.toLowerCase() === 'location').map(([, value]) => value));
  const [location] = locations;
  if (!redirects.has(head.status) || location === undefined) return { kind: 'none' };

  const url = locations.size > 1 ? ('badLocation' as const) : resolveLocation(location, request);
  if (typeof url === 'string') return { kind: 'stop', stop: { reason: url, location } };
  const method = nextMethod(request.method, head.status, options);
  const reason = stopReason(request, url, method, { options, trail });
  if (reason !== null || method === null)
    return { kind: 'stop', stop: { reason: reason ?? 'otherMethod', location: hrefOf(url) } };
  return { kind: 'follow', location, ...nextRequest(request, url, method, options) };
}

/** How a request is remembered, to notice when a chain comes round. */
export const visitOf = ({ method, url, target }: WireRequest): string => `${method} ${hrefOf({ ...url, target })}`;

/** Where a Location leads, as an absolute address; credentials inside it are never used. */
function resolveLocation(location: string, { url, target }: WireRequest): UrlParts | 'badLocation' | 'badScheme' {
  const scheme = /^([A-Za-z][A-Za-z0-9+.-]*):/.exec(location)?.[1]?.toLowerCase();
  if (scheme !== undefined && scheme !== 'http' && scheme !== 'https') return 'badScheme';
  const base = hrefOf({ ...url, target });
  if (!isReference(location, scheme !== undefined) || !URL.canParse(location, base)) return 'badLocation';
  const next = new URL(location, base);
  next.username = '';
  next.password = '';
  const parts = readTypedUrl(next.href);
  return parts.ok ? parts.value : 'badLocation';
}

/**
 * Only what RFC 3986 allows in a reference is taken, and characters beyond ASCII, which servers do send. Browsers mend spaces,
 * backslashes and missing slashes as well, and have been led astray that way.
 */
function isReference(location: string, isAbsolute: boolean): boolean {
  if (!/^[\w\-.~:/?#[\]@!$&'()*+,;=%\u0080-\u{10ffff}]+$/u.test(location)) return false;
  return isAbsolute ? /^https?:\/\/[^/?#]/i.test(location) : !location.startsWith('///');
}

/** RFC 9110, 15.4: 303 means GET; 307 and 308 keep the method; 301 and 302 are clear for GET and HEAD only. */
function nextMethod(method: string, status: number, { redirectOtherMethods }: RequestOptions): string | null {
  if (method === 'GET' || method === 'HEAD') return method;
  if (status === 303) return 'GET';
  if (status === 307 || status === 308) return method;
  const choices = { stop: null, repeat: method, get: 'GET' } as const;
  return choices[redirectOtherMethods];
}

function stopReason(
  request: WireRequest,
  url: UrlParts,
  method: string | null,
  { options, trail }: { options: RequestOptions; trail: Trail },
): Stop['reason'] | null {
  if (!options.followRedirects) return 'off';
  if (request.url.scheme === 'https' && url.scheme === 'http' && !options.allowDowngrade) return 'downgrade';
  if (method === null) return 'otherMethod';
  if (trail.visited.has(visitOf({ ...request, method, url, target: url.target }))) return 'loop';
  return trail.followed >= options.maxRedirects ? 'tooMany' : null;
}

function nextRequest(request: WireRequest, url: UrlParts, method: string, options: RequestOptions) {
  const methodChanged = method !== request.method;
  const sameOrigin = originOf(url) === originOf(request.url);
  const described = methodChanged ? request.headers.filter(([name]) => !/^content-|^expect$/i.test(name)) : request.headers;
  const { headers, dropped } =
    sameOrigin || options.trustRedirects ? { headers: described, dropped: [] } : withoutCredentials(described);
  const body = methodChanged ? ({ kind: 'none' } as const) : request.body;
  const moved: WireRequest = { method, url, target: url.target, headers: withHost(headers, request.url, url), body };
  return { request: moved, methodChanged, dropped: sameOrigin ? [] : [...dropped, ...ownHost(request)], sameOrigin };
}

/** The Host of the new address. One that the user typed for the old address stays with its origin. */
function withHost(headers: WireRequest['headers'], from: UrlParts, to: UrlParts): WireRequest['headers'] {
  if (originOf(from) === originOf(to)) return headers;
  const rest = headers.filter(([name]) => name.toLowerCase() !== 'host');
  return rest.length === headers.length ? headers : [['Host', hostHeader(to)], ...rest];
}

const ownHost = ({ headers, url }: WireRequest): string[] =>
  headers.some(([name, value]) => name.toLowerCase() === 'host' && value !== hostHeader(url)) ? ['Host'] : [];
