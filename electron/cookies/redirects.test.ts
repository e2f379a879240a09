import { execFile } from 'node:child_process';
import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { promisify } from 'node:util';
import { generate } from 'selfsigned';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { plainJar, type HeldReason } from '#shared/model/cookie';
import { createTestEngine } from '../engine/exchange.test-support';
import { isInstalled } from '../practice/peers/peer.test-support';
import { createPassingJars, leadHere } from './cookies.test-support';

/** Servers that note which cookies came, and set and lead on as their targets say. */
interface Place {
  readonly port: number;
  readonly server: Server;
}
type PlaceName = 'plain' | 'otherPlain' | 'secure' | 'otherSecure';
const places: Record<PlaceName, Place> = {} as never;
const names = ['shop.test', 'sub.shop.test', 'notshop.test', 'other.test'];
/** What came to `/end`, by its target. */
const arrived: { readonly host: string; readonly cookies: string[] }[] = [];
/** What `/set` sets, and where `/from/…` leads, one after the other. */
let lines: string[] = [];
let way: { readonly status: number; readonly to: readonly string[]; readonly sets: readonly (readonly string[])[] };

const answer: RequestListener = (request, response) => {
  request.resume();
  const target = request.url ?? '';
  const at = /^\/from\/(\d)/.exec(target)?.[1];
  if (target === '/set') response.setHeader('Set-Cookie', lines);
  if (at !== undefined) {
    const sets = way.sets[Number(at)] ?? [];
    if (sets.length > 0) response.setHeader('Set-Cookie', [...sets]);
    response.writeHead(way.status, { Location: way.to[Number(at)] ?? '' });
  } else if (target !== '/set') {
    const cookies = (request.headers.cookie ?? '').split('; ').filter(Boolean);
    arrived.push({ host: request.headers.host ?? '', cookies });
  }
  response.end();
};

let stop: () => void;
let certificate: string;
beforeAll(async () => {
  stop = leadHere(names);
  const altNames = [...names.map((value) => ({ type: 2 as const, value })), { type: 7 as const, ip: '127.0.0.1' }];
  const made = await generate([{ name: 'commonName', value: 'shop.test' }], {
    keyType: 'ec',
    algorithm: 'sha256',
    extensions: [{ name: 'subjectAltName', altNames }],
  });
  certificate = made.cert;
  const pair = { cert: made.cert, key: made.private };
  const open = async (server: Server): Promise<Place> => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return { server, port: (server.address() as AddressInfo).port };
  };
  places.plain = await open(createServer(answer));
  places.otherPlain = await open(createServer(answer));
  places.secure = await open(createSecureServer(pair, answer));
  places.otherSecure = await open(createSecureServer(pair, answer));
});
afterAll(() => {
  stop();
  for (const { server } of Object.values(places)) {
    server.closeAllConnections();
    server.close();
  }
});

const at = (place: PlaceName, host = 'shop.test'): string =>
  `${place.toLowerCase().endsWith('secure') ? 'https' : 'http'}://${host}:${places[place].port}`;

/** One of every kind that RFC 6265bis tells apart, set by `shop.test`. */
const everyKind = [
  'alone=1',
  'wide=1; Domain=shop.test',
  'aloneSafe=1; Secure',
  'wideSafe=1; Domain=shop.test; Secure; HttpOnly',
  'strict=1; Domain=shop.test; SameSite=Strict',
  'lax=1; Domain=shop.test; SameSite=Lax',
  'none=1; Domain=shop.test; SameSite=None; Secure',
  '__Host-own=1; Secure; Path=/',
  '__Secure-own=1; Domain=shop.test; Secure',
  'deep=1; Path=/deep',
  'wideDeep=1; Domain=shop.test; Path=/deep',
];
/** What everybody below the domain gets, and what of it http gets. */
const wide = ['wide', 'wideSafe', 'strict', 'lax', 'none', '__Secure-own'];
const open = ['wide', 'strict', 'lax'];

interface Row {
  readonly from: () => string;
  readonly to: () => string;
  readonly sets?: readonly string[];
  /** The names that go to the end, in their order. */
  readonly sent: readonly string[];
  /** What is held back only because a redirect leads there: curl sends it, which knows no ports and schemes. */
  readonly led?: readonly string[];
  /** Why the others stay, as far as anybody could wonder. */
  readonly held: Partial<Record<HeldReason, readonly string[]>>;
}

const rows: readonly (readonly [name: string, row: Row])[] = [
  [
    'the same origin',
    {
      from: () => at('secure'),
      to: () => '/end',
      sent: ['alone', 'wide', 'aloneSafe', 'wideSafe', 'strict', 'lax', 'none', '__Host-own', '__Secure-own'],
      held: { otherPath: ['deep', 'wideDeep'] },
    },
  ],
  [
    'the same origin, a deeper path',
    {
      from: () => at('secure'),
      to: () => '/deep/end',
      sent: ['deep', 'wideDeep', 'alone', 'wide', 'aloneSafe', 'wideSafe', 'strict', 'lax', 'none', '__Host-own', '__Secure-own'],
      held: {},
    },
  ],
  [
    'a path that only begins like another',
    {
      from: () => at('secure'),
      to: () => '/deeper/end',
      sent: ['alone', 'wide', 'aloneSafe', 'wideSafe', 'strict', 'lax', 'none', '__Host-own', '__Secure-own'],
      held: { otherPath: ['deep', 'wideDeep'] },
    },
  ],
  [
    'https to http',
    {
      from: () => at('secure'),
      to: () => `${at('plain')}/end`,
      sent: open,
      led: ['alone'],
      held: {
        otherOrigin: ['alone'],
        notSecure: ['aloneSafe', 'wideSafe', 'none', '__Host-own', '__Secure-own'],
        otherPath: ['deep', 'wideDeep'],
      },
    },
  ],
  [
    'http to https',
    {
      from: () => at('plain'),
      to: () => `${at('secure')}/end`,
      sent: open,
      led: ['alone'],
      held: { otherOrigin: ['alone'], otherPath: ['deep', 'wideDeep'] },
    },
  ],
  [
    'another port',
    {
      from: () => at('secure'),
      to: () => `${at('otherSecure')}/deep/end`,
      sent: ['wideDeep', ...wide],
      led: ['deep', 'alone', 'aloneSafe', '__Host-own'],
      held: { otherOrigin: ['deep', 'alone', 'aloneSafe', '__Host-own'] },
    },
  ],
  [
    'a user name and a password in the Location',
    {
      from: () => at('plain'),
      to: () => `http://mallory:pw@shop.test:${places.otherPlain.port}/end`,
      sent: open,
      led: ['alone'],
      held: { otherOrigin: ['alone'], otherPath: ['deep', 'wideDeep'] },
    },
  ],
  [
    'a host below',
    {
      from: () => at('secure'),
      to: () => `${at('secure', 'sub.shop.test')}/end`,
      sent: wide,
      held: { otherHost: ['alone', 'aloneSafe', '__Host-own', 'deep'], otherPath: ['wideDeep'] },
    },
  ],
  [
    'the host above',
    {
      from: () => at('secure', 'sub.shop.test'),
      to: () => `${at('secure')}/end`,
      sets: ['alone=1', 'own=1; Domain=sub.shop.test', 'wide=1; Domain=shop.test'],
      sent: ['wide'],
      held: { otherHost: ['alone', 'own'] },
    },
  ],
  ['an address', { from: () => at('secure'), to: () => `${at('secure', '127.0.0.1')}/end`, sent: [], held: {} }],
  ['another site', { from: () => at('secure'), to: () => `${at('secure', 'other.test')}/end`, sent: [], held: {} }],
  [
    'a name that only ends like another',
    { from: () => at('secure'), to: () => `${at('secure', 'notshop.test')}/deep/end`, sent: [], held: {} },
  ],
];

/** Sets cookies at one place, with a jar of its own, and asks there for what leads elsewhere. */
async function go(from: string, options: { readonly trustRedirects?: boolean } = {}) {
  const jars = createPassingJars();
  const engine = await createTestEngine({ cookies: jars.boxOf(plainJar), trust: [certificate] });
  try {
    arrived.length = 0;
    await engine.send({ url: `${from}/set` });
    const exchange = await engine.send({ url: `${from}/from/0` }, { allowDowngrade: true, ...options });
    expect(exchange.phase === 'failed' ? exchange.failure : exchange.phase).toBe('finished');
    const end = arrived.at(-1);
    return { sent: namesIn(end?.cookies ?? ['nothing arrived=']), held: exchange.hops.at(-1)?.cookies?.held ?? [] };
  } finally {
    await engine.close();
    await jars.close();
  }
}

const namesIn = (cookies: readonly string[]): string[] => cookies.map((pair) => pair.split('=')[0] ?? '');

/** What curl sends on the same way with a jar of its own. */
async function goWithCurl(from: string): Promise<string[]> {
  const known = Object.values(places).flatMap(({ port }) => names.flatMap((name) => ['--resolve', `${name}:${port}:127.0.0.1`]));
  arrived.length = 0;
  await promisify(execFile)('curl', ['-qskL', '--noproxy', '*', '-b', '', ...known, `${from}/set`, `${from}/from/0`]);
  return namesIn(arrived.at(-1)?.cookies ?? ['nothing arrived=']);
}

const whole = process.env.CAIRN_PROOF === 'whole';
const statuses = whole ? [301, 302, 303, 307, 308] : [302];

describe('what of the jar goes along where a redirect leads', () => {
  test.each(rows)('%s', async (_name, { from, to, sets = everyKind, sent, led = [], held }) => {
    for (const status of statuses) {
      lines = [...sets];
      way = { status, to: [to()], sets: [] };
      const went = await go(from());
      expect(went.sent).toEqual(sent);
      const reasons = Object.groupBy(went.held, ({ why }) => why);
      const told = Object.fromEntries(Object.entries(reasons).map(([why, cookies]) => [why, namesOf(cookies)]));
      expect(told).toEqual(Object.fromEntries(Object.entries(held).map(([why, cookies]) => [why, [...cookies].sort()])));
      // Where redirects are trusted, no cookie stays behind for the redirect alone.
      expect((await go(from(), { trustRedirects: true })).sent.toSorted()).toEqual([...sent, ...led].toSorted());
    }
  });

  test.each(['plain', 'secure'] as const)(
    'there and back from %s: each origin has what is its own, and nothing is lost on the way',
    async (home) => {
      const away = home === 'plain' ? 'otherPlain' : 'otherSecure';
      lines = ['alone=1', 'wide=1; Domain=shop.test'];
      const onTheWay = [['step=1; Path=/'], ['theirs=1; Path=/', 'shared=1; Path=/; Domain=shop.test'], []];
      way = { status: 302, to: [`${at(away)}/from/1`, `${at(home)}/from/2`, '/end'], sets: onTheWay };
      const went = await go(at(home));
      expect(went.sent).toEqual(['alone', 'wide', 'step', 'shared']);
      expect(went.held.map(({ name, why }) => [name, why])).toEqual([['theirs', 'otherOrigin']]);
    },
  );
});

const namesOf = (cookies: readonly { readonly name: string }[] = []): string[] => cookies.map(({ name }) => name).sort();

describe.skipIf(!isInstalled('curl'))('what curl’s own jar sends on the same way', () => {
  test.each(rows)('%s: the same, and what Cairn keeps from ports and schemes that did not set it', async (_name, row) => {
    lines = [...(row.sets ?? everyKind)];
    way = { status: 302, to: [row.to()], sets: [] };
    expect((await goWithCurl(row.from())).toSorted()).toEqual([...row.sent, ...(row.led ?? [])].toSorted());
  });
});
