import { fail, ok, type Result } from '#shared/result';
import { headerValue, type WireRequest } from '../../engine/wire-request';
import type { Authorized } from '../../engine/authentication';

/** RFC 6750 section 2.2: into a form, beside what is in it, or as the only field of a request that has no body. */
export function withFormParameter(request: WireRequest, name: string, value: string): Result<Authorized> {
  const { method, headers } = request;
  const before = formOf(request);
  if (method === 'GET' || method === 'HEAD') return refuse('A GET or HEAD has no body that could carry the token.');
  if (before === null) return refuse('The token goes into a form, and this body is none.');
  if (before.split('&').some((pair) => pair.split('=')[0] === name)) return ok({ request });
  const bytes = Buffer.from([before, `${name}=${value}`].filter((part) => part !== '').join('&'), 'latin1');
  const typed: WireRequest['headers'] = isForm(headers) ? headers : [...headers, ['Content-Type', formType]];
  return ok({ request: { ...request, headers: typed, body: { kind: 'bytes', length: bytes.length, bytes } } });
}

const formType = 'application/x-www-form-urlencoded';

const isForm = (headers: WireRequest['headers']): boolean =>
  headerValue(headers, 'content-type')?.split(';')[0]?.trim().toLowerCase() === formType;

/** The text of a form, empty for no body; null for a body that is none. */
function formOf({ body, headers }: WireRequest): string | null {
  if (body.kind === 'none') return '';
  return body.kind === 'bytes' && isForm(headers) ? body.bytes.toString('latin1') : null;
}

const refuse = (reason: string): Result<Authorized> =>
  fail({ kind: 'badDraft', place: { part: 'auth', field: 'placement' }, reason: `${reason} Put the token into the header.` });
