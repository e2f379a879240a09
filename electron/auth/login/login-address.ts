import { readTypedUrl, hrefOf } from '#shared/http/url-parts';
import type { WireRequest } from '../../engine/wire-request';
import { CannotAuthorize } from '../auth-failure';

/** An address of a form as typed, which may be relative to the address of the request. */
export function resolveAddress(typed: string, { url, target }: WireRequest): string {
  const base = hrefOf({ ...url, target });
  const isRelative = /^[/?.]/.test(typed) && !typed.startsWith('//');
  if (isRelative && URL.canParse(typed, base)) return new URL(typed, base).href;
  const read = readTypedUrl(typed);
  if (!read.ok) throw new CannotAuthorize(`“${typed}” is not an address to log in at`);
  return hrefOf(read.value);
}
