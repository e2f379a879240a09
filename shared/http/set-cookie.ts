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
  const [pair = '', ...attributes] = line.split(';');
  const equals = pair.indexOf('=');
  if (equals < 0) return null;
  const name = pair.slice(0, equals).trim();
  if (name === '') return null;
  const said = new Map(attributes.map(readAttribute));
  return {
    name,
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

function readAttribute(text: string): [string, string] {
  const equals = text.indexOf('=');
  if (equals < 0) return [text.trim().toLowerCase(), ''];
  return [text.slice(0, equals).trim().toLowerCase(), text.slice(equals + 1).trim()];
}

const readSeconds = (text: string | undefined): number | null =>
  text !== undefined && /^-?\d+$/.test(text) ? Number(text) : null;

function readSameSite(text: string | undefined): SetCookie['sameSite'] {
  const value = text?.toLowerCase();
  return value === 'strict' || value === 'lax' || value === 'none' ? value : null;
}
