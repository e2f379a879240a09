import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createDraft, type RequestDraft } from '#shared/model/request-draft';
import { createRow } from '#shared/model/row';
import { createTestEngine, type TestEngine } from './exchange.test-support';
import { followPages, type PagesEvent } from './pages';
import { type Arrived, sendJson, serveNoting } from './pages.test-support';
import { defaultPagesOptions, type PagesOptions } from './pages-options';
import { serve } from './serve.test-support';

let engine: TestEngine;
beforeAll(async () => void (engine = await createTestEngine()));
afterAll(() => engine.close());

async function walk(draft: RequestDraft, options: Partial<PagesOptions> = {}): Promise<PagesEvent[]> {
  const events: PagesEvent[] = [];
  const all = { ...defaultPagesOptions, backoffMs: 20, ...options };
  for await (const event of followPages(draft, engine, all, new AbortController().signal)) events.push(event);
  return events;
}

const types = (events: PagesEvent[]) => events.map(({ type }) => type);
const summaryOf = (events: PagesEvent[]) => {
  const last = events.at(-1);
  return last?.type === 'stopped' ? last.summary : null;
};

describe('a server that is busy', () => {
  test('is left in peace for as long as it says, then asked again', async () => {
    const { url, arrived } = await serveNoting((_request, response, all) => {
      if (all.length === 1) return void response.writeHead(429, { 'Retry-After': '1' }).end();
      sendJson(response, { next: null, previous: null, count: 1, results: [{ id: 1 }] });
    });
    const events = await walk(createDraft(`${url}/a`));
    expect(events[0]).toEqual({ type: 'waiting', ms: 1_000, status: 429, isNamed: true });
    expect(summaryOf(events)).toMatchObject({ reason: 'noNext', rows: 1 });
    expect((arrived[1]?.at ?? 0) - (arrived[0]?.at ?? 0)).toBeGreaterThan(990);
  });

  test('may name a moment', async () => {
    const { url } = await serveNoting((_request, response, all) => {
      if (all.length === 1)
        return void response.writeHead(503, { 'Retry-After': new Date(Date.now() + 2_000).toUTCString() }).end();
      sendJson(response, [{ id: 1 }]);
    });
    const [waiting] = await walk(createDraft(url));
    expect(waiting?.type === 'waiting' && waiting.ms > 0 && waiting.ms <= 2_000).toBe(true);
  });

  test.each([-3_600_000, 3_600_000])('names a moment by its own clock, which may be wrong by %d ms', async (wrongMs) => {
    const stamp = (ms: number) => new Date(Date.now() + wrongMs + ms).toUTCString();
    const { url } = await serveNoting((_request, response, all) => {
      if (all.length === 1) return void response.writeHead(429, { Date: stamp(0), 'Retry-After': stamp(2_000) }).end();
      sendJson(response, [{ id: 1 }]);
    });
    const [waiting] = await walk(createDraft(url));
    expect(waiting).toEqual({ type: 'waiting', ms: 2_000, status: 429, isNamed: true });
  });

  test('is asked a few times, each after a longer wait, and then no more', async () => {
    const { url, arrived } = await serveNoting((_request, response) => void response.writeHead(503).end());
    const events = await walk(createDraft(url), { retries: 2 });
    expect(events.slice(0, 2)).toEqual([
      { type: 'waiting', ms: 20, status: 503, isNamed: false },
      { type: 'waiting', ms: 40, status: 503, isNamed: false },
    ]);
    expect(summaryOf(events)).toMatchObject({ reason: 'failed', status: 503, pages: 0 });
    expect(arrived).toHaveLength(3);
  });

  test('that wants an hour is not waited for', async () => {
    const { url } = await serveNoting((_request, response) => void response.writeHead(429, { 'Retry-After': '3600' }).end());
    const events = await walk(createDraft(url));
    expect(types(events)).toEqual(['stopped']);
    expect(summaryOf(events)).toMatchObject({ reason: 'failed', status: 429, waitMs: 3_600_000 });
  });

  test('is not asked again during a pause that was made while it is waited for', async () => {
    const { url, arrived } = await serveNoting((_request, response, all) => {
      if (all.length === 1) return void response.writeHead(429, { 'Retry-After': '0' }).end();
      sendJson(response, [{ id: 1 }]);
    });
    let isPaused = false;
    let goOn = (): void => undefined;
    const paused = new Promise<void>((resolve) => (goOn = resolve));
    const options = { ...defaultPagesOptions, pause: () => (isPaused ? paused : null) };
    const events: PagesEvent[] = [];
    const walked = (async () => {
      for await (const event of followPages(createDraft(url), engine, options, new AbortController().signal)) {
        isPaused ||= event.type === 'waiting';
        events.push(event);
      }
    })();
    await new Promise((resolve) => setTimeout(resolve, 150));
    expect(arrived).toHaveLength(1);
    isPaused = false;
    goOn();
    await walked;
    expect(types(events)).toEqual(['waiting', 'page', 'stopped']);
  });

  test('a connection that breaks on the way is tried again; one that never was is not', async () => {
    const { url, arrived } = await serveNoting(({ url: asked }, response) => {
      // On a connection that was used before, the engine itself asks once more.
      response.setHeader('Connection', 'close');
      if (asked === '/a') return sendJson(response, { next: '/b', results: [{ id: 1 }] });
      response.destroy();
    });
    expect(types(await walk(createDraft(`${url}/a`), { retries: 1 }))).toEqual(['page', 'waiting', 'stopped']);
    expect(types(await walk(createDraft(`${url}/b`), { retries: 1 }))).toEqual(['stopped']);
    expect(arrived.map((one) => one.url)).toEqual(['/a', '/b', '/b', '/b']);
  });

  test('a POST whose connection breaks is not sent twice', async () => {
    const { url, arrived } = await serveNoting((_request, response, all) => {
      if (all.length === 1) return sendJson(response, { items: [{ id: 1 }], next_cursor: 'c' });
      response.destroy();
    });
    await walk({ ...createDraft(url, 'POST'), body: { kind: 'json', text: '{}' } });
    expect(arrived).toHaveLength(2);
  });
});

test('the delay lies between two pages', async () => {
  const { url, arrived } = await serveNoting(({ url: asked }, response) =>
    sendJson(response, { next: asked === '/a' ? '/a?page=2' : null, previous: null, count: 2, results: [{ id: asked }] }),
  );
  await walk(createDraft(`${url}/a`), { delayMs: 120 });
  expect((arrived[1]?.at ?? 0) - (arrived[0]?.at ?? 0)).toBeGreaterThan(115);
});

describe('pages that go round', () => {
  test('a next that leads where we are', async () => {
    const { url, arrived } = await serveNoting((_request, response) => sendJson(response, { next: '/a', results: [{ id: 1 }] }));
    expect(summaryOf(await walk(createDraft(`${url}/a`)))).toMatchObject({ reason: 'sameAddress', pages: 1 });
    expect(arrived).toHaveLength(1);
  });

  test('ever new addresses for the same rows', async () => {
    const { url } = await serveNoting((_request, response, all) =>
      sendJson(response, { next: `/a?n=${all.length}`, results: [{ id: 1 }, { id: 2 }] }),
    );
    expect(summaryOf(await walk(createDraft(`${url}/a`)))).toMatchObject({ reason: 'sameRows', pages: 1, rows: 2 });
  });

  test('rows without a name may be alike, as lines of a log are: only a page that is all the same has come before', async () => {
    const { url } = await serveNoting(({ url: asked }, response) => {
      const page = Number(/\d/.exec(asked)?.[0] ?? 1);
      const results = [
        { level: 'info', text: 'started' },
        { level: 'info', text: `step ${Math.min(page, 3)}` },
      ];
      sendJson(response, { next: `/a?page=${page + 1}`, results });
    });
    expect(summaryOf(await walk(createDraft(`${url}/a`)))).toMatchObject({ reason: 'sameRows', pages: 3, rows: 6 });
  });

  test('a circle of three', async () => {
    const { url } = await serveNoting((_request, response, all) =>
      sendJson(response, { next: `/a?n=${all.length % 3}`, results: [{ id: all.length }] }),
    );
    expect(summaryOf(await walk(createDraft(`${url}/a?n=0`)))).toMatchObject({ reason: 'sameAddress', pages: 3 });
  });
});

test('a page that is not there ends a list whose addresses are made here, and fails one whose addresses are given', async () => {
  const made = await serveNoting(({ url: asked }, response) =>
    asked === '/a?page=1' ? sendJson(response, [{ id: 1 }]) : void response.writeHead(404).end(),
  );
  expect(summaryOf(await walk(createDraft(`${made.url}/a?page=1`)))).toMatchObject({ reason: 'noNext', rows: 1 });
  const given = await serveNoting(({ url: asked }, response) =>
    asked === '/a' ? sendJson(response, { next: '/b', results: [{ id: 1 }] }) : void response.writeHead(404).end(),
  );
  expect(summaryOf(await walk(createDraft(`${given.url}/a`)))).toMatchObject({ reason: 'failed', status: 404, rows: 1 });
});

describe('credentials', () => {
  const secret = (url: string): RequestDraft => ({
    ...createDraft(url),
    headers: [createRow('X-Api-Key', 'k'), createRow('Cookie', 'a=b'), createRow('X-Plain', 'p')],
    auth: { kind: 'bearer', token: 't', prefix: 'Bearer' },
  });
  const seen = ({ headers }: Arrived) => [headers.authorization, headers['x-api-key'], headers.cookie, headers['x-plain']];

  /** Two origins whose pages lead from one to the other and back. */
  async function twoOrigins() {
    const far = await serveNoting((_request, response) =>
      sendJson(response, { next: `${near.url}/a?page=3`, results: [{ id: 2 }] }),
    );
    const near = await serveNoting(({ url: asked }, response) =>
      sendJson(response, { next: asked === '/a' ? `${far.url}/b` : null, results: [{ id: asked }] }),
    );
    return { near, far };
  }

  test('stay behind when pages lead to another origin, and do not come back', async () => {
    const { near, far } = await twoOrigins();
    const events = await walk(secret(`${near.url}/a`));
    expect(types(events)).toEqual(['page', 'leaving', 'page', 'leaving', 'page', 'stopped']);
    expect(events[1]).toEqual({ type: 'leaving', origin: far.url, dropped: ['Authorization', 'X-Api-Key', 'Cookie'] });
    expect([...near.arrived, ...far.arrived].map(seen)).toEqual([
      ['Bearer t', 'k', 'a=b', 'p'],
      [undefined, undefined, undefined, 'p'],
      [undefined, undefined, undefined, 'p'],
    ]);
  });

  test('go along when that is wanted', async () => {
    const { near, far } = await twoOrigins();
    await walk(secret(`${near.url}/a`), { trustOrigins: true });
    expect([...near.arrived, ...far.arrived].map(seen)).toEqual(Array.from({ length: 3 }, () => ['Bearer t', 'k', 'a=b', 'p']));
  });

  test('stay behind where a redirect has led a list that is posted to elsewhere, and its pages go on there', async () => {
    const far = await serveNoting(({ url: asked }, response) =>
      sendJson(response, { entries: [{ id: asked }], has_more: !asked.endsWith('/continue'), cursor: 'x' }),
    );
    const near = await serveNoting(
      ({ url: asked }, response) => void response.writeHead(307, { Location: `${far.url}${asked}` }).end(),
    );
    const list: RequestDraft = {
      ...secret(`${near.url}/2/files/list_folder`),
      method: 'POST',
      body: { kind: 'json', text: '{"path":""}' },
    };
    const events = await walk(list);
    expect(far.arrived.map(({ url }) => url)).toEqual(['/2/files/list_folder', '/2/files/list_folder/continue']);
    expect(far.arrived.map((one) => seen(one).slice(0, 3))).toEqual(
      Array.from({ length: 2 }, () => [undefined, undefined, undefined]),
    );
    expect(types(events)).toEqual(['page', 'leaving', 'page', 'stopped']);
    expect(events[1]).toEqual({ type: 'leaving', origin: far.url, dropped: ['Authorization', 'X-Api-Key', 'Cookie'] });
  });
});

test('a cursor of GraphQL goes into the variable that the query names', async () => {
  const bodies: string[] = [];
  const origin = await serve((request, response) => {
    let text = '';
    request.on('data', (chunk: Buffer) => (text += chunk.toString()));
    request.on('end', () => {
      bodies.push(text);
      const isLast = bodies.length === 2;
      const users = { nodes: [{ id: bodies.length }], pageInfo: { hasNextPage: !isLast, endCursor: 'c1' } };
      sendJson(response, { data: { users } });
    });
  });
  const query = 'query($from: String, $n: Int) { users(first: $n, after: $from) { nodes { id } } }';
  const events = await walk({
    ...createDraft(`${origin}/graphql`, 'POST'),
    body: { kind: 'json', text: JSON.stringify({ query, variables: { n: 1 } }) },
  });
  expect(summaryOf(events)).toMatchObject({ style: 'graphql', pages: 2, rows: 2, reason: 'noNext' });
  expect(JSON.parse(bodies[1] ?? '')).toEqual({ query, variables: { n: 1, from: 'c1' } });
});

test('no body goes into the store', async () => {
  const { url } = await serveNoting(({ url: asked }, response) =>
    sendJson(response, { next: asked === '/a' ? '/b' : null, results: [{ id: asked }] }),
  );
  let created = 0;
  engine.bodies.watch({ created: () => (created += 1) });
  expect(summaryOf(await walk(createDraft(`${url}/a`)))).toMatchObject({ pages: 2, rows: 2 });
  expect(created).toBe(0);
});
