import type { IncomingMessage, ServerResponse } from 'node:http';
import { serve } from './serve.test-support';

export interface Arrived {
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly at: number;
}

/** A server that answers each request by a rule, and remembers what came. */
export async function serveNoting(answer: (request: Arrived, response: ServerResponse, arrived: Arrived[]) => void) {
  const arrived: Arrived[] = [];
  const url = await serve((request, response) => {
    const one = { url: request.url ?? '', headers: request.headers, at: performance.now() };
    arrived.push(one);
    answer(one, response, arrived);
  });
  return { url, arrived };
}

/** A server that answers each page of a list by what its address asks for; the address of the list. */
export const serveList = async (answer: (query: URLSearchParams, response: ServerResponse) => void): Promise<string> =>
  `${await serve(({ url = '' }, response) => answer(new URL(url, 'http://a').searchParams, response))}/list`;

export const sendJson = (response: ServerResponse, body: unknown): void =>
  void response.setHeader('Content-Type', 'application/json').end(JSON.stringify(body));
