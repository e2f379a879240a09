import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { sayHeld, sayRefusal } from '#shared/http/cookie-words';
import { heldReasonSchema, plainJar, refusalSchema, type HeldReason, type Refusal } from '#shared/model/cookie';
import { rows } from '../engine/exchange.test-support';
import { startPracticeServer } from '../practice/server';
import { cookiesOf, leadHere, setting, startCookieTable, type CookieTable } from './cookies.test-support';

let stop: () => void;
beforeAll(() => {
  stop = leadHere(['example.co.uk', 'other.example.com', 'example.com', 'github.io', 'co.uk']);
});
afterAll(() => stop());

let table: CookieTable;
beforeEach(async () => void (table = await startCookieTable()));
afterEach(() => table.close());

const ask = (host: string, path = '/', more: Parameters<CookieTable['engine']['send']>[0] = {}, options = {}) =>
  table.engine.send({ url: table.url(host, path), ...more }, options);

async function receive(host: string, path: string, ...lines: string[]) {
  table.answers.set(path, setting(...lines));
  const { received } = cookiesOf(await ask(host, path));
  return received;
}

/** Each refusal, provoked over a socket, and what is as near to it as can be and is taken. */
const refused: readonly (readonly [why: Refusal, host: string, line: string, near: string])[] = [
  ['empty', 'shop.example.co.uk', '=', 'a='],
  ['empty', 'shop.example.co.uk', ' ; Path=/', 'nameless; Path=/'],
  ['control', 'shop.example.co.uk', 'a=b\x01c', 'a=b\tc'],
  ['control', 'shop.example.co.uk', 'a=b; Path=/\x7f', 'a=b; Path=/~'],
  ['tooLong', 'shop.example.co.uk', `a=${'x'.repeat(4096)}`, `a=${'x'.repeat(4095)}`],
  ['tooLong', 'shop.example.co.uk', `${'n'.repeat(2049)}=${'x'.repeat(2048)}`, `${'n'.repeat(2048)}=${'x'.repeat(2048)}`],
  ['oddDomain', 'shop.example.co.uk', 'a=b; Domain=ex ample.co.uk', 'a=b; Domain=EXAMPLE.co.uk'],
  ['publicSuffix', 'shop.example.co.uk', 'a=b; Domain=co.uk', 'a=b; Domain=example.co.uk'],
  ['publicSuffix', 'shop.example.co.uk', 'a=b; Domain=.CO.uk', 'a=b; Domain=.Example.CO.uk'],
  ['publicSuffix', 'shop.example.co.uk', 'a=b; Domain=co.uk.', 'a=b; Domain=shop.example.co.uk'],
  ['publicSuffix', 'ada.github.io', 'a=b; Domain=github.io', 'a=b; Domain=ada.github.io'],
  ['otherDomain', 'shop.example.co.uk', 'a=b; Domain=pay.example.co.uk', 'a=b; Domain='],
  ['otherDomain', 'shop.example.co.uk', 'a=b; Domain=hop.example.co.uk', 'a=b; Domain=shop.example.co.uk'],
  ['otherDomain', '127.0.0.1', 'a=b; Domain=0.0.1', 'a=b; Domain=127.0.0.1'],
  ['notSecure', 'shop.example.co.uk', 'a=b; Secure', 'a=b'],
  ['securePrefix', 'localhost', '__Secure-a=b', '__Secure-a=b; Secure'],
  ['securePrefix', 'localhost', '__SECURE-a=b; HttpOnly', '__SECUREa=b; HttpOnly'],
  ['hostPrefix', 'localhost', '__Host-a=b; Secure', '__Host-a=b; Secure; Path=/'],
  ['hostPrefix', 'localhost', '__Host-a=b; Path=/', '__Host=b; Path=/'],
  ['hostPrefix', 'shop.localhost', '__host-a=b; Secure; Path=/; Domain=shop.localhost', '__host-a=b; Secure; Path=/'],
  ['namelessPrefix', 'localhost', '=__Host-a', '=__Hosta'],
];

describe('a response sets a cookie', () => {
  test.each(refused)('refused: %s, from %s: %s', async (why, host, line, near) => {
    const [one] = await receive(host, '/app/', line);
    expect(one).toMatchObject({ outcome: 'refused', why });
    expect(sayRefusal(why, one!, table.url(host)).source).toMatch(/^RFC 6265bis, /);
    expect((await table.jars.open(plainJar)).cookies.size).toBe(0);
    expect(await receive(host, '/app/', near)).toMatchObject([{ outcome: 'stored', why: null }]);
  });

  test('a Secure cookie is not overlaid from where anybody can write: refused near it, taken beside it', async () => {
    const jar = await table.jars.open(plainJar);
    const secure = {
      name: 'sid',
      value: 's',
      domain: 'example.co.uk',
      hostOnly: false,
      path: '/app',
      expires: null,
      secure: true,
      httpOnly: true,
      sameSite: null,
      setBy: '',
      createdAt: 1,
      usedAt: 1,
    };
    jar.change([['example.co.uk\n/app\nsid', secure]]);
    expect(await receive('shop.example.co.uk', '/', 'sid=x; Path=/app/in')).toMatchObject([{ why: 'overSecure' }]);
    expect(await receive('shop.example.co.uk', '/', 'sid=x; Path=/', 'side=x; Path=/app')).toMatchObject([
      { outcome: 'stored' },
      { outcome: 'stored' },
    ]);
  });

  test('a flood of them stops at fifty', async () => {
    const lines = Array.from({ length: 52 }, (_, at) => `c${at}=1`);
    const received = await receive('localhost', '/', ...lines);
    expect(received.map(({ outcome }) => outcome).lastIndexOf('stored')).toBe(49);
    expect(received.slice(50)).toMatchObject([{ why: 'tooMany' }, { why: 'tooMany' }]);
  });

  test('none is kept where the request says so', async () => {
    table.answers.set('/', setting('a=b'));
    const exchange = await ask('localhost', '/', {}, { storeCookies: false });
    expect(cookiesOf(exchange).received).toMatchObject([{ outcome: 'refused', why: 'off', name: 'a' }]);
    expect((await table.jars.open(plainJar)).cookies.size).toBe(0);
  });

  test('every refusal was provoked', () => {
    const provoked = new Set<Refusal>([...refused.map(([why]) => why), 'overSecure', 'tooMany', 'off']);
    expect(refusalSchema.options.filter((why) => !provoked.has(why))).toEqual([]);
  });

  test('it is taken again in the place of the one before, and goes when its time is over', async () => {
    expect(await receive('localhost', '/', 'a=1')).toMatchObject([{ outcome: 'stored' }]);
    expect(await receive('localhost', '/', 'a=2; Max-Age=60')).toMatchObject([{ outcome: 'replaced' }]);
    expect(await receive('localhost', '/', 'a=; Max-Age=0')).toMatchObject([{ outcome: 'deleted' }]);
    expect(await receive('localhost', '/', 'a=; Expires=Thu, 01 Jan 1970 00:00:00 GMT')).toMatchObject([{ outcome: 'deleted' }]);
    expect((await table.jars.open(plainJar)).cookies.size).toBe(0);
  });

  test('what is worth knowing of one that was taken is noted', async () => {
    const [year, date, path, suffix, none] = await receive(
      'co.uk',
      '/',
      'a=1; Max-Age=99999999',
      'b=1; Expires=soon',
      'c=1; Path=/admin',
      'd=1; Domain=co.uk',
      'e=1; SameSite=None',
    );
    expect([year, date, path, suffix, none].map((one) => one?.notes)).toEqual([
      ['shortened'],
      ['badDate'],
      ['notBackHere'],
      ['hostOfSuffix'],
      ['sameSiteNone'],
    ]);
    expect(suffix?.cookie?.hostOnly).toBe(true);
    const days = ((year?.cookie?.expires ?? 0) - Date.now()) / 86_400_000;
    expect(Math.round(days)).toBe(400);
  });

  test('an interim answer and a redirect set theirs too, before the next hop is sent', async () => {
    table.answers.set(
      '/from',
      `HTTP/1.1 103 Early Hints\r\nSet-Cookie: early=1\r\n\r\nHTTP/1.1 302 Found\r\nLocation: /to\r\nSet-Cookie: moved=2\r\n`,
    );
    const exchange = await ask('localhost', '/from');
    expect(exchange.hops[0]?.cookies?.received).toMatchObject([
      { interim: 0, name: 'early', outcome: 'stored' },
      { interim: null, name: 'moved', outcome: 'stored' },
    ]);
    expect(table.cookieFields()).toEqual([null, 'early=1; moved=2']);
  });
});

/** Each reason to hold a cookie back, and the request next to it to which it does go. */
const held: readonly (readonly [why: HeldReason, line: string, ...places: [from: string, to: string, near: string]])[] = [
  ['otherHost', 'a=1', 'shop.example.co.uk/', 'pay.example.co.uk/', 'shop.example.co.uk/'],
  ['otherHost', 'a=1', 'example.co.uk/', 'shop.example.co.uk/', 'example.co.uk/'],
  ['otherHost', 'a=1; Domain=shop.example.co.uk', 'shop.example.co.uk/', 'example.co.uk/', 'eu.shop.example.co.uk/'],
  ['otherPath', 'a=1; Path=/app', 'localhost/', 'localhost/apple', 'localhost/app/x'],
  ['otherPath', 'a=1', 'localhost/app/in', 'localhost/', 'localhost/app/out'],
];

describe('a cookie goes along', () => {
  const split = (place: string): [string, string] => [place.slice(0, place.indexOf('/')), place.slice(place.indexOf('/'))];

  test.each(held)('or not: %s, of “%s” from %s to %s', async (why, line, ...[from, to, near]) => {
    await receive(...split(from), line);
    table.answers.clear();
    const away = cookiesOf(await ask(...split(to)));
    expect([away.sent, away.held.map((cookie) => cookie.why)]).toEqual([[], [why]]);
    expect(sayHeld(away.held[0]!, table.url(...split(to))).says).toMatch(/\.$/);
    expect(cookiesOf(await ask(...split(near))).sent).toMatchObject([{ name: 'a' }]);
    expect(table.cookieFields().slice(-2)).toEqual([null, 'a=1']);
  });

  test('nobody is told of cookies of other sites', async () => {
    await receive('shop.example.co.uk', '/', 'a=1; Domain=example.co.uk');
    expect(cookiesOf(await ask('other.example.com', '/empty'))).toMatchObject({ sent: [], held: [] });
  });

  test('a Secure one stays at home over http, and goes to this machine, where nobody listens', async () => {
    const jar = await table.jars.open(plainJar);
    for (const domain of ['shop.example.co.uk', 'localhost']) {
      const cookie = { name: 'a', value: '1', domain, hostOnly: true, path: '/', expires: null, secure: true, httpOnly: false };
      jar.change([[`${domain}\n/\na`, { ...cookie, sameSite: null, setBy: '', createdAt: 1, usedAt: 1 }]]);
    }
    expect(cookiesOf(await ask('shop.example.co.uk')).held).toMatchObject([{ why: 'notSecure' }]);
    expect(cookiesOf(await ask('localhost')).sent).toMatchObject([{ name: 'a' }]);
  });

  test('one that has expired is named, and one that has a second left is sent', async () => {
    const jar = await table.jars.open(plainJar);
    for (const [name, expires] of [
      ['old', Date.now() - 1000],
      ['young', Date.now() + 60_000],
    ] as const) {
      const cookie = {
        name,
        value: '1',
        domain: 'localhost',
        hostOnly: true,
        path: '/',
        expires,
        secure: false,
        httpOnly: false,
      };
      jar.change([[`localhost\n/\n${name}`, { ...cookie, sameSite: null, setBy: '', createdAt: 1, usedAt: 1 }]]);
    }
    const cookies = cookiesOf(await ask('localhost'));
    expect([cookies.sent.map(({ name }) => name), cookies.held.map(({ name, why }) => [name, why])]).toEqual([
      ['young'],
      [['old', 'expired']],
    ]);
  });

  test('longer paths first, then the older ones; a nameless one as its value', async () => {
    await receive('localhost', '/app/', 'b=1; Path=/', 'a=2; Path=/', 'c=3', 'bare; Path=/');
    await ask('localhost', '/app/x');
    expect(table.cookieFields().at(-1)).toBe('c=3; b=1; a=2; bare');
  });

  test('no more of them than servers take', async () => {
    const jar = await table.jars.open(plainJar);
    for (let at = 0; at < 160; at++) {
      const cookie = { name: `c${at}`, value: '1', domain: 'localhost', hostOnly: true, path: '/', expires: null, secure: false };
      const rest = { httpOnly: false, sameSite: null, setBy: '', createdAt: at, usedAt: at } as const;
      jar.change([[`localhost\n/\nc${at}`, { ...cookie, ...rest }]]);
    }
    const { sent, held: left } = cookiesOf(await ask('localhost'));
    expect([sent.length, left.length, left[0]?.why]).toEqual([150, 10, 'tooMany']);
  });

  test('a Cookie field that was typed goes out to the letter, and the jar says what it would have added', async () => {
    await receive('localhost', '/', 'a=1');
    const exchange = await ask('localhost', '/x', { headers: rows(['cOOkie', 'mine=2;a=3']) });
    expect(table.cookieFields().at(-1)).toBe('mine=2;a=3');
    expect(cookiesOf(exchange)).toMatchObject({ sent: [], held: [{ name: 'a', why: 'typed' }] });
  });

  test('beside a key in a cookie go those of other names', async () => {
    await receive('localhost', '/', 'key=jar', 'a=1');
    const auth = { kind: 'apiKey', name: 'key', value: 'mine', placement: 'cookie' } as const;
    const exchange = await ask('localhost', '/x', { auth });
    expect(table.cookieFields().at(-1)).toBe('key=mine; a=1');
    expect(cookiesOf(exchange)).toMatchObject({ sent: [{ name: 'a' }], held: [{ name: 'key', why: 'sameName' }] });
  });

  test('none where the request says so, and what would have gone is told', async () => {
    await receive('localhost', '/', 'a=1');
    const exchange = await ask('localhost', '/x', {}, { sendCookies: false });
    expect([table.cookieFields().at(-1), cookiesOf(exchange).held.map(({ why }) => why)]).toEqual([null, ['off']]);
  });

  test('a redirect to another port fetches no cookie of one host alone, unless redirects are trusted', async () => {
    const other = await startCookieTable();
    try {
      await receive('localhost', '/', 'alone=1', 'wide=2; Domain=localhost');
      table.answers.set('/out', `HTTP/1.1 302 Found\r\nLocation: ${other.url('localhost', '/in')}\r\n`);
      other.answers.set('/in', `HTTP/1.1 302 Found\r\nLocation: ${other.url('localhost', '/deeper')}\r\n`);
      const exchange = await ask('localhost', '/out');
      expect(other.cookieFields()).toEqual(['wide=2', 'wide=2']);
      expect(cookiesOf(exchange).held).toMatchObject([{ name: 'alone', why: 'otherOrigin', setBy: table.url('localhost', '') }]);
      await ask('localhost', '/out', {}, { trustRedirects: true });
      expect(other.cookieFields().at(-1)).toBe('alone=1; wide=2');
      // Asked for by hand, ports are no matter, as RFC 6265bis has it.
      await table.engine.send({ url: other.url('localhost', '/by-hand') });
      expect(other.cookieFields().at(-1)).toBe('alone=1; wide=2');
    } finally {
      await other.close();
    }
  });

  test('every reason was provoked', () => {
    const others: HeldReason[] = ['notSecure', 'expired', 'otherOrigin', 'typed', 'sameName', 'tooMany', 'off'];
    const provoked = new Set<HeldReason>([...held.map(([why]) => why), ...others]);
    expect(heldReasonSchema.options.filter((why) => !provoked.has(why))).toEqual([]);
  });
});

test('somebody logs in at the practice server with the jar alone', async () => {
  const practice = await startPracticeServer();
  try {
    const [account] = practice.accounts;
    const login = `${practice.url}/auth/session/login/`;
    const form = await table.engine.send({ url: login });
    expect(cookiesOf(form).received).toMatchObject([{ name: 'csrftoken', outcome: 'stored' }]);
    const token = [...(await table.jars.open(plainJar)).cookies.values()].find(({ name }) => name === 'csrftoken')?.value ?? '';
    const fields = { username: account?.username ?? '', password: account?.password ?? '', csrfmiddlewaretoken: token };
    await table.engine.send({
      method: 'POST',
      url: login,
      headers: rows(['Referer', practice.url]),
      body: { kind: 'form', rows: rows(...Object.entries(fields)) },
    });
    const inside = await table.engine.send({ url: `${practice.url}/auth/session/` });
    expect([inside.head?.status, cookiesOf(inside).sent.map(({ name }) => name)]).toEqual([
      200,
      expect.arrayContaining(['sessionid']),
    ]);
  } finally {
    await practice.stop();
  }
});
