import { createReadStream } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { pageHeader, ticketRequestSchema } from '#shared/contract/web-messages';
import { ok } from '#shared/result';
import { answerBody } from '../services/answer-body';
import type { Services } from '../services/create-services';
import type { PageFiles } from '../services/page-files';
import { runFrame } from '../services/run-frame';
import type { Guard } from './guard';
import { readJson } from './read-json';
import type { Tickets } from './tickets';

export interface WebHostParts {
  readonly services: Services;
  readonly guard: Guard;
  readonly tickets: Tickets;
  readonly pageFiles: PageFiles;
  readonly pageHeaders: Readonly<Record<string, string>>;
}

/** Answers one request, after asking the guard. Nothing here says whether a path exists to someone the guard does not know. */
export async function answerRequest(parts: WebHostParts, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (!parts.guard.knowsHost(request)) return refuse(response, 403);
  const [pathname = ''] = (request.url ?? '').split('?');
  if (request.method === 'GET' || request.method === 'HEAD') return answerReading(parts, pathname, request, response);
  if (!parts.guard.comesFromOurPage(request)) return refuse(response, 403);
  if (request.method !== 'POST') return refuse(response, 405);
  if (!parts.guard.carriesToken(request)) return refuse(response, 401);
  return answerAsking(parts, pathname, request, response);
}

async function answerReading(
  parts: WebHostParts,
  pathname: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (pathname.startsWith('/bodies/')) {
    if (!parts.guard.isFetchedByUs(request)) return refuse(response, 403);
    return sendBody(parts, pathname.slice('/bodies/'.length), request, response);
  }
  if (pathname === runFrame.path) {
    response.writeHead(200, runFrame.headers);
    return void response.end(request.method === 'HEAD' ? undefined : runFrame.html);
  }
  const file = await parts.pageFiles.find(pathname);
  if (!file) return refuse(response, 404);
  response.writeHead(200, { ...parts.pageHeaders, 'content-type': file.mediaType });
  if (request.method === 'HEAD') return void response.end();
  await pipeline(createReadStream(file.path), response);
}

async function sendBody(
  { services, tickets }: WebHostParts,
  ticket: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const bodyId = tickets.redeem(ticket);
  const body = bodyId === undefined ? undefined : services.bodies.get(bodyId);
  const answer = await answerBody(body, request.headers.range ?? null);
  response.writeHead(answer.status, answer.headers);
  const bytes = request.method === 'HEAD' ? null : answer.open();
  if (bytes === null) return void response.end();
  await pipeline(bytes, response);
}

async function answerAsking(
  parts: WebHostParts,
  pathname: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { services, tickets } = parts;
  const asksForTicket = pathname === '/tickets';
  if (!asksForTicket && !pathname.startsWith('/call/')) return refuse(response, 404);
  const input = await readJson(request);
  if (!input.ok) return refuse(response, input.status);
  if (asksForTicket) {
    const asked = ticketRequestSchema.safeParse(input.value);
    return asked.success ? sendJson(response, ok(tickets.grant(asked.data.bodyId))) : refuse(response, 400);
  }
  const name = nameIn(pathname);
  const page = request.headers[pageHeader];
  const windowId = typeof page === 'string' && page.length <= 100 ? page : null;
  return sendJson(response, await services.dispatch(name, input.value, { windowId }));
}

/** A name that cannot be decoded is no name of ours either, and dispatch says so. */
function nameIn(pathname: string): string {
  const encoded = pathname.slice('/call/'.length);
  try {
    return decodeURIComponent(encoded);
  } catch {
    return encoded;
  }
}

function sendJson(response: ServerResponse, value: unknown) {
  const text = JSON.stringify(value);
  response.writeHead(200, { ...plain, 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) });
  response.end(text);
}

const plain = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff', 'cross-origin-resource-policy': 'same-origin' };

function refuse(response: ServerResponse, status: number) {
  // What is still being uploaded is not read any further.
  response.writeHead(status, { ...plain, 'content-length': 0, connection: 'close' });
  response.end();
}
