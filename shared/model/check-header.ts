import { controlCharacter } from '../http/url-parts';

/** RFC 9110, 5.6.2: what methods and header names are made of. */
export const isToken = (text: string): boolean => /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/.test(text);

/** Why a header cannot have this name, as a sentence; null when it can. */
export function checkHeaderName(name: string): string | null {
  if (name === '') return 'The header has no name.';
  if (!isToken(name)) return `“${visible(name)}” is not a header name: letters, digits and a few signs only, no space.`;
  if (/^content-length$/i.test(name)) return 'Cairn writes Content-Length itself, from the body it sends.';
  if (/^transfer-encoding$/i.test(name))
    return 'Cairn writes Transfer-Encoding itself; how the body is framed is not a matter of headers.';
  return null;
}

/** Why a header cannot have this value; null when it can. */
export function checkHeaderValue(value: string): string | null {
  const control = controlCharacter(value, true);
  return control === null ? null : `The value holds ${control}, which a header cannot carry.`;
}

/** Control characters made visible, and long texts cut, for a message. */
export function visible(text: string): string {
  const shown = Array.from(text.slice(0, 60), (character) => (character < ' ' || character === '\x7f' ? '␦' : character)).join(
    '',
  );
  return text.length > 60 ? `${shown}…` : shown;
}
