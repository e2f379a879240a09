import { contents } from './corpus-contents.test-support';
import { layouts } from './corpus-layouts.test-support';

/** Requests as other tools and people write them: as they are laid out, and what is in them. */
export const corpus: Readonly<Record<string, string>> = { ...layouts, ...contents };

/** How a file may be written down, whatever is in it. */
export const shapes: Readonly<Record<string, (text: string) => string>> = {
  plain: (text) => text,
  CRLF: (text) => text.replaceAll('\n', '\r\n'),
  'no end of line at the end': (text) => text.replace(/\n+$/, ''),
  'byte order mark': (text) => `\ufeff${text}`,
};
