import { splitOutsideQuotes, unquote } from './header-list.ts';

/** A Content-Type taken apart. Type and parameter names are in lower case, parameter values as sent. */
export interface MediaType {
  readonly type: string;
  readonly subtype: string;
  /** `type/subtype`, without parameters. */
  readonly essence: string;
  readonly params: ReadonlyMap<string, string>;
}

const token = /^[!#$%&'*+.^_`|~\w-]+$/;

/** Reads a media type such as `text/html; charset=utf-8` (RFC 9110, 8.3.1), or null when it is none. */
export function readMediaType(text: string): MediaType | null {
  const [essence = '', ...rest] = splitOutsideQuotes(text, ';');
  const [type = '', subtype = '', ...more] = essence.toLowerCase().split('/');
  if (more.length > 0 || !token.test(type) || !token.test(subtype)) return null;
  return { type, subtype, essence: `${type}/${subtype}`, params: readParams(rest) };
}

/** The type a Content-Type names, without its parameters; null where it names none. */
export const essenceOf = (contentType: string | null): string | null => readMediaType(contentType ?? '')?.essence ?? null;

/** Parameters such as `charset=utf-8` or `title="a; b"`; the first of a name counts. */
export function readParams(pieces: readonly string[]): ReadonlyMap<string, string> {
  const params = new Map<string, string>();
  for (const piece of pieces) {
    const equals = piece.indexOf('=');
    const name = (equals < 0 ? piece : piece.slice(0, equals)).trim().toLowerCase();
    const value = equals < 0 ? '' : unquote(piece.slice(equals + 1).trim());
    if (name !== '' && !params.has(name)) params.set(name, value);
  }
  return params;
}

/** JSON by name or by the `+json` suffix. */
export const isJson = (media: MediaType): boolean =>
  media.essence === 'application/json' || media.essence === 'text/json' || media.subtype.endsWith('+json');

/** The charset a Content-Type names, or null. */
export const charsetOf = (contentType: string | null): string | null =>
  contentType === null ? null : (readMediaType(contentType)?.params.get('charset') ?? null);

/** Whether a Content-Type promises JSON. */
export function saysJson(contentType: string | null): boolean {
  const media = contentType === null ? null : readMediaType(contentType);
  return media !== null && isJson(media);
}

/** XML that is for people to look at rather than data. */
const drawn: ReadonlySet<string> = new Set(['application/xhtml+xml', 'image/svg+xml']);

/** Whether a Content-Type promises XML that holds data (RFC 7303). */
export function saysXml(contentType: string | null): boolean {
  const media = contentType === null ? null : readMediaType(contentType);
  if (media === null || drawn.has(media.essence)) return false;
  return media.essence === 'application/xml' || media.essence === 'text/xml' || media.subtype.endsWith('+xml');
}
