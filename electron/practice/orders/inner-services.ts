import { createServer, request, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';
import type { Drawer } from '../world/drawers.ts';
import type { World } from '../world/world.ts';

/** The services an order is put together from. Each is a server of its own, on a port of its own. */
export const serviceNames = ['stock', 'prices', 'delivery'] as const;
export type ServiceName = (typeof serviceNames)[number];

/** How a service can be: as it should, speaking no HTTP, not there, or silent. */
export const moods = ['well', 'junk', 'gone', 'asleep'] as const;
export type Mood = (typeof moods)[number];
export const moodsSchema = z.partialRecord(z.enum(serviceNames), z.enum(moods));

/** What came back from a service, and how long that took. */
export interface ServiceAnswer {
  readonly name: ServiceName;
  readonly ms: number;
  readonly outcome: { readonly kind: 'answer'; readonly value: unknown } | { readonly kind: 'unreadable' | 'late' };
}

const patienceMs = 500;

const moodsDrawer = (world: World): Drawer<Mood> => world.drawers.open('moods of services');

export function moodsOf(world: World): Record<ServiceName, Mood> {
  const said = Object.fromEntries(moodsDrawer(world).entries());
  return { stock: 'well', prices: 'well', delivery: 'well', ...said };
}

export function changeMoods(world: World, change: z.infer<typeof moodsSchema>): void {
  for (const [name, mood] of Object.entries(change)) moodsDrawer(world).set(name, mood);
}

/** Asks one service about some books, with little patience. */
export async function askService(world: World, name: ServiceName, bookIds: readonly number[]): Promise<ServiceAnswer> {
  const server = await world.recall(`service ${name}`, () => startService(world, name));
  const startedAt = performance.now();
  const outcome = await fetchFrom((server.address() as AddressInfo).port, `/?books=${bookIds.join(',')}`);
  return { name, ms: Math.round((performance.now() - startedAt) * 10) / 10, outcome };
}

function fetchFrom(port: number, path: string): Promise<ServiceAnswer['outcome']> {
  return new Promise((resolve) => {
    const sent = request({ host: '127.0.0.1', port, path, agent: false }, (response) => {
      let body = '';
      response.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
      response.on('end', () => resolve(read(body))).on('error', () => resolve({ kind: 'unreadable' }));
    });
    sent.setTimeout(patienceMs, () => {
      resolve({ kind: 'late' });
      sent.destroy();
    });
    sent.on('error', () => resolve({ kind: 'unreadable' }));
    sent.end();
  });
}

function read(body: string): ServiceAnswer['outcome'] {
  try {
    return { kind: 'answer', value: JSON.parse(body) as unknown };
  } catch {
    return { kind: 'unreadable' };
  }
}

function startService(world: World, name: ServiceName): Promise<Server> {
  return new Promise((resolve) => {
    const server = createServer(({ url = '/' }, response) => {
      const ids = (new URLSearchParams(url.slice(2)).get('books') ?? '').split(',').filter(Boolean).map(Number);
      behave[moodsOf(world)[name]](response, () => knowledge[name](world, ids));
    });
    world.onEnd(() => {
      server.closeAllConnections();
      server.close();
    });
    server.listen(0, '127.0.0.1', () => resolve(server.unref()));
  });
}

const behave: Readonly<Record<Mood, (response: ServerResponse, know: () => unknown) => void>> = {
  well(response, know) {
    response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(know()));
  },
  junk: (response) => void response.socket?.end('this is no HTTP at all\r\n\r\n'),
  gone: (response) => void response.socket?.destroy(),
  asleep: () => {},
};

/** What each service knows about books; none knows what another does. */
const knowledge: Readonly<Record<ServiceName, (world: World, ids: readonly number[]) => unknown>> = {
  stock: (world, ids) => Object.fromEntries(ids.map((id) => [id, Number(world.rows.find('books', id)?.['in_stock'] ?? 0) === 1])),
  prices: (world, ids) => Object.fromEntries(ids.map((id) => [id, Number(world.rows.find('books', id)?.['price'] ?? 0)])),
  delivery: (world, ids) => ({ parcels: Math.ceil(ids.length / 3), days: ids.length > 3 ? 4 : 2, weekday: weekdayOf(world) }),
};

const weekdayOf = ({ clock }: World): string => new Date(clock.now()).toUTCString().slice(0, 3);
