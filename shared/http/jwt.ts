import { isNumber, isObject, member, textMember, type JsonObject, type JsonValue } from '../hypermedia/json-value';
import { parseJson } from '../hypermedia/parse-json';

/** A signed JSON Web Token taken apart (RFC 7519, 3). Reading is not verifying: anyone can write one that reads like this. */
export interface Jwt {
  readonly header: JsonObject;
  readonly claims: JsonObject;
  /** `none` in the header, or nothing after the last dot: nobody signed it. */
  readonly isSigned: boolean;
  /** Times of issue, start and end in milliseconds since 1970 (RFC 7519, 4.1), null where the claim is missing or no number. */
  readonly issuedAt: number | null;
  readonly validFrom: number | null;
  readonly expiresAt: number | null;
}

/** What a text says when it is a JWT in compact form; null when it is anything else, an encrypted one (JWE) included. */
export function readJwt(text: string): Jwt | null {
  const parts = text.trim().split('.');
  if (parts.length !== 3 || text.length > 1_000_000) return null;
  const [header, claims] = parts.slice(0, 2).map(readPart);
  if (!isObject(header) || !isObject(claims) || !header.has('alg')) return null;
  return {
    header,
    claims,
    isSigned: parts[2] !== '' && textMember(header, 'alg')?.toLowerCase() !== 'none',
    issuedAt: timeOf(claims, 'iat'),
    validFrom: timeOf(claims, 'nbf'),
    expiresAt: timeOf(claims, 'exp'),
  };
}

/** The text that base64url stands for (RFC 4648, 5), or null when it is not base64url of UTF-8. */
export function textFromBase64Url(encoded: string): string | null {
  if (!/^[A-Za-z0-9_-]*={0,2}$/.test(encoded)) return null;
  try {
    const bytes = atob(encoded.replaceAll('-', '+').replaceAll('_', '/').replaceAll('=', ''));
    return new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(bytes, (char) => char.charCodeAt(0)));
  } catch {
    return null;
  }
}

function readPart(encoded: string): JsonValue | undefined {
  const text = textFromBase64Url(encoded);
  return text === null ? undefined : parseJson(text);
}

function timeOf(claims: JsonObject, name: string): number | null {
  const value = member(claims, name);
  const seconds = isNumber(value) ? Number(value.number) : Number.NaN;
  return Number.isFinite(seconds) && Math.abs(seconds) < 8.64e12 ? seconds * 1000 : null;
}
