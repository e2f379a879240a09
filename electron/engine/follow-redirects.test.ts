import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Auth } from '#shared/model/auth';
import { createTestEngine, rows, startRawServer, withRawServer, type RawServer, type TestEngine } from './exchange.test-support';

let engine: TestEngine;
let first: RawServer;
let second: RawServer;
/** What each path of `first` answers. */
let locations: Record<string, string> = {};
/** Status of those answers. */
let status = 302;

const ok = 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok';
const answer = (head: string) => {
  const path = head.split(' ')[1] ?? '';
  const location = locations[path];
  return location === undefined ? ok : `HTTP/1.1 ${status} Moved\r\nLocation: ${location}\r\nContent-Length: 5\r\n\r\nmoved`;
};
const serve = () =>
  startRawServer((socket) => {
    socket.on('data', (chunk) => {
      for (const head of chunk.toString('latin1').split(/(?<=\r\n\r\n)/))
        if (/^[A-Z]+ \//.test(head)) socket.write(answer(head), 'latin1');
    });
  });

beforeAll(async () => void (engine = await createTestEngine()));
afterAll(() => engine.close());
beforeEach(async () => {
  [first, second] = [await serve(), await serve()];
  status = 302;
});
afterEach(async () => {
  await first.close();
  await second.close();
});

describe('methods', () => {
  const cases: [status: number, method: string, choice: 'stop' | 'repeat' | 'get', outcome: string][] = [
    ...[301, 302, 303, 307, 308].flatMap((code): typeof cases => [
      [code, 'GET', 'stop', 'GET'],
      [code, 'HEAD', 'stop', 'HEAD'],
    ]),
    [301, 'POST', 'stop', 'otherMethod'],
    [302, 'POST', 'stop', 'otherMethod'],
    [301, 'POST', 'repeat', 'POST with its body'],
    [302, 'PUT', 'repeat', 'PUT with its body'],
    [301, 'POST', 'get', 'GET'],
    [302, 'DELETE', 'get', 'GET'],
    [303, 'POST', 'stop', 'GET'],
    [303, 'PATCH', 'repeat', 'GET'],
    [307, 'POST', 'stop', 'POST with its body'],
    [308, 'PUT', 'get', 'PUT with its body'],
    [301, 'OPTIONS', 'stop', 'otherMethod'],
  ];
  test.each(cases)('%i to %s with “%s” is %s', async (code, method, redirectOtherMethods, outcome) => {
    status = code;
    locations = { '/from': '/to' };
    const sendsBody = !['GET', 'HEAD', 'OPTIONS', 'DELETE'].includes(method);
    const exchange = await engine.send(
      { method, url: `${first.url}/from`, ...(sendsBody ? { body: { kind: 'json', text: '{"a":1}' } } : {}) },
      { redirectOtherMethods },
    );
    if (outcome === 'otherMethod') {
      expect(exchange).toMatchObject({
        phase: 'finished',
        head: { status: code },
        stop: { reason: 'otherMethod', location: `${first.url}/to` },
      });
      return;
    }
    const [next = ''] = outcome.split(' ');
    expect(exchange).toMatchObject({ phase: 'finished', head: { status: 200 }, stop: null });
    expect(exchange.hops[0]?.redirect).toMatchObject({ location: '/to', methodChanged: next !== method, dropped: [] });
    expect(exchange.hops[1]).toMatchObject({ method: next, target: '/to', requestBodyBytes: outcome.includes('body') ? 7 : 0 });
    const names = exchange.hops[1]?.requestHeaders.map(([name]) => name) ?? [];
    expect(names.includes('Content-Type')).toBe(outcome.includes('body'));
    expect(first.received.join('').split('{"a":1}').length - 1).toBe(Number(sendsBody) + Number(outcome.includes('body')));
  });
});

describe('credentials', () => {
  const secret = 's3cr3t-value';
  const auths: [name: string, auth: Auth, dropped: string][] = [
    ['Basic', { kind: 'basic', username: 'ann', password: secret }, 'Authorization'],
    ['bearer', { kind: 'bearer', prefix: 'Bearer', token: secret }, 'Authorization'],
    ['key header', { kind: 'apiKey', name: 'X-Odd-Name', value: secret, placement: 'header' }, 'X-Odd-Name'],
    ['key in the query', { kind: 'apiKey', name: 'k', value: secret, placement: 'query' }, 'k'],
  ];
  const typed = [
    'Authorization',
    'authorization',
    'AUTHORIZATION',
    'Cookie',
    'cOOkie',
    'Proxy-Authorization',
    'X-Api-Key',
    'X-Auth-Token',
    'X-Amz-Security-Token',
    'Private-Token',
    'Referer',
  ];
  const secrets: [name: string, draft: { auth?: Auth; headers?: ReturnType<typeof rows> }, dropped: string][] = [
    ...auths.map(([name, auth, dropped]): (typeof secrets)[number] => [name, { auth }, dropped]),
    ...typed.map((name): (typeof secrets)[number] => [`typed ${name}`, { headers: rows([name, `x ${secret}`]) }, name]),
  ];
  const carries = (received: readonly string[], basic: string) =>
    received.some((text) => text.includes(secret) || text.includes(basic));
  const basic = Buffer.from(`ann:${secret}`).toString('base64');

  const moves: [name: string, location: () => string, same: boolean][] = [
    ['the same origin', () => '/end', true],
    ['the same origin, absolute', () => `${first.url}/end`, true],
    ['another port', () => `${second.url}/end`, false],
    ['another host', () => second.url.replace('127.0.0.1', 'localhost') + '/end', false],
    ['the same port of another name', () => first.url.replace('127.0.0.1', 'localhost') + '/end', false],
    ['credentials in the Location', () => second.url.replace('//', '//mallory:pass@') + '/end', false],
    ['a network-path reference', () => second.url.replace('http:', '') + '/end', false],
  ];
  const cells = [301, 302, 303, 307, 308].flatMap((code) =>
    moves.flatMap(([move, location, same]) =>
      secrets.map(([name, draft, dropped]) => ({ code, move, location, same, name, draft, dropped })),
    ),
  );

  test(`in all ${cells.length} cells of status × move × secret, only the same origin gets the secret`, async () => {
    for (const { code, move, location, same, name, draft, dropped } of cells) {
      status = code;
      locations = { '/from': location(), '/from?k=s3cr3t-value': location() };
      first.received.splice(0);
      second.received.splice(0);
      engine.context.pool.close();
      const exchange = await engine.send({ url: `${first.url}/from`, ...draft });
      const cell = `${code}, ${move}, ${name}`;
      expect(exchange.hops.length, cell).toBe(2);
      expect(exchange.hops[0]?.redirect?.dropped, cell).toEqual(same ? [] : [dropped]);
      const [from, ...rest] = exchange.hops;
      expect(carries([JSON.stringify([from?.target, from?.requestHeaders])], basic), cell).toBe(true);
      expect(carries([JSON.stringify(rest.map(({ target, requestHeaders }) => [target, requestHeaders]))], basic), cell).toBe(
        same,
      );
      expect(carries(second.received, basic), cell).toBe(false);
      expect(second.received.join(''), cell).not.toMatch(/mallory|bWFsbG9yeT/);
    }
  });

  test('once dropped they do not come back when the chain returns', async () => {
    locations = { '/a': `${second.url}/b`, '/b': `${first.url}/c` };
    const exchange = await engine.send({
      url: `${first.url}/a`,
      auth: { kind: 'bearer', prefix: 'Bearer', token: secret },
      headers: rows(['Cookie', secret]),
    });
    expect(
      exchange.hops.map(({ target, requestHeaders }) => [target, requestHeaders.some(([, value]) => value.includes(secret))]),
    ).toEqual([
      ['/a', true],
      ['/b', false],
      ['/c', false],
    ]);
    expect(exchange.hops.map(({ redirect }) => redirect?.dropped)).toEqual([['Authorization', 'Cookie'], [], undefined]);
  });

  test('they go along where the user trusts the redirect', async () => {
    locations = { '/a': `${second.url}/b` };
    const auth = { kind: 'bearer', prefix: 'Bearer', token: secret } as const;
    const exchange = await engine.send(
      { url: `${first.url}/a`, auth, headers: rows(['Cookie', 'a=1']) },
      { trustRedirects: true },
    );
    expect(exchange.hops[1]?.requestHeaders).toEqual(
      expect.arrayContaining([
        ['Cookie', 'a=1'],
        ['Authorization', `Bearer ${secret}`],
      ]),
    );
    expect(exchange.hops[0]?.redirect?.dropped).toEqual([]);
  });

  test('credentials typed into the address are Basic, and stay with its origin', async () => {
    locations = { '/a': `${second.url}/b` };
    const exchange = await engine.send({ url: `${first.url.replace('//', '//ann:p%40ss@')}/a` });
    expect(exchange).toMatchObject({ url: `${first.url}/a`, phase: 'finished' });
    expect(exchange.hops[0]?.requestHeaders).toContainEqual([
      'Authorization',
      `Basic ${Buffer.from('ann:p@ss').toString('base64')}`,
    ]);
    expect(exchange.hops[1]?.requestHeaders.map(([name]) => name)).not.toContain('Authorization');
  });

  test('a typed Host stays with its origin', async () => {
    locations = { '/a': '/b', '/b': `${second.url}/c` };
    const exchange = await engine.send({ url: `${first.url}/a`, headers: rows(['host', 'inner.example']) });
    const hosts = exchange.hops.map(({ requestHeaders }) =>
      requestHeaders.filter(([name]) => /^host$/i.test(name)).map(([, value]) => value),
    );
    expect(hosts).toEqual([['inner.example'], ['inner.example'], [`127.0.0.1:${second.port}`]]);
    expect(exchange.hops[1]?.redirect?.dropped).toEqual(['Host']);
  });
});

describe('a Location that is not followed', () => {
  const bad: [location: string, reason: string][] = [
    ...[
      'file:///etc/passwd',
      'data:text/html,x',
      'javascript:alert(1)',
      'ftp://127.0.0.1/',
      'mailto:a@b',
      'unix:/run/x.sock',
      'ws://127.0.0.1/',
      'gopher://x/',
      'about:blank',
      'blob:x',
      'JAVASCRIPT:x',
      'view-source:http://a',
      'chrome://x',
      'vscode:x',
      'urn:x:y',
      'tel:1',
      'ldap://x',
      'smb://x/y',
      'jar:http://x',
      'x:',
    ].map((location): [string, string] => [location, 'badScheme']),
    ...[
      '',
      'a path with spaces',
      '/a b',
      ' /x y',
      'http:/one-slash',
      'http:no-slash',
      'http://',
      'http:///three',
      '///three',
      '\\\\host\\share',
      '/\\host',
      'http:\\\\host',
      '/a"b',
      '/a<b>',
      '/a{b}',
      '/a|b',
      '/a^b',
      '/a`b',
      'http://[::1',
      'http://a b/',
      'http://127.0.0.1:99999/',
      'http://127.0.0.1:0/',
      'http://%zz/',
      '/a\tb',
      '/a\x7fb',
    ].map((location): [string, string] => [location, 'badLocation']),
  ];
  test.each(bad)('“%s” is %s', async (location, reason) => {
    locations = { '/from': location };
    const exchange = await engine.send({ url: `${first.url}/from` });
    expect(exchange).toMatchObject({
      phase: 'finished',
      head: { status: 302 },
      stop: { reason, location: location.trim() },
      hops: [{ redirect: null }],
    });
    expect(await engine.bodyText(exchange)).toBe('moved');
  });

  test('two different ones', async () => {
    locations = { '/from': '/a\r\nLocation: /b' };
    expect(await engine.send({ url: `${first.url}/from` })).toMatchObject({ stop: { reason: 'badLocation' } });
  });

  test('none at all is simply the answer', async () => {
    await withRawServer(
      (socket) => socket.once('data', () => socket.end('HTTP/1.1 302 Found\r\nContent-Length: 0\r\n\r\n')),
      async (server) => expect(await engine.send({ url: server.url })).toMatchObject({ head: { status: 302 }, stop: null }),
    );
  });
});

describe('a chain ends', () => {
  test('when following is switched off', async () => {
    locations = { '/from': '/to' };
    expect(await engine.send({ url: `${first.url}/from` }, { followRedirects: false })).toMatchObject({
      stop: { reason: 'off', location: `${first.url}/to` },
    });
  });

  test('when it comes round', async () => {
    locations = { '/a': '/b', '/b': '/a' };
    const exchange = await engine.send({ url: `${first.url}/a` });
    expect(exchange).toMatchObject({ stop: { reason: 'loop', location: `${first.url}/a` } });
    expect(exchange.hops.map(({ target }) => target)).toEqual(['/a', '/b']);
  });

  test('after twenty redirects', async () => {
    locations = Object.fromEntries(Array.from({ length: 30 }, (_, index) => [`/${index}`, `/${index + 1}`]));
    const exchange = await engine.send({ url: `${first.url}/0` });
    expect(exchange).toMatchObject({
      phase: 'finished',
      head: { status: 302 },
      stop: { reason: 'tooMany', location: `${first.url}/21` },
    });
    expect(exchange.hops.length).toBe(21);
  });
});

test('a relative Location, dots, a query alone and characters beyond ASCII lead where they should', async () => {
  locations = { '/a/b/c': '../d?x=1', '/a/d?x=1': '?y=2', '/a/d?y=2': '/gr\xc3\xbc\xc3\x9fe', '/gr%C3%BC%C3%9Fe': './end#part' };
  const exchange = await engine.send({ url: `${first.url}/a/b/c` });
  expect(exchange.hops.map(({ target }) => target)).toEqual(['/a/b/c', '/a/d?x=1', '/a/d?y=2', '/gr%C3%BC%C3%9Fe', '/end']);
  expect(exchange).toMatchObject({ phase: 'finished', head: { status: 200 }, stop: null });
});

test('the hops of one origin share a connection', async () => {
  locations = { '/a': '/b', '/b': '/c' };
  const exchange = await engine.send({ url: `${first.url}/a` });
  expect(exchange.hops.map(({ connection }) => connection?.reused)).toEqual([false, true, true]);
  expect(exchange.hops.map(({ timings }) => timings?.reused)).toEqual([false, true, true]);
});

test('an endless body of a redirect does not hold it up', async () => {
  await withRawServer(
    (socket, connection) =>
      socket.once('data', () => {
        if (connection > 0) return socket.end(ok);
        socket.write('HTTP/1.1 302 Found\r\nLocation: /next\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n');
      }),
    async (server) => {
      const exchange = await engine.send({ url: server.url });
      expect(exchange).toMatchObject({ phase: 'finished', head: { status: 200 } });
      expect(exchange.timings.totalMs).toBeLessThan(500);
    },
  );
});
