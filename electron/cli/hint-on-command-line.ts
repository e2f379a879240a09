import type { Failure, FailureKind } from '#shared/failure';
import { hintFor } from '#shared/failure-words';
import type { Limits } from '#shared/model/request-options';

type FailureOf<K extends FailureKind> = Extract<Failure, { kind: K }>;
type Hints = { readonly [K in FailureKind]?: (failure: FailureOf<K>) => string };

/** What to try next, in terms of the command line; empty where there is nothing to advise. */
export function hintOnCommandLine(failure: Failure): string {
  const own = hints[failure.kind] as ((failure: Failure) => string) | undefined;
  return own === undefined ? hintFor(failure) : own(failure);
}

const hints: Hints = {
  badDraft: forDraft,
  fileUnreadable: () => 'Check its name, and that you may read it.',
  authFailed: () => 'Look at what -u, --auth or --cert says; -v tells what was sent.',
  unreachable: (failure) => (failure.socket === undefined ? hintFor(failure) : 'Is the program started that listens there?'),
  proxyFailed: () => 'The way there is what --proxy says; -v tells it step by step.',
  proxyUnreachable: () => 'Is the proxy started, and this machine in its network? --proxy says which one is used.',
  pacFailed: (failure) =>
    /Options/.test(hintFor(failure))
      ? 'Look at its address in --proxy; --noproxy leaves this host out meanwhile.'
      : hintFor(failure),
  certificateRejected: ({ reason }) =>
    `${/issuer|itself|authority/.test(reason) ? 'If you have the certificate of its issuer, --cacert trusts it. ' : ''}If the server is yours, -k accepts its certificate. What is sent can then be read by others.`,
  timedOut: ({ phase }) => forTimeout[phase],
  connectionClosed: (failure) => (failure.when === 'sending' ? hintFor(failure) : 'What arrived is not all of it. Send again.'),
  http2Ended: (failure) => (/Options/.test(hintFor(failure)) ? '--http1.1 asks without HTTP/2.' : hintFor(failure)),
  badResponse: () => 'Is it HTTP that is spoken on this port?',
  badEncoding: () => 'cairn send --no-decode passes the body on as it came.',
  badFrame: ({ code }) => `The server was told ${code}.`,
  wrongLength: () => 'The server, or something in between, cut the body short.',
  limitExceeded: forLimit,
};

function forDraft({ place }: FailureOf<'badDraft'>): string {
  if (place.part === 'body') return 'If that is what you want to send, add --as-is.';
  if (place.part === 'headers') return "A header is written -H 'Name: value'.";
  return place.part === 'method' ? 'The method comes first, then the address: cairn send PUT example.com/1.' : '';
}

const forTimeout: Readonly<Record<FailureOf<'timedOut'>['phase'], string>> = {
  total: 'Allow more with --max-time.',
  connect: 'Check host and port; --connect-timeout allows more.',
  tls: 'Check that it is TLS that is spoken on this port; --connect-timeout allows more.',
  firstByte: 'The server may be busy; --limit-first-byte allows more.',
  idle: 'The server may be busy; --limit-idle allows more.',
};

const flags: Readonly<Record<keyof Limits | 'messageBytes', string>> = {
  headBytes: '--limit-head',
  headLines: '--limit-head-lines',
  interims: '--limit-interims',
  encodings: '--limit-encodings',
  trailerBytes: '--limit-trailers',
  bodyBytes: '--limit-body',
  decodedBytes: '--limit-decoded',
  messageBytes: '--max-message',
};

function forLimit(failure: FailureOf<'limitExceeded'>): string {
  if (failure.limit === 'diskSpace') return hintFor(failure);
  const more = `${flags[failure.limit]} allows more`;
  return failure.limit === 'decodedBytes' ? `${more}; cairn send --no-decode passes the body on as it came.` : `${more}.`;
}
