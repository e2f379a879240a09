import type { Endpoint } from '../endpoint.ts';
import type { HeaderPair } from '../frame/answer.ts';
import type { Ask } from '../frame/ask.ts';
import { refuse } from '../frame/refuse.ts';
import { writeAnswer } from '../frame/write-answer.ts';
import { askUpstream, endToEnd, giveOn, withoutBody } from './upstream.ts';

/** Whether an address is about the server as a whole, so that no single replica can answer it. */
export const isAboutTheWhole = (path: string): boolean => path.startsWith('/practice/') || path.startsWith('/gateway/');

const patienceMs = 5_000;

/** The endpoints of a replica: those about the whole hand their requests on to the server itself. */
export function answeredByMain(endpoints: readonly Endpoint[], port: () => number): Endpoint[] {
  return endpoints.map((endpoint) => {
    if (!isAboutTheWhole(endpoint.path)) return endpoint;
    return { ...endpoint, handle: (ask) => ({ takeOver: (_request, response) => handOn(ask, port(), response) }) };
  });
}

async function handOn(ask: Ask, port: number, response: Parameters<typeof giveOn>[1]): Promise<void> {
  const { raw, method, target } = ask;
  const length = raw.headers['transfer-encoding'] === undefined ? [] : ([['Transfer-Encoding', 'chunked']] as HeaderPair[]);
  const answer = await askUpstream({
    port,
    method,
    target,
    headers: [...endToEnd(raw.rawHeaders), ...length],
    body: withoutBody.includes(method) ? null : raw,
    patienceMs,
  });
  if (answer.kind !== 'answer')
    return writeAnswer(response, refuse(ask, { status: 502, detail: 'The server itself is not there.' }));
  const { statusCode = 502, statusMessage = '', rawHeaders } = answer.response;
  response.writeHead(statusCode, statusMessage, endToEnd(rawHeaders).flat());
  giveOn(answer.response, response);
}
