/** The text of a file without what is no part of its content, and how to put that back. */
export interface ShapedText {
  readonly text: string;
  readonly restore: (text: string) => string;
}

const mark = '\uFEFF';

/** Takes off a byte order mark and Windows line ends; a file that mixes line ends keeps them as they are. */
export function takeShape(raw: string): ShapedText {
  const bom = raw.startsWith(mark) ? mark : '';
  const text = raw.slice(bom.length);
  const crlf = text.includes('\r\n') && !/(?<!\r)\n|\r(?!\n)/.test(text);
  return {
    text: crlf ? text.replaceAll('\r\n', '\n') : text,
    restore: (edited) => bom + (crlf ? edited.replaceAll('\n', '\r\n') : edited),
  };
}

/** The text of a file's bytes, or null where they are no UTF-8. */
export function decodeText(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}
