import type { WireRequest } from '../engine/wire-request';
import { headerValue } from '../engine/wire-request';

/** The request with one more header, unless the user typed one of that name, which then stands. */
export function withHeader(request: WireRequest, name: string, value: string): WireRequest {
  if (headerValue(request.headers, name.toLowerCase()) !== null) return request;
  return { ...request, headers: [...request.headers, [name, value]] };
}

/** The request with one more cookie, beside those it has, unless one of them has that name. */
export function withCookie(request: WireRequest, name: string, value: string): WireRequest {
  const at = request.headers.findIndex(([given]) => given.toLowerCase() === 'cookie');
  const header = request.headers[at];
  if (header === undefined) return { ...request, headers: [...request.headers, ['Cookie', `${name}=${value}`]] };
  const [given, cookies] = header;
  if (cookies.split(';').some((cookie) => cookie.split('=')[0]?.trim() === name)) return request;
  const joined: [string, string] = [given, cookies.trim() === '' ? `${name}=${value}` : `${cookies}; ${name}=${value}`];
  return { ...request, headers: request.headers.map((one, index) => (index === at ? joined : one)) };
}
