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

/** What private codes mean in a protocol (GraphQL over WebSocket). */
const bySubprotocol: Readonly<Record<string, Readonly<Record<number, string>>>> = {
  'graphql-transport-ws': {
    4400: 'A message was none of the protocol, or came out of turn.',
    4401: 'An operation was asked before the connection was acknowledged: the server does not know yet who asks.',
    4403: 'The server does not let whoever asks in; credentials go in a header, or with connection_init.',
    4406: 'The server speaks no subprotocol that was offered.',
    4408: 'The client said connection_init too late.',
    4409: 'An operation with the same id is followed on this connection already.',
    4429: 'The client said connection_init more than once.',
    4500: 'The server failed at the operation.',
    4504: 'The server did not acknowledge the connection in time.',
  },
};

/** What a close code means, as a sentence, where it was agreed to speak this subprotocol. */
export function closeCodeMeaning(code: number, subprotocol = ''): string {
  const known = meanings[code] ?? bySubprotocol[subprotocol]?.[code];
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
