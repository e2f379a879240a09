interface Protocol {
  readonly reason: string;
  readonly begins: (text: string, bytes: Buffer) => boolean;
}

/** What a first look at the bytes can tell. */
const protocols: readonly Protocol[] = [
  {
    reason: 'the server speaks TLS on this port; try https://',
    begins: (_, bytes) => (bytes[0] === 0x15 || bytes[0] === 0x16) && bytes[1] === 0x03,
  },
  { reason: 'the server speaks HTTP/2 only on this port', begins: looksLikeHttp2 },
  { reason: 'this is an SSH server', begins: (text) => text.startsWith('SSH-') },
  { reason: 'this is a mail or FTP server', begins: (text) => /^(?:220|250|421|554)[ -]/.test(text) },
  { reason: 'this is a mail server', begins: (text) => /^(?:\+OK|\* OK)/.test(text) },
  { reason: 'this is a Redis server', begins: (text) => /^(?:-ERR|\+PONG)/.test(text) },
  { reason: 'it has no head: a body begins at once, as in HTTP/0.9', begins: (text) => /^\s*[<{[]/.test(text) },
];

/** What bytes are that should have begun an HTTP answer, as a sentence part. */
export const nameOtherProtocol = (bytes: Buffer): string =>
  recogniseProtocol(bytes) ?? `it does not begin with “HTTP/” but with “${printable(bytes.toString('latin1', 0, 64))}”`;

/** The protocol that bytes begin, as a sentence part; null when none is known. */
export function recogniseProtocol(bytes: Buffer): string | null {
  const text = bytes.toString('latin1', 0, 64);
  return protocols.find(({ begins }) => begins(text, bytes))?.reason ?? null;
}

/** The first characters of what may be no text. */
export const printable = (text: string): string => text.slice(0, 24).replaceAll(/[^\x20-\x7e]/g, '␦');

/** A SETTINGS or GOAWAY frame on stream 0, or the preface. */
function looksLikeHttp2(text: string, bytes: Buffer): boolean {
  if (text.startsWith('PRI * HTTP/2')) return true;
  return bytes.length >= 9 && bytes[0] === 0 && (bytes[3] === 4 || bytes[3] === 7) && bytes.readUInt32BE(5) === 0;
}
