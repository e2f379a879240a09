import { parseHttpDate } from './http-date';

/** A Set-Cookie line taken apart as a browser does (RFC 6265, 5.2). Unknown attributes are kept by name. */
export interface SetCookie {
  readonly name: string;
  readonly value: string;
  /** Milliseconds since 1970, or null when it says nothing readable. */
  readonly expires: number | null;
  /** Seconds to live; wins over `expires`. */
  readonly maxAge: number | null;
  readonly domain: string | null;
  readonly path: string | null;
  readonly secure: boolean;
  readonly httpOnly: boolean;
  readonly sameSite: 'strict' | 'lax' | 'none' | null;
  readonly partitioned: boolean;
}

/** Reads a Set-Cookie value, or null when it has no name. */
export function readSetCookie(line: string): SetCookie | null {
  const read = readCookieLine(line);
  return read.name === '' ? null : read;
}

/** RFC 6265bis, 5.6: an attribute that is longer is passed over. */
const longestAttribute = 1024;

/** Reads a Set-Cookie value as RFC 6265bis, 5.6 does, where a cookie may have no name. */
export function readCookieLine(line: string): SetCookie {
  const [pair = ''] = line.split(';', 1);
  const equals = pair.indexOf('=');
  // The last of several attributes of one name counts.
  const said = new Map(
    cookieAttributes(line)
      .filter(([, value]) => value.length <= longestAttribute)
      .map(([name, value]) => [name.toLowerCase(), value]),
  );
  return {
    name: equals < 0 ? '' : pair.slice(0, equals).trim(),
    value: pair.slice(equals + 1).trim(),
    expires: parseHttpDate(said.get('expires') ?? ''),
    maxAge: readSeconds(said.get('max-age')),
    domain: said.get('domain')?.replace(/^\./, '').toLowerCase() || null,
    path: said.get('path') || null,
    secure: said.has('secure'),
    httpOnly: said.has('httponly'),
    sameSite: readSameSite(said.get('samesite')),
    partitioned: said.has('partitioned'),
  };
}

/** The attributes of a Set-Cookie value in order, as they are written. */
export const cookieAttributes = (line: string): [name: string, value: string][] => line.split(';').slice(1).map(readAttribute);

function readAttribute(text: string): [string, string] {
  const equals = text.indexOf('=');
  if (equals < 0) return [text.trim(), ''];
  return [text.slice(0, equals).trim(), text.slice(equals + 1).trim()];
}

const readSeconds = (text: string | undefined): number | null =>
  text !== undefined && /^-?\d+$/.test(text) ? Number(text) : null;

function readSameSite(text: string | undefined): SetCookie['sameSite'] {
  const value = text?.toLowerCase();
  return value === 'strict' || value === 'lax' || value === 'none' ? value : null;
}
