import { prettyJson } from '../frame/answer.ts';
import { wireHeaders, type Ask } from '../frame/ask.ts';
import { refuse } from '../frame/refuse.ts';
import type { Endpoint } from '../endpoint.ts';

const description =
  'Shows the request as it arrived: method, target, headers in their order and case with repetitions, the body, and the connection. ' +
  'Any method and any Host are welcome, and whatever follows in the path is shown too.';

const methods: Endpoint['methods'] = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'QUERY'];

const shared = { methods, group: 'Echo', anyHost: true, handle: echo } as const;

export const anything: Endpoint = {
  ...shared,
  path: '/anything',
  summary: 'Echo the request',
  description,
  tryIt: [
    { method: 'GET', path: '/anything?colour=blue&colour=green', expect: 200, says: 'a query with a name given twice' },
    {
      method: 'POST',
      path: '/anything',
      headers: { 'Content-Type': 'application/json', 'X-Odd-CASE': 'kept' },
      body: '{"title":"Ten Thousand Steps"}',
      expect: 200,
      says: 'the body, and a header name in its own case',
    },
  ],
};

export const anythingBelow: Endpoint = {
  ...shared,
  path: '/anything/{rest*}',
  summary: 'Echo the request, at any path',
  description: `${description} The path is not normalised, so that you see what your client made of it.`,
  tryIt: [{ method: 'DELETE', path: '/anything/shelf%2F3/a%20b', expect: 200, says: 'a path as it was encoded' }],
};

async function echo(ask: Ask) {
  const body = await ask.body();
  if (!body.ok) return refuse(ask, body.refusal);
  const { socket, httpVersion } = ask.raw;
  return prettyJson(200, {
    method: ask.method,
    target: ask.target,
    httpVersion,
    path: ask.path,
    query: [...ask.query],
    headers: wireHeaders(ask.raw),
    trailers: pairUp(ask.raw.rawTrailers),
    body: shownBody(body.value, ask.headers['content-type']),
    connection: {
      remoteAddress: socket.remoteAddress,
      remotePort: socket.remotePort,
      localPort: socket.localPort,
      requestsBefore: requestsBefore(socket),
    },
  });
}

function pairUp(flat: readonly string[]): [string, string][] {
  return Array.from({ length: flat.length / 2 }, (_, at) => [flat[at * 2] ?? '', flat[at * 2 + 1] ?? '']);
}

/** Text where the bytes are text; base64 where they are not; parsed where they say they are JSON or a form. */
function shownBody(bytes: Buffer, contentType = ''): Record<string, unknown> {
  const text = bytes.toString('utf8');
  const isText = Buffer.from(text, 'utf8').equals(bytes);
  return {
    bytes: bytes.length,
    ...(isText ? { text } : { base64: bytes.toString('base64') }),
    ...(/\bjson\b/i.test(contentType) && { json: parsed(text) }),
    ...(/^application\/x-www-form-urlencoded\b/i.test(contentType) && { form: [...new URLSearchParams(text)] }),
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}

const seen = new WeakMap<object, number>();

/** How many requests this connection carried before: more than 0 means that it was kept alive and used again. */
function requestsBefore(socket: object): number {
  const before = seen.get(socket) ?? 0;
  seen.set(socket, before + 1);
  return before;
}
