import type { Failure } from '#shared/failure';
import { hintFor } from '#shared/failure-words';

/** What to try next, in terms of the command line; empty where there is nothing to advise. */
export function hintOnCommandLine(failure: Failure): string {
  switch (failure.kind) {
    case 'badDraft':
      return forDraft(failure);
    case 'fileUnreadable':
      return 'Check its name, and that you may read it.';
    case 'certificateRejected':
      return 'If the server is yours, -k accepts its certificate. What is sent can then be read by others.';
    case 'timedOut':
      return forTimeout(failure);
    case 'connectionClosed':
      return failure.when === 'sending' ? hintFor(failure) : 'What arrived is not all of it. Send again.';
    case 'badResponse':
      return 'Is it HTTP that is spoken on this port?';
    case 'badEncoding':
      return '--no-decode passes the body on as it came.';
    case 'wrongLength':
      return 'The server, or something in between, cut the body short.';
    case 'limitExceeded':
      return forLimit(failure);
    default:
      return hintFor(failure);
  }
}

function forDraft({ place }: Extract<Failure, { kind: 'badDraft' }>): string {
  if (place.part === 'body') return 'If that is what you want to send, add --as-is.';
  if (place.part === 'headers') return "A header is written -H 'Name: value'.";
  return place.part === 'method' ? 'The method comes first, then the address: cairn send PUT example.com/1.' : '';
}

function forTimeout({ phase }: Extract<Failure, { kind: 'timedOut' }>): string {
  if (phase === 'total') return 'Allow more with --timeout.';
  return phase === 'connect' ? 'Check host and port.' : 'The server may be busy.';
}

function forLimit(failure: Extract<Failure, { kind: 'limitExceeded' }>): string {
  if (failure.limit === 'diskSpace') return hintFor(failure);
  return failure.limit === 'decodedBytes' ? '--no-decode passes the body on as it came.' : '';
}
