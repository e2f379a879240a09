import { request } from 'node:http';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import type { Endpoint } from '../endpoint.ts';
import { json, typed, type WholeAnswer } from '../frame/answer.ts';
import type { Ask } from '../frame/ask.ts';
import { refuse } from '../frame/refuse.ts';

/** What the service behind the gateway does with a request, by its name. */
const behaviours: Readonly<Record<string, (socket: Socket) => void>> = {
  well(socket) {
    const body = '{"title":"The Last Ferry","price":"73.24"}';
    socket.end(
      `HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\nConnection: close\r\n\r\n${body}`,
    );
  },
  junk: (socket) => void socket.end('this is no HTTP at all\r\n\r\n'),
  gone: (socket) => void socket.destroy(),
  asleep: () => {},
};
const names = Object.keys(behaviours);
const patienceMs = 500;

/** A service of its own on a port of its own; it begins with the first request and ends with the world. */
async function innerPort(ask: Ask, name: string): Promise<number> {
  const server = ask.world.recall<Promise<Server>>(`inner service ${name}`, () => startInner(ask, name));
  return ((await server).address() as AddressInfo).port;
}

function startInner(ask: Ask, name: string): Promise<Server> {
  return new Promise((resolve) => {
    const sockets = new Set<Socket>();
    const server = createServer((socket) => {
      sockets.add(socket);
      socket.on('error', () => {}).on('close', () => sockets.delete(socket));
      socket.once('data', () => behaviours[name]?.(socket));
    });
    ask.world.onEnd(() => {
      for (const socket of sockets) socket.destroy();
      server.close();
    });
    server.listen(0, '127.0.0.1', () => resolve(server.unref()));
  });
}

type Inner = { readonly kind: 'answer'; readonly body: string } | { readonly kind: 'junk' | 'late' };

function askInner(port: number): Promise<Inner> {
  return new Promise((resolve) => {
    const sent = request({ host: '127.0.0.1', port, path: '/', agent: false }, (response) => {
      let body = '';
      response.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
      response.on('end', () => resolve({ kind: 'answer', body })).on('error', () => resolve({ kind: 'junk' }));
    });
    sent.setTimeout(patienceMs, () => {
      resolve({ kind: 'late' });
      sent.destroy();
    });
    sent.on('error', () => resolve({ kind: 'junk' }));
    sent.end();
  });
}

export const gateway: Endpoint = {
  path: '/strict/gateway/{service}',
  methods: ['GET'],
  group: 'Strict manners',
  summary: 'A gateway, and what stands behind it',
  description: `Asks another service, on a port of its own, and hands on what it says. The services are well, junk (answers with something that is no HTTP, so 502), gone (hangs up, 502) and asleep (says nothing for ${patienceMs} ms, 504). Via names the gateway.`,
  tryIt: [
    { method: 'GET', path: '/strict/gateway/well', expect: 200, says: 'handed on' },
    { method: 'GET', path: '/strict/gateway/junk', expect: 502, says: 'nobody understands it' },
    { method: 'GET', path: '/strict/gateway/gone', expect: 502, says: 'it hung up' },
    { method: 'GET', path: '/strict/gateway/asleep', expect: 504, says: 'it took too long' },
    { method: 'GET', path: '/strict/gateway/unknown', expect: 404, says: 'no such service' },
  ],
  async handle(ask) {
    const name = ask.params['service'] ?? '';
    if (!names.includes(name)) return refuse(ask, { status: 404, detail: `The services are ${names.join(', ')}.` });
    const inner = await askInner(await innerPort(ask, name));
    return inner.kind === 'answer' ? typed(200, 'application/json', inner.body, [via]) : failed(ask, inner.kind, name);
  },
};

export const transformed: Endpoint = {
  path: '/strict/transformed',
  methods: ['GET'],
  group: 'Strict manners',
  summary: 'What the gateway changed on the way',
  description:
    'The service behind the gateway says 200; the gateway puts the price into words and says 203, so that one knows it is not as the service said it.',
  tryIt: [{ method: 'GET', path: '/strict/transformed', expect: 203, says: 'changed on the way' }],
  async handle(ask) {
    const inner = await askInner(await innerPort(ask, 'well'));
    if (inner.kind !== 'answer') return failed(ask, inner.kind, 'well');
    const { title, price } = JSON.parse(inner.body) as { title: string; price: string };
    const [pounds, pence] = price.split('.');
    return json(203, { title, price: `${pounds} pounds and ${pence} pence` }, [
      via,
      ['Warning', '214 practice "Transformation Applied"'],
    ]);
  },
};

const via = ['Via', '1.1 practice'] as const;

function failed(ask: Ask, kind: 'junk' | 'late', name: string): WholeAnswer {
  if (kind === 'late')
    return refuse(ask, {
      status: 504,
      detail: `The service "${name}" did not answer in ${patienceMs} ms.`,
      help: 'It may do so later.',
      headers: [via],
    });
  return refuse(ask, {
    status: 502,
    detail: `The service "${name}" sent nothing a gateway can hand on.`,
    help: 'Whoever runs that service has to mend it.',
    headers: [via],
  });
}
