/** What steers a terminal or turns the order of what is read: controls but tab and line feed, and marks of direction. */
// oxlint-disable-next-line no-control-regex -- controls are what it looks for
const steering = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** A text that can be shown on a terminal: control characters as escapes. Line breaks stay. */
export const escapeControls = (text: string): string => text.replaceAll('\r\n', '\n').replace(steering, escapeOne);

/** The same for a text that is to stay on its line. */
export const escapeLine = (text: string): string => escapeControls(text).replaceAll('\n', '\\n');

function escapeOne(character: string): string {
  const code = character.charCodeAt(0);
  if (character === '\r') return '\\r';
  return code < 0x100 ? `\\x${code.toString(16).padStart(2, '0')}` : `\\u${code.toString(16)}`;
}
