import { encodeComponent } from '#shared/http/percent-encode';
import type { Auth } from '#shared/model/auth';

/** What an auth adds to a request, and where. The secret is apart, so that it can be masked. */
export interface AuthAddition {
  readonly place: 'header' | 'query';
  /** Up to the secret. */
  readonly before: string;
  readonly secret: string;
}

/** Exactly what is added to the request; null when nothing is. */
export function previewAuth(auth: Auth): AuthAddition | null {
  switch (auth.kind) {
    default:
      return null;
    case 'basic':
      return { place: 'header', before: 'Authorization: Basic ', secret: base64(`${auth.username}:${auth.password}`) };
    case 'bearer':
      return {
        place: 'header',
        before: `Authorization: ${auth.prefix === '' ? '' : `${auth.prefix} `}`,
        secret: auth.token,
      };
    case 'apiKey':
      return auth.placement === 'header'
        ? { place: 'header', before: `${auth.name}: `, secret: auth.value }
        : { place: 'query', before: `${encodeComponent(auth.name)}=`, secret: encodeComponent(auth.value) };
  }
}

/** RFC 7617, 2.1: the bytes are UTF-8. */
const base64 = (text: string): string =>
  btoa(Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join(''));
