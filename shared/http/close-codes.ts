/** What close codes of a WebSocket mean (RFC 6455, 7.4.1, and the registry it began). */
const meanings: Readonly<Record<number, string>> = {
  1000: 'What the connection was for is done.',
  1001: 'The server is stopping, or the page was left.',
  1002: 'The other side broke the protocol.',
  1003: 'It was sent a kind of data that it does not take, such as binary.',
  1005: 'The close named no code. This number never stands on the wire.',
  1006: 'The connection ended without a close. This number never stands on the wire.',
  1007: 'A message was not what it said it was, such as text that is not UTF-8.',
  1008: 'A message breaks a rule of the other side, which need not say which.',
  1009: 'A message was larger than the other side takes.',
  1010: 'The client wanted an extension that the server did not agree to.',
  1011: 'Something unexpected kept the server from going on.',
  1012: 'The server is restarted; come back later.',
  1013: 'The server has too much to do; come back later.',
  1014: 'A gateway got an invalid answer from the server behind it.',
  1015: 'No secure connection. This number never stands on the wire.',
};

/** What a close code means, as a sentence. */
export function closeCodeMeaning(code: number): string {
  const known = meanings[code];
  if (known !== undefined) return known;
  if (code >= 3000 && code <= 3999) return 'A code of a library or framework.';
  if (code >= 4000 && code <= 4999) return 'A code that this application gives a meaning of its own.';
  return 'A code that nobody has given a meaning.';
}

/** Codes that a client may send (RFC 6455, 7.4.2). */
export const mayBeSent = (code: number): boolean =>
  code === 1000 || (code >= 1001 && code <= 1014 && ![1004, 1005, 1006].includes(code)) || (code >= 3000 && code <= 4999);

/** Why a code and reason cannot close a socket, as a sentence; null when they can. */
export function checkClose(code: number | null, reason: string): string | null {
  if (code === null) return reason === '' ? null : 'A reason needs a code before it.';
  if (!mayBeSent(code)) return `${code} cannot be sent: use 1000, or one from 3000 to 4999.`;
  return new TextEncoder().encode(reason).length > 123 ? 'The reason is longer than 123 bytes.' : null;
}
