import { answer, badResponse, limit, type HostileAnswer } from './hostile-answer.test-support';

/** RFC 9112, 5 and 2.2: six control characters in seventeen places of an answer. */
function controlCharacters(): HostileAnswer[] {
  const places: Record<string, (c: string) => string> = {
    'before the version': (c) => `${c}HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nx`,
    'in “HTTP”': (c) => `HT${c}TP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nx`,
    'behind the slash': (c) => `HTTP/${c}1.1 200 OK\r\nContent-Length: 1\r\n\r\nx`,
    'in the version': (c) => `HTTP/1${c}.1 200 OK\r\nContent-Length: 1\r\n\r\nx`,
    'behind the version': (c) => `HTTP/1.1${c} 200 OK\r\nContent-Length: 1\r\n\r\nx`,
    'instead of the space': (c) => `HTTP/1.1${c}200 OK\r\nContent-Length: 1\r\n\r\nx`,
    'before the status': (c) => `HTTP/1.1 ${c}200 OK\r\nContent-Length: 1\r\n\r\nx`,
    'in the status': (c) => `HTTP/1.1 2${c}00 OK\r\nContent-Length: 1\r\n\r\nx`,
    'behind the status': (c) => `HTTP/1.1 200${c} OK\r\nContent-Length: 1\r\n\r\nx`,
    'in the reason': (c) => `HTTP/1.1 200 O${c}K\r\nContent-Length: 1\r\n\r\nx`,
    'at the start of a name': (c) => `HTTP/1.1 200 OK\r\n${c}Content-Length: 1\r\n\r\nx`,
    'in a name': (c) => `HTTP/1.1 200 OK\r\nContent${c}-Length: 1\r\n\r\nx`,
    'behind a name': (c) => `HTTP/1.1 200 OK\r\nContent-Length${c}: 1\r\n\r\nx`,
    'at the start of a value': (c) => `HTTP/1.1 200 OK\r\nContent-Length: 1\r\nX-A: ${c}v\r\n\r\nx`,
    'in a value': (c) => `HTTP/1.1 200 OK\r\nContent-Length: 1\r\nX-A: v${c}w\r\n\r\nx`,
    'at the end of a value': (c) => `HTTP/1.1 200 OK\r\nContent-Length: 1\r\nX-A: v${c}\r\n\r\nx`,
    'in the length': (c) => `HTTP/1.1 200 OK\r\nContent-Length: 1${c}1\r\n\r\nxxxxxxxxxxx`,
  };
  const characters: Record<string, string> = { NUL: '\0', SOH: '\x01', TAB: '\t', VT: '\x0b', CR: '\r', DEL: '\x7f' };
  return Object.entries(characters).flatMap(([characterName, c]) =>
    Object.entries(places).map(([place, build]) => ({
      name: `${characterName} ${place}`,
      bytes: build(c),
      ...(isHarmless(characterName, place) ? { status: 200, body: 'x' } : { failure: badResponse }),
    })),
  );
}

/** Where RFC 9110, 5.5 and RFC 9112, 2.2 and 4 let a recipient read on. */
function isHarmless(character: string, place: string): boolean {
  if (character === 'NUL' || character === 'CR') return false;
  return ['in the reason', 'at the start of a value', 'in a value', 'at the end of a value'].includes(place);
}

const heads: HostileAnswer[] = [
  {
    name: 'an HTTP/0.9 page',
    bytes: '<html>hello</html>',
    failure: { kind: 'badResponse', reason: 'it has no head: a body begins at once, as in HTTP/0.9' },
  },
  {
    name: 'HTTP/2 on a plain port',
    bytes: Buffer.from('00001204000000000000030000006400040010000000060000', 'hex'),
    failure: { kind: 'badResponse', reason: 'the server speaks HTTP/2 only on this port' },
  },
  {
    name: 'a TLS alert',
    bytes: Buffer.from('15030300020246', 'hex'),
    failure: { kind: 'badResponse', reason: 'the server speaks TLS on this port; try https://' },
  },
  {
    name: 'an SSH server',
    bytes: 'SSH-2.0-OpenSSH_9.9\r\n',
    afterwards: 'stay',
    failure: { kind: 'badResponse', reason: 'this is an SSH server' },
  },
  {
    name: 'an SMTP server',
    bytes: '220 mail.example ESMTP\r\n',
    afterwards: 'stay',
    failure: { kind: 'badResponse', reason: 'this is a mail or FTP server' },
  },
  { name: 'random bytes', bytes: Buffer.from('9f8e7d6c5b4a39281706f5e4d3c2b1a0', 'hex'), failure: badResponse },
  { name: 'nothing', bytes: '', failure: { kind: 'connectionClosed', when: 'beforeHead', receivedBytes: 0 } },
  { name: 'nothing and a reset', bytes: '', afterwards: 'reset', failure: { kind: 'connectionClosed', when: 'beforeHead' } },
  { name: 'half a status line', bytes: 'HTTP/1.1 20', failure: { kind: 'connectionClosed', when: 'inHead' } },
  { name: 'half a head', bytes: 'HTTP/1.1 200 OK\r\nContent-', failure: { kind: 'connectionClosed', when: 'inHead' } },
  {
    name: 'a reset in the head',
    bytes: 'HTTP/1.1 200 OK\r\nContent-',
    afterwards: 'reset',
    failure: { kind: 'connectionClosed', when: 'inHead' },
  },
  ...[
    'HTTP/1.1 99 X',
    'HTTP/1.1 000 X',
    'HTTP/1.1 20 OK',
    'HTTP/1.1 2000 OK',
    'HTTP/1.1 abc OK',
    'HTTP/1.1',
    'HTTP/1.1 ',
    'HTTP/2 200 OK',
    'HTTP/2.0 200 OK',
    'HTTP/3.0 200',
    'http/1.1 200 OK',
    'HTTP/1.1  200 OK',
    'HTTP 200 OK',
    'HTTP/11 200 OK',
    'ICY 200 OK',
  ].map((line) => ({ name: `the status line “${line}”`, bytes: `${line}\r\n\r\n`, failure: badResponse })),
  { name: 'a status line without reason', bytes: answer('200\r\nContent-Length: 1', 'x'), status: 200, body: 'x' },
  { name: 'a status without a class', bytes: answer('999 Odd\r\nContent-Length: 1', 'x'), status: 999, body: 'x' },
  { name: 'HTTP/1.0', bytes: 'HTTP/1.0 200 OK\r\n\r\nx', status: 200, body: 'x' },
  { name: 'bare line feeds in the head', bytes: 'HTTP/1.1 200 OK\nContent-Length: 1\n\nx', status: 200, body: 'x' },
  { name: 'empty lines before the head', bytes: '\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nx', status: 200, body: 'x' },
  { name: 'a folded header', bytes: answer('200 OK\r\nContent-Length: 1\r\nX-A: b\r\n c', 'x'), status: 200, body: 'x' },
  { name: 'a fold before any header', bytes: answer('200 OK\r\n c: d\r\nContent-Length: 1', 'x'), failure: badResponse },
  { name: 'a space before the colon', bytes: answer('200 OK\r\nContent-Length : 1', 'x'), failure: badResponse },
  { name: 'a header without colon', bytes: answer('200 OK\r\nContent-Length 1', 'x'), failure: badResponse },
  { name: 'a header without name', bytes: answer('200 OK\r\n: 1', 'x'), failure: badResponse },
  { name: 'a name with a bracket', bytes: answer('200 OK\r\nX(a): 1', 'x'), failure: badResponse },
  { name: 'a name in UTF-8', bytes: answer('200 OK\r\nX-Gr\xc3\xbc\xc3\x9fe: 1', 'x'), failure: badResponse },
  {
    name: 'a value in UTF-8',
    bytes: answer('200 OK\r\nContent-Length: 1\r\nX-A: gr\xc3\xbc\xc3\x9fe', 'x'),
    status: 200,
    body: 'x',
  },
  { name: 'a value in latin1', bytes: answer('200 OK\r\nContent-Length: 1\r\nX-A: gr\xfc\xdfe', 'x'), status: 200, body: 'x' },
  {
    name: 'a header named __proto__',
    bytes: answer('200 OK\r\nContent-Length: 1\r\n__proto__: x\r\nconstructor: y', 'x'),
    status: 200,
    body: 'x',
  },
  { name: '5,001 headers', bytes: answer(`200 OK\r\n${'X-A: 1\r\n'.repeat(5000)}X-B: 1`), failure: limit('headLines') },
  {
    name: 'headers without end',
    bytes: `HTTP/1.1 200 OK\r\n${'X-Flood: 0123456789012345678901234567890123456789012345678901234567890123456789\r\n'.repeat(4000)}`,
    afterwards: 'stay',
    failure: limit('headBytes'),
  },
  {
    name: 'a status line of 10 MB',
    bytes: `HTTP/1.1 200 ${'x'.repeat(10_000_000)}`,
    afterwards: 'stay',
    failure: limit('headBytes'),
  },
  { name: 'one header of 300 kB', bytes: answer(`200 OK\r\nX-A: ${'x'.repeat(300_000)}`), failure: limit('headBytes') },
  {
    name: 'one header of 100 kB',
    bytes: answer(`200 OK\r\nX-A: ${'x'.repeat(100_000)}\r\nContent-Length: 1`, 'x'),
    status: 200,
    body: 'x',
  },
];

const interims: HostileAnswer[] = [
  {
    name: '100 interim answers',
    bytes: `${'HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n'.repeat(100)}HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nx`,
    status: 200,
    body: 'x',
  },
  {
    name: '101 interim answers',
    bytes: `${'HTTP/1.1 102 Processing\r\n\r\n'.repeat(101)}HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nx`,
    failure: limit('interims'),
  },
  {
    name: 'a flood of 100 Continue',
    bytes: 'HTTP/1.1 100 Continue\r\n\r\n'.repeat(20_000),
    afterwards: 'stay',
    failure: limit('interims'),
  },
  {
    name: 'an unknown interim answer',
    bytes: 'HTTP/1.1 199 What\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nx',
    status: 200,
    body: 'x',
  },
  {
    name: 'an interim answer with a length',
    bytes: 'HTTP/1.1 103 Early Hints\r\nContent-Length: 5\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nx',
    status: 200,
    body: 'x',
  },
  {
    name: 'only an interim answer',
    bytes: 'HTTP/1.1 103 Early Hints\r\n\r\n',
    failure: { kind: 'connectionClosed', when: 'beforeHead' },
  },
  { name: '101 that nobody asked for', bytes: 'HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\n\r\nxyz', failure: badResponse },
];

export const hostileHeads: readonly HostileAnswer[] = [...controlCharacters(), ...heads, ...interims];
