import type { IncomingMessage } from 'node:http';
import { longestTargetBytes } from './bad-request.ts';
import type { Refusal } from './outcome.ts';

/** What Node reads and this server does not; nobody has looked at the address yet. */
export function oddityOf(raw: IncomingMessage): Refusal | null {
  // HTTP/2 has frames and pseudo-headers where these questions are asked.
  if ('stream' in raw) return null;
  return oddVersion(raw.httpVersion) ?? oddTarget(raw) ?? oddHost(raw) ?? oddCoding(raw) ?? oddExpectation(raw.headers.expect);
}

/** After these nobody knows where the next request begins, or whether somebody else reads it differently. */
const close = [['Connection', 'close']] as const;

function oddVersion(version: string): Refusal | null {
  if (version === '1.1' || version === '1.0') return null;
  return {
    status: 505,
    detail: `This server speaks HTTP/1.1 and HTTP/1.0, not ${version}.`,
    help: 'Say HTTP/1.1.',
    headers: close,
  };
}

/** RFC 9112 section 3.2: a path, a whole address, or for OPTIONS the whole server; never a fragment. */
function oddTarget({ url = '/', method }: IncomingMessage): Refusal | null {
  if (url.length > longestTargetBytes)
    return {
      status: 414,
      detail: `The request target has ${url.length} bytes; this server reads ${longestTargetBytes}.`,
      help: 'Send it in the body, with POST or QUERY.',
    };
  if (url.includes('#')) return { status: 400, detail: 'A request target has no fragment; # would have to be written %23.' };
  if (url.startsWith('/')) return null;
  if (url === '*') return method === 'OPTIONS' ? null : { status: 400, detail: 'Only OPTIONS is about the whole server.' };
  if (/^https?:\/\/[^/?@]+(?:[/?]|$)/i.test(url)) return null;
  return { status: 400, detail: 'The request target is neither a path nor a whole address.' };
}

/** A host as RFC 3986 section 3.2.2 writes it, perhaps with a port. */
const hostSyntax = /^(?:\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9\-._~!$&'()*+;=%]*)(?::\d*)?$/;
let lastGood = '';

/** RFC 9112 section 3.2: more than one Host, or one that is no host, must be answered with 400. */
function oddHost({ rawHeaders, headers: { host } }: IncomingMessage): Refusal | null {
  let count = 0;
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const name = rawHeaders[at] ?? '';
    if (name.length === 4 && name.toLowerCase() === 'host') count += 1;
  }
  if (count > 1) return { status: 400, detail: 'Host is there more than once.', headers: close };
  // Nearly every request comes with the Host of the one before.
  if (host === undefined || host === lastGood) return null;
  if (!hostSyntax.test(host)) return { status: 400, detail: 'Host is not the name of a host.', headers: close };
  lastGood = host;
  return null;
}

/** RFC 9112 section 6.1: a coding that is not understood is 501. Compression is for Content-Encoding here. */
function oddCoding({ headers }: IncomingMessage): Refusal | null {
  const coding = headers['transfer-encoding'];
  if (coding === undefined || coding.toLowerCase() === 'chunked') return null;
  if (!/(?:^|,)\s*chunked$/i.test(coding))
    return {
      status: 400,
      detail: 'Where the last transfer coding is not chunked, nobody knows where the body ends.',
      headers: close,
    };
  return { status: 501, detail: `The transfer coding "${coding.slice(0, 100)}" is not implemented here.`, headers: close };
}

function oddExpectation(expect: string | undefined): Refusal | null {
  if (expect === undefined || expect.toLowerCase() === '100-continue') return null;
  return { status: 417, detail: 'Nobody here can meet that expectation.', help: 'Only 100-continue is known.' };
}
