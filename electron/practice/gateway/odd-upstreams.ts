import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import type { HeaderPair } from '../frame/answer.ts';
import { askReplicas, type Upstream } from './ask-replicas.ts';
import { joined, readDirectives } from './directives.ts';
import { giveUp, via, type Passing } from './passing.ts';
import { askUpstream, endToEnd, giveOn } from './upstream.ts';

/** What stands behind the gateway under /gateway/ on its own port, and does not behave. */
export interface OddUpstreams {
  /** Answers a request that is for one of them; nothing for every other. */
  take(passing: Passing, order: () => readonly Upstream[]): Promise<void> | null;
  close(): Promise<void>;
}

const behaviours: Readonly<Record<string, (socket: Socket) => void>> = {
  junk: (socket) => void socket.end('this is no HTTP at all\r\n\r\n'),
  gone: (socket) => void socket.destroy(),
  asleep: () => {},
};
const patienceMs = 500;
const transforming = '/gateway/transforming';
const mostBytes = 1024 * 1024;

export async function startOddUpstreams(): Promise<OddUpstreams> {
  const sockets = new Set<Socket>();
  const started = await Promise.all(
    Object.entries(behaviours).map(async ([name, behave]) => [name, await listen(behave, sockets)] as const),
  );
  const servers = new Map(started);
  return {
    take(passing, order) {
      const [path = ''] = passing.target.split('?', 1);
      const server = servers.get(/^\/gateway\/(\w+)$/.exec(path)?.[1] ?? '');
      if (server) return forward(passing, (server.address() as AddressInfo).port);
      return path.startsWith(`${transforming}/`) ? transform(passing, order()) : null;
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      await Promise.all([...servers.values()].map((server) => new Promise((closed) => server.close(closed))));
    },
  };
}

function listen(behave: (socket: Socket) => void, sockets: Set<Socket>): Promise<Server> {
  return new Promise((resolve) => {
    const server = createServer((socket) => {
      sockets.add(socket);
      socket.on('error', () => {}).on('close', () => sockets.delete(socket));
      socket.once('data', () => behave(socket));
    });
    server.listen(0, '127.0.0.1', () => resolve(server));
  });
}

async function forward(passing: Passing, port: number): Promise<void> {
  const { request, method } = passing;
  passing.request.resume();
  const headers = endToEnd(request.rawHeaders).filter(([name]) => name.toLowerCase() !== 'content-length');
  const answer = await askUpstream({ port, method, target: '/', headers: [...headers, via], body: null, patienceMs });
  if (answer.kind !== 'answer') giveUp(passing, answer.kind);
}

/** Lays out JSON anew on the way, which RFC 9110 section 7.7 lets it do unless the answer forbids it, and says so with 203. */
async function transform(passing: Passing, order: readonly Upstream[]): Promise<void> {
  const { response, method } = passing;
  const { answer } = await askReplicas({ ...passing, target: passing.target.slice(transforming.length) }, order);
  if (answer.kind !== 'answer') return giveUp(passing, answer.kind);
  const { response: incoming } = answer;
  const headers = endToEnd(incoming.rawHeaders);
  if (incoming.statusCode !== 200 || method !== 'GET' || !mayTransform(headers)) {
    response.writeHead(incoming.statusCode ?? 502, [...headers, via].flat());
    return giveOn(incoming, response);
  }
  const body = await wholeText(incoming);
  if (body === null) return giveUp(passing, 'junk');
  const changed = Buffer.from(`${JSON.stringify(JSON.parse(body), null, 2)}\n`);
  const rest = headers.filter(([name]) => !['content-length', 'etag'].includes(name.toLowerCase()));
  const said: HeaderPair[] = [
    ['Content-Length', String(changed.length)],
    ['Warning', '214 practice-gateway "Transformation Applied"'],
    via,
  ];
  response.writeHead(203, [...rest, ...said].flat());
  response.end(changed);
}

function mayTransform(headers: readonly HeaderPair[]): boolean {
  const forbidden = readDirectives(joined(headers, 'cache-control') ?? '').has('no-transform');
  return (
    !forbidden &&
    /^application\/json\b/.test(joined(headers, 'content-type') ?? '') &&
    joined(headers, 'content-encoding') === undefined
  );
}

async function wholeText(incoming: AsyncIterable<Buffer>): Promise<string | null> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of incoming) {
    bytes += chunk.length;
    if (bytes > mostBytes) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
