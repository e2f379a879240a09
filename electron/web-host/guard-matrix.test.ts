import { expect, test } from 'vitest';
import { ok } from '#shared/result';
import { sendRaw } from './raw-request.test-support';
import { createTestServices, storeBody } from '../services/host-parts.test-support';
import { startTestHost, testToken, type TestHost } from './test-host.test-support';

/** Security, J1: whatever can be said to a loopback port, only our own page is answered. */
const hosts = (port: number) =>
  ({
    ours: `127.0.0.1:${port}`,
    'ours by name': `localhost:${port}`,
    'a rebound name': `evil.example:${port}`,
    'no port': '127.0.0.1',
    'another port': `127.0.0.1:${port + 1}`,
    'another spelling': `127.1:${port}`,
    'a name that begins like ours': `127.0.0.1:${port}.evil.example`,
    none: null,
  }) as const;

const origins = (port: number) =>
  ({
    ours: `http://127.0.0.1:${port}`,
    'ours by name': `http://localhost:${port}`,
    none: null,
    null: 'null',
    'another site': 'http://evil.example',
    'another port': `http://127.0.0.1:${port + 1}`,
    'another scheme': `https://127.0.0.1:${port}`,
    'one that begins like ours': `http://127.0.0.1:${port}.evil.example`,
  }) as const;

const tokens = { right: testToken, wrong: 'x'.repeat(testToken.length), shorter: testToken.slice(1), none: null } as const;

type HostName = keyof ReturnType<typeof hosts>;
type OriginName = keyof ReturnType<typeof origins>;
type TokenName = keyof typeof tokens;

interface Cell {
  readonly host: HostName;
  readonly origin: OriginName;
  readonly token: TokenName;
}

const isOwnHost = ({ host }: Cell) => host === 'ours' || host === 'ours by name';
const isOwnPage = (cell: Cell) => isOwnHost(cell) && cell.origin === cell.host;
const isCaller = (cell: Cell) => isOwnPage(cell) && cell.token === 'right';

interface Route {
  readonly name: string;
  readonly isValid: (cell: Cell) => boolean;
  readonly request: (ticket: string) => { method: string; target: string; body?: string; upgrade?: boolean };
}

/** Reading the page and redeeming a ticket need no token: the page holds nothing, and the ticket is one. */
const routes: readonly Route[] = [
  { name: 'the page', isValid: isOwnHost, request: () => ({ method: 'GET', target: '/' }) },
  { name: 'a file of the page', isValid: isOwnHost, request: () => ({ method: 'GET', target: '/assets/main-1.js' }) },
  { name: 'a body', isValid: isOwnHost, request: (ticket) => ({ method: 'GET', target: ticket }) },
  { name: 'a call', isValid: isCaller, request: () => ({ method: 'POST', target: '/call/settings.read', body: 'null' }) },
  { name: 'a ticket', isValid: isCaller, request: () => ({ method: 'POST', target: '/tickets', body: '{"bodyId":"b1"}' }) },
  { name: 'the event socket', isValid: isOwnPage, request: () => ({ method: 'GET', target: '/events', upgrade: true }) },
];

const handshake = [
  ['Upgrade', 'websocket'],
  ['Connection', 'Upgrade'],
  ['Sec-WebSocket-Version', '13'],
  ['Sec-WebSocket-Key', 'dGhlIHNhbXBsZSBub25jZQ=='],
] as const;

let host: TestHost;
let ticket = '';

test('of all hosts, origins, tokens and routes only the valid cells are answered', { timeout: 60_000 }, async () => {
  const services = await createTestServices({ 'settings.read': async () => ok(null as never) });
  host = await startTestHost(services);
  const bodyId = await storeBody(services, 'hello');
  const granted = await sendRaw(host.port, {
    method: 'POST',
    target: '/tickets',
    headers: [
      ['Host', `127.0.0.1:${host.port}`],
      ['Origin', host.origin],
      ['x-cairn-token', testToken],
      ['Content-Type', 'application/json'],
    ],
    body: JSON.stringify({ bodyId }),
  });
  ticket = (JSON.parse(granted.body) as { value: string }).value;

  const answered: string[] = [];
  const expected: string[] = [];
  const cells = (Object.keys(hosts(0)) as HostName[]).flatMap((hostName) =>
    (Object.keys(origins(0)) as OriginName[]).flatMap((origin) =>
      (Object.keys(tokens) as TokenName[]).map((token): Cell => ({ host: hostName, origin, token })),
    ),
  );
  for (const route of routes) {
    const statuses = await Promise.all(cells.map((cell) => ask(route, cell)));
    cells.forEach((cell, at) => {
      const name = `${route.name} · host ${cell.host} · origin ${cell.origin} · token ${cell.token}`;
      const status = statuses[at] ?? 0;
      if (status === 101 || (status >= 200 && status < 300)) answered.push(name);
      if (route.isValid(cell)) expected.push(name);
    });
  }
  expect(cells.length * routes.length).toBe(1_536);
  expect(answered).toEqual(expected);
});

async function ask(route: Route, cell: Cell): Promise<number> {
  const { method, target, body, upgrade } = route.request(ticket);
  const answer = await sendRaw(host.port, {
    method,
    target,
    headers: [
      ['Host', hosts(host.port)[cell.host]],
      ['Origin', origins(host.port)[cell.origin]],
      ['x-cairn-token', tokens[cell.token]],
      ...(upgrade ? handshake : []),
      ['Content-Type', body === undefined ? null : 'application/json'],
    ],
    ...(body === undefined ? {} : { body }),
  });
  return answer.status;
}
