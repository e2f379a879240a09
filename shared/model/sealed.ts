/** From the private use area, so that nobody types it by accident. */
const mark = '\u{E000}';

/** What stands where a secret was, when it is kept in the vault under a name of ours. */
export const sealedText = (name: string): string => mark + name;

/** The name under which a text is kept in the vault, or null when the text is itself. */
export const sealedName = (text: string): string | null => (text.startsWith(mark) ? text.slice(mark.length) : null);
