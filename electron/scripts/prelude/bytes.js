import { atob, btoa } from './base64.js';

/** Texts as bytes, each a character up to U+00FF, and back. */
export const utf8 = {
  parse: (text) => unescape(encodeURIComponent(String(text))),
  write: (bytes) => decodeURIComponent(escape(bytes)),
};
export const latin1 = { parse: String, write: (bytes) => bytes };
export const base64 = { parse: atob, write: btoa };
export const hex = {
  parse: (text) =>
    String(text)
      .replace(/[^0-9a-f]/gi, '')
      .replace(/../g, (pair) => String.fromCharCode(parseInt(pair, 16))),
  write: (bytes) => Array.from(bytes, (byte) => byte.charCodeAt(0).toString(16).padStart(2, '0')).join(''),
};
const webSafe = (text) => text.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
export const base64url = {
  parse: (text) => atob(String(text).replaceAll('-', '+').replaceAll('_', '/')),
  write: (bytes) => webSafe(btoa(bytes)),
};
