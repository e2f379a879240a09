import { mkdtemp, rm } from 'node:fs/promises';
import net from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { advance, isOver, type Exchange, type FailedExchange, type FinishedExchange } from '#shared/model/exchange';
import type { ExchangeEvent } from '#shared/model/exchange-event';
import { createDraft, type RequestDraft } from '#shared/model/request-draft';
import { defaultOptions, type RequestOptions } from '#shared/model/request-options';
import { createRow, type Row } from '#shared/model/row';
import { createAuthenticator } from '../auth/registry';
import { createBodyStore, type BodyStore } from '../bodies/body-store';
import { createEngineContext, type EngineContext, type EngineOptions } from './engine-context';
import { sendExchange } from './send-exchange';

/** An engine with a body store of its own, and what tests do with it. */
export interface TestEngine {
  readonly context: EngineContext;
  readonly bodies: BodyStore;
  /** Where bodies are kept that are too large for memory. */
  readonly folder: string;
  /** Sends to the end; answers the final picture. */
  send(
    draft: Partial<RequestDraft>,
    options?: Partial<RequestOptions>,
    signal?: AbortSignal,
  ): Promise<FinishedExchange | FailedExchange>;
  /** The same, as the events in order. */
  events(draft: Partial<RequestDraft>, options?: Partial<RequestOptions>, signal?: AbortSignal): Promise<ExchangeEvent[]>;
  bodyText(exchange: Exchange): Promise<string>;
  bodyBytes(exchange: Exchange): Promise<Buffer>;
  close(): Promise<void>;
}

export async function createTestEngine(options: Partial<EngineOptions> = {}): Promise<TestEngine> {
  const folder = await mkdtemp(join(tmpdir(), 'cairn-engine-'));
  const bodies = createBodyStore(folder, { keepFreeBytes: 0 });
  const context = createEngineContext({ bodies, authenticator: createAuthenticator(), sideBodies: bodies, ...options });

  async function events(
    draft: Partial<RequestDraft>,
    options: Partial<RequestOptions> = {},
    signal = new AbortController().signal,
  ) {
    const seen: ExchangeEvent[] = [];
    const full = { ...createDraft(), options: { ...defaultOptions, ...options }, ...draft };
    for await (const event of sendExchange(crypto.randomUUID(), full, context, signal)) seen.push(event);
    return seen;
  }
  async function bodyBytes(exchange: Exchange): Promise<Buffer> {
    const body = isOver(exchange) && exchange.bodyId !== null ? bodies.get(exchange.bodyId) : undefined;
    return body ? Buffer.from(await body.read(0, body.bytes)) : Buffer.alloc(0);
  }

  return {
    context,
    bodies,
    folder,
    events,
    async send(draft, options, signal) {
      const exchange = (await events(draft, options, signal)).reduce<Exchange | undefined>(advance, undefined);
      if (exchange === undefined || !isOver(exchange)) throw new Error('the exchange did not end');
      return exchange;
    },
    bodyBytes,
    bodyText: async (exchange) => (await bodyBytes(exchange)).toString(),
    async close() {
      await context.close();
      await bodies.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** A server of bare sockets, with everything it ever received. */
export interface RawServer {
  readonly url: string;
  readonly port: number;
  readonly received: string[];
  readonly sockets: Set<net.Socket>;
  close(): Promise<void>;
}

/** Calls `answer` with each connection's socket and the number of the connection, from 0. */
export async function startRawServer(
  answer: (socket: net.Socket, connection: number) => void,
  host = '127.0.0.1',
): Promise<RawServer> {
  const received: string[] = [];
  const sockets = new Set<net.Socket>();
  let connections = 0;
  const server = net.createServer((socket) => {
    const index = connections++;
    received[index] = '';
    sockets.add(socket);
    socket.on('data', (chunk) => (received[index] += chunk.toString('latin1')));
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
    answer(socket, index);
  });
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  const { port } = server.address() as net.AddressInfo;
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${port}`,
    port,
    received,
    sockets,
    close: () =>
      new Promise<void>((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}

/** Runs a test's work with such a server. */
export async function withRawServer<T>(
  answer: Parameters<typeof startRawServer>[0],
  work: (server: RawServer) => Promise<T>,
): Promise<T> {
  const server = await startRawServer(answer);
  try {
    return await work(server);
  } finally {
    await server.close();
  }
}

/** Sends these bytes once the head of a request has arrived. */
export function answerWith(...pieces: (string | Buffer)[]) {
  return (socket: net.Socket) =>
    socket.once('data', () => {
      for (const piece of pieces) socket.write(typeof piece === 'string' ? Buffer.from(piece, 'latin1') : piece);
    });
}

/** Rows as a table holds them. */
export const rows = (...pairs: [name: string, value: string][]): Row[] => pairs.map(([name, value]) => createRow(name, value));
