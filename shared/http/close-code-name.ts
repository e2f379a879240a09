/** What close codes are called (RFC 6455, 7.4.1, and the registry it began). */
const names: Readonly<Record<number, string>> = {
  1000: 'Normal closure',
  1001: 'Going away',
  1002: 'Protocol error',
  1003: 'Unsupported data',
  1005: 'No code',
  1006: 'Abnormal closure',
  1007: 'Invalid data',
  1008: 'Policy violation',
  1009: 'Message too big',
  1010: 'Extension missing',
  1011: 'Internal error',
  1012: 'Service restart',
  1013: 'Try again later',
  1014: 'Bad gateway',
  1015: 'TLS handshake',
};

/** Names that protocols give to private codes (GraphQL over WebSocket). */
const bySubprotocol: Readonly<Record<string, Readonly<Record<number, string>>>> = {
  'graphql-transport-ws': {
    4400: 'Invalid message',
    4401: 'Unauthorized',
    4403: 'Forbidden',
    4406: 'Subprotocol not acceptable',
    4408: 'Too slow to begin',
    4409: 'Already followed',
    4429: 'Began twice',
    4500: 'Server error',
    4504: 'Not acknowledged',
  },
};

/** What a close code is called, such as “Going away”, where it was agreed to speak this subprotocol. */
export function closeCodeName(code: number, subprotocol = ''): string {
  const known = names[code] ?? bySubprotocol[subprotocol]?.[code];
  if (known !== undefined) return known;
  if (code >= 3000 && code <= 3999) return 'Registered';
  return code >= 4000 && code <= 4999 ? 'Private' : 'Unknown';
}
