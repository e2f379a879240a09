import type { Failure } from './failure';
import {
  describeOAuthProblem,
  describeRefusal,
  describeSignIn,
  hintForOAuthProblem,
  hintForRefusal,
} from './oauth/oauth-failure-words';

type FailureOf<K extends Failure['kind']> = Extract<Failure, { kind: K }>;
type Words = { readonly [K in Failure['kind']]: (failure: FailureOf<K>) => string };

/** What happened, as a sentence. A kind without words does not compile. */
export function describeFailure(failure: Failure): string {
  return (sentences[failure.kind] as (failure: Failure) => string)(failure);
}

/** What to try next, as a sentence; empty where there is nothing to advise. */
export function hintFor(failure: Failure): string {
  return (hints[failure.kind] as (failure: Failure) => string)(failure);
}

const sentences: Words = {
  badUrl: ({ url, reason }) =>
    url === '' ? 'There is no address to send to.' : `“${short(url)}” is not an address that can be sent to: ${reason}.`,
  badDraft: ({ reason }) => reason,
  fileUnreadable: ({ path, reason }) => `The file ${path} cannot be read: ${reason}.`,
  authFailed: ({ reason }) => `Cairn could not ask with these credentials: ${reason}.`,
  hostNotFound: ({ host }) => `No server is called ${host}.`,
  connectionRefused: ({ host }) => `${host} is there, but nothing is listening on that port.`,
  unreachable: ({ host, reason, socket }) =>
    `${host} cannot be reached${socket === undefined ? '' : ` by the socket ${socket}`}: ${reason}.`,
  proxyFailed: ({ proxy, reason }) => `The proxy${proxy === '' ? '' : ` ${proxy}`} did not let this through: ${reason}.`,
  proxyUnreachable: ({ tried }) =>
    tried.length === 1
      ? `The proxy ${tried[0]?.proxy} cannot be reached: ${tried[0]?.reason}.`
      : `None of the proxies can be reached: ${tried.map(({ proxy, reason }) => `${proxy} (${reason})`).join('; ')}.`,
  pacFailed: ({ source, problem, detail }) => pacSentences[problem](source, short(detail)),
  certificateRejected: ({ host, reason }) => `The certificate of ${host} is not to be trusted: ${reason}.`,
  tlsFailed: ({ host, reason }) => `No secure connection to ${host}: ${reason}.`,
  timedOut: ({ phase, limitMs }) => `${waits[phase]} within ${duration(limitMs)}.`,
  connectionClosed: ({ host, when, receivedBytes }) => `${host} closed the connection ${closed(when, receivedBytes)}.`,
  http2Ended: ({ host, how, code, detail, when }) =>
    `${host} ended ${how === 'reset' ? 'this stream of' : 'the connection of'} HTTP/2 ${streamEnd[when]}: ${code}${detail === '' ? '' : ` (“${short(detail)}”)`}.`,
  wrongLength: ({ expectedBytes, receivedBytes }) =>
    `The body ended after ${bytes(receivedBytes)}, although Content-Length promised ${bytes(expectedBytes)}.`,
  badResponse: ({ reason }) => `The answer is not valid HTTP: ${reason}.`,
  badEncoding: ({ encoding, reason }) => `The body says it is encoded with ${encoding}, but it cannot be decoded: ${reason}.`,
  badFrame: ({ host, problem }) => `${host} broke the WebSocket protocol: ${frameProblems[problem]}.`,
  limitExceeded: (failure) => limitSentences[failure.limit](failure.allowed),
  cancelled: () => 'You cancelled this request.',
  oauthRefused: ({ stage, error, description, status }) => describeRefusal(stage, short(error), short(description), status),
  oauthProblem: ({ stage, problem, detail }) => describeOAuthProblem(problem, stage, short(detail)),
  signInNeeded: ({ reason }) => describeSignIn(reason),
  rejectedInput: ({ issues }) => `Cairn refused to work on this input: ${issues.join('; ')}.`,
  unsupported: ({ capability, reason }) => `${capability} is not available here: ${reason}.`,
  notFound: ({ what }) => `There is no ${what}.`,
  fileFailed: ({ path, reason }) => `The file ${path} could not be written: ${reason}.`,
  fileChanged: ({ path, reason }) => `The file ${path} was changed outside Cairn: ${reason}.`,
  hostGone: ({ reason }) => `The connection to Cairn’s own host is lost: ${asPart(reason)}.`,
  practiceFailed: ({ reason }) => `The practice server did not start: ${reason}.`,
  vaultClosed: ({ state }) => vaultSentences[state],
  vaultRefused: () => 'That does not open the vault.',
  secretHeldBack: ({ name, hosts, host }) =>
    `The secret “${name}” may only be sent to ${hosts.join(' or ')}, and this would have gone to ${host}. It was not sent.`,
  scriptFailed: ({ where, reason }) => `The script of ${where} stopped before the request was sent: ${short(reason)}.`,
  scriptsNotAllowed: ({ where }) => `Nobody has allowed these scripts to run: ${where.join('; ')}. Nothing was sent.`,
  bug: ({ message }) => `Something in Cairn broke: ${message}.`,
};

const hints: Words = {
  badUrl: () => 'An address looks like https://example.com/path?query=1.',
  badDraft: () => 'Mend the marked field and send again.',
  fileUnreadable: () => 'Choose the file again, or check that you may read it.',
  authFailed: () => 'Look at what Auth holds, and at the exchanges it sent.',
  hostNotFound: () => 'Check the spelling of the host, and that this machine is online.',
  connectionRefused: () => 'Is the server started? Is it another port?',
  unreachable: ({ socket }) =>
    socket === undefined
      ? 'Check the network, a VPN, or a firewall in between.'
      : 'Is the program started that listens there? Options say which socket is used.',
  proxyFailed: () => 'Options say which proxy is used; what it was asked and what it answered is in Wire.',
  proxyUnreachable: () => 'Is the proxy started, and this machine in its network? Options say which one is used.',
  pacFailed: ({ problem }) => pacHints[problem],
  certificateRejected: () =>
    'If the server is yours, switch off “Verify the certificate” in Options for this request. What is sent can then be read by others.',
  tlsFailed: () => 'If the server speaks plain HTTP, begin the address with http://.',
  timedOut: ({ phase }) =>
    phase === 'connect'
      ? 'Check host and port; the time allowed is in Options.'
      : 'The server may be busy; the time allowed is in Options.',
  connectionClosed: ({ when }) =>
    when === 'sending' ? 'The server may refuse bodies of this size.' : 'Look at Wire for what arrived, and send again.',
  http2Ended: ({ code }) => http2Hints[code] ?? 'Wire shows the frames. HTTP/1.1 can be chosen in Options.',
  wrongLength: () => 'What arrived is kept. The server, or something in between, cut the body short.',
  badResponse: () => 'Wire shows the bytes as they came.',
  badEncoding: () => 'What could be decoded is kept. Switch off “Decode the body” in Options to get the bytes as sent.',
  badFrame: ({ code }) => `The messages before it are kept, and the server was told ${code}. Wire shows the bytes.`,
  limitExceeded: ({ limit }) =>
    limit === 'diskSpace'
      ? 'Make room on the disk and send again.'
      : 'What arrived is kept. The limit can be changed in Options.',
  cancelled: () => '',
  oauthRefused: ({ error }) => hintForRefusal(error),
  oauthProblem: ({ problem }) => hintForOAuthProblem(problem),
  signInNeeded: () => 'Get a token in Auth, or with cairn auth login.',
  rejectedInput: () => '',
  unsupported: () => '',
  notFound: () => '',
  fileFailed: () => 'Check the free space and that you may write there, then try again.',
  fileChanged: () => 'Look at both versions before you save.',
  hostGone: () => 'Cairn tries to connect again. If it was closed, start it again.',
  practiceFailed: () => 'Try to start it again.',
  vaultClosed: ({ state }) => vaultHints[state],
  secretHeldBack: () => 'If that host is right, add it to the secret in Settings.',
  vaultRefused: () => 'Check the passphrase and type it again, or use the recovery code.',
  scriptFailed: () => 'Look at Script, and at what it said.',
  scriptsNotAllowed: () => 'Send again to read them and decide.',
  bug: () => 'This is a fault of Cairn, not of your request. Your work is kept.',
};

const vaultSentences: Record<FailureOf<'vaultClosed'>['state'], string> = {
  absent: 'There is no vault for secrets yet.',
  locked: 'The vault is locked.',
  session: 'Secrets are kept for this session only.',
  damaged: 'The vault’s file cannot be read as one; it was left as it is.',
};

const vaultHints: Record<FailureOf<'vaultClosed'>['state'], string> = {
  absent: 'Make one in Settings, with the system’s keychain or a passphrase.',
  locked: 'Unlock it with your passphrase or the recovery code.',
  session: 'Make a vault in Settings to keep them longer.',
  damaged: 'Bring back a copy of it, or put it away and make a new vault in Settings.',
};

const pacSentences: Record<FailureOf<'pacFailed'>['problem'], (source: string, detail: string) => string> = {
  unreadable: (source, detail) => `The PAC file ${source} cannot be had: ${detail}.`,
  tooLarge: (source, detail) => `The PAC file ${source} is larger than ${detail}.`,
  broken: (source, detail) => `The PAC file ${source} is no script that can be run: ${detail}.`,
  missing: (source) => `The PAC file ${source} has no function FindProxyForURL.`,
  threw: (source, detail) => `The PAC file ${source} broke down: ${detail}.`,
  endless: (source, detail) => `The PAC file ${source} did not come to an answer: ${detail}.`,
  memory: (source) => `The PAC file ${source} took more memory than it may have.`,
  nonsense: (source, detail) => `The PAC file ${source} answered ${detail}, which names no proxy.`,
};

const pacHints: Record<FailureOf<'pacFailed'>['problem'], string> = {
  unreadable: 'Look at its address in Options.',
  tooLarge: 'It may be a page and no PAC file: look at its address in Options.',
  broken: 'It may be a page and no PAC file, or be cut short: open its address.',
  missing: 'A PAC file is a script with a function of exactly this name.',
  threw: 'Whoever keeps the file has to mend it. Options can go another way meanwhile.',
  endless: 'Whoever keeps the file has to mend it. Options can go another way meanwhile.',
  memory: 'Whoever keeps the file has to mend it. Options can go another way meanwhile.',
  nonsense: 'An answer looks like “PROXY proxy.test:3128; DIRECT”.',
};

const waits = {
  connect: 'No connection was made',
  tls: 'The secure connection was not agreed',
  firstByte: 'No answer began',
  idle: 'Nothing more arrived',
  total: 'The request was not over',
} as const;

const frameProblems: Record<FailureOf<'badFrame'>['problem'], string> = {
  masked: 'a frame from the server is masked, which only a client’s may be (RFC 6455, 5.1)',
  reservedBits: 'a reserved bit is set that no extension has given a meaning (5.2)',
  unpacked: 'a frame says it is compressed where that was not agreed, or cannot be (RFC 7692, 6)',
  opcode: 'a frame has an opcode that means nothing, or nothing at that place (5.2 and 5.4)',
  controlFrame: 'a close, ping or pong is in pieces or longer than 125 bytes (5.5)',
  length: 'a frame says it is longer than anything can be (5.2)',
  notUtf8: 'a text or the reason of a close is not UTF-8 (8.1)',
  closeCode: 'a close carries a code that may not stand on the wire (7.4)',
  packing: 'a compressed message cannot be unpacked',
  fragments: 'a message is cut into more pieces than anybody would',
};

const streamEnd: Readonly<Record<FailureOf<'http2Ended'>['when'], string>> = {
  beforeHead: 'without an answer',
  inBody: 'before the body was complete',
  sending: 'while the request was still being sent',
};

const http2Hints: Readonly<Record<string, string>> = {
  REFUSED_STREAM: 'Nothing of the request was processed: it can safely be sent again.',
  HTTP_1_1_REQUIRED: 'The server wants HTTP/1.1 for this: choose it in Options.',
  ENHANCE_YOUR_CALM: 'The server wants fewer requests, or smaller ones.',
  NO_ERROR: 'The server is about to stop, or gives up old connections. Send it again.',
};

function closed(when: FailureOf<'connectionClosed'>['when'], received: number): string {
  switch (when) {
    case 'beforeHead':
      return 'without an answer';
    case 'inHead':
      return `in the middle of the head, after ${bytes(received)}`;
    case 'inBody':
      return `before the body was complete, after ${bytes(received)}`;
    case 'sending':
      return 'while the request was still being sent';
    case 'open':
      return `without a close, after ${bytes(received)}`;
  }
}

const limitSentences: Record<FailureOf<'limitExceeded'>['limit'], (allowed: number) => string> = {
  headBytes: (allowed) => `The head of the answer is larger than ${bytes(allowed)}.`,
  headLines: (allowed) => `The head of the answer has more than ${count(allowed)} lines.`,
  interims: (allowed) => `More than ${count(allowed)} interim answers came before the answer.`,
  encodings: (allowed) => `The body is encoded more than ${count(allowed)} times over.`,
  trailerBytes: (allowed) => `The trailers after the body are larger than ${bytes(allowed)}.`,
  bodyBytes: (allowed) => `The body is larger than ${bytes(allowed)}.`,
  decodedBytes: (allowed) => `The body grows beyond ${bytes(allowed)} when it is decoded.`,
  messageBytes: (allowed) => `A message is larger than ${bytes(allowed)}.`,
  diskSpace: () => 'The disk is full; the body could not be kept.',
};

/** A reason that may be a sentence of its own, as a part of another. */
const asPart = (reason: string) => reason.replace(/\.+$/, '').replace(/^The\b/, 'the');
const count = (value: number) => value.toLocaleString('en');

function bytes(value: number): string {
  if (value === 1) return '1 byte';
  if (value < 1024) return `${value} bytes`;
  const [unit, size] = value < 1024 ** 2 ? ['KiB', 1024] : value < 1024 ** 3 ? ['MiB', 1024 ** 2] : ['GiB', 1024 ** 3];
  return `${Number((value / size).toFixed(1))} ${unit}`;
}

const duration = (ms: number) => (ms < 1000 ? `${ms} ms` : `${Number((ms / 1000).toFixed(1))} s`);
const short = (text: string) => (text.length > 120 ? `${text.slice(0, 120)}…` : text);
