import type { WireRequest } from '../engine/wire-request';
import { headerValue } from '../engine/wire-request';

/** The request with one more header, unless the user typed one of that name, which then stands. */
export function withHeader(request: WireRequest, name: string, value: string): WireRequest {
  if (headerValue(request.headers, name.toLowerCase()) !== null) return request;
  return { ...request, headers: [...request.headers, [name, value]] };
}
