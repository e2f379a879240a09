import { afterAll, beforeAll, expect, test } from 'vitest';
import { createDraft, type RequestDraft } from '#shared/model/request-draft';
import { createTestEngine, type TestEngine } from './exchange.test-support';
import { followPages } from './pages';
import { sendJson, serveList } from './pages.test-support';
import { serve } from './serve.test-support';
import { defaultPagesOptions } from './pages-options';

let engine: TestEngine;
beforeAll(async () => void (engine = await createTestEngine()));
afterAll(() => engine.close());

/** How many rows came on how many pages, in which style, and why it stopped; and which of its pages each says to be. */
async function walk(draft: RequestDraft) {
  const places: (readonly [page: number | null | undefined, from: number | undefined])[] = [];
  for await (const event of followPages(draft, engine, defaultPagesOptions, new AbortController().signal)) {
    if (event.type === 'page') places.push([event.paging?.page, event.paging?.range?.from]);
    if (event.type !== 'stopped') continue;
    const { rows, repeated, pages, style, reason } = event.summary;
    return { rows, repeated, pages, style, reason, places };
  }
  return null;
}

const size = 3;

/** Numbers of some rows behind one, and whether more follow. */
function cut(from: number, total: number) {
  const rows = Array.from({ length: Math.max(0, Math.min(size, total - from)) }, (_, at) => from + at);
  return { rows, end: from + rows.length, isMore: from + rows.length < total };
}

const snowflake = (number: number): string => String(334_385_199_974_967_000n + BigInt(number));

/** Lists as public APIs hand them out: the page that an address asks for. */
const apis: Readonly<
  Record<string, { readonly path: string; readonly answer: (query: URLSearchParams, total: number) => unknown }>
> = {
  Zoom: {
    path: 'v2/users?page_size=3',
    answer(query, total) {
      const { rows, end, isMore } = cut(Number(query.get('next_page_token') ?? 0), total);
      return {
        page_size: size,
        total_records: total,
        next_page_token: isMore ? String(end) : '',
        users: rows.map((id) => ({ id })),
      };
    },
  },
  CircleCI: {
    path: 'api/v2/project/gh/a/b/pipeline',
    answer(query, total) {
      const { rows, end, isMore } = cut(Number(query.get('page-token') ?? 0), total);
      return { items: rows.map((id) => ({ id })), next_page_token: isMore ? String(end) : null };
    },
  },
  EasyPost: {
    path: 'v2/shipments?page_size=3',
    answer(query, total) {
      const before = Number(query.get('before_id')?.replace('shp_', '') ?? total);
      const { rows, isMore } = cut(total - before, total);
      const shipments = rows.map((at) => ({ id: `shp_${total - at - 1}`, object: 'Shipment', mode: 'test' }));
      return { shipments, has_more: isMore };
    },
  },
  'Discord, messages': {
    path: 'api/v10/channels/1/messages?limit=3',
    answer(query, total) {
      const before = query.get('before') ?? snowflake(total);
      const { rows } = cut(total - Number(BigInt(before) - BigInt(snowflake(0))), total);
      return rows.map((at) => ({ id: snowflake(total - at - 1), channel_id: snowflake(0), author: {} }));
    },
  },
  'Discord, members': {
    path: 'api/v10/guilds/1/members?limit=3',
    answer(query, total) {
      const after = query.get('after') ?? snowflake(-1);
      const { rows } = cut(Number(BigInt(after) - BigInt(snowflake(-1))), total);
      return rows.map((at) => ({ user: { id: snowflake(at) }, roles: [], joined_at: '2015-04-26T06:26:56Z' }));
    },
  },
};

test.each(Object.entries(apis).flatMap(([name, api]) => [0, 1, 3, 7, 9].map((total) => [total, name, api] as const)))(
  'all %d rows of a list as %s hands it out are fetched',
  async (total, _name, { path, answer }) => {
    const origin = new URL(await serveList((query, response) => sendJson(response, answer(query, total)))).origin;
    const walked = await walk(createDraft(`${origin}/${path}`));
    expect(walked).toMatchObject({ rows: total, repeated: 0 });
    expect(['noNext', 'emptyPage']).toContain(walked?.reason);
  },
);

/** Lists that are posted to: what is answered to a body at an address. */
const posted: Readonly<Record<string, (path: string, body: Readonly<Record<string, unknown>>, total: number) => unknown>> = {
  Dropbox(path, body, total) {
    const isRest = path === '/2/files/list_folder/continue';
    // Where it goes on nothing but the cursor may be sent.
    if (JSON.stringify(Object.keys(body)) !== (isRest ? '["cursor"]' : '["path"]')) return null;
    const { rows, end, isMore } = cut(Number(body.cursor ?? 0), total);
    return { entries: rows.map((id) => ({ '.tag': 'file', id: `id:${id}` })), cursor: String(end), has_more: isMore };
  },
  DynamoDB(_path, body, total) {
    if (body.path !== 'T') return null;
    const begins = body.ExclusiveStartKey as { Id: { N: string } } | undefined;
    const { rows, end, isMore } = cut(Number(begins?.Id.N ?? 0), total);
    const LastEvaluatedKey = isMore ? { LastEvaluatedKey: { Id: { N: String(end) } } } : {};
    return { Count: rows.length, ScannedCount: size, Items: rows.map((id) => ({ Id: { N: String(id) } })), ...LastEvaluatedKey };
  },
};

test.each(Object.keys(posted).flatMap((name) => [0, 1, 3, 7, 9].map((total) => [total, name] as const)))(
  'all %d rows of a list that is posted to, as %s hands it out, are fetched',
  async (total, name) => {
    const origin = await serve((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const body = JSON.parse(Buffer.concat(chunks).toString()) as Readonly<Record<string, unknown>>;
        const answer = request.method === 'POST' ? posted[name]?.(request.url ?? '', body, total) : null;
        response.statusCode = answer == null ? 400 : 200;
        sendJson(response, answer);
      });
    });
    const draft = createDraft(`${origin}/2/files/list_folder`, 'POST');
    const walked = await walk({ ...draft, body: { kind: 'json', text: '{"path": "T"}' } });
    expect(walked).toMatchObject({
      rows: total,
      repeated: 0,
      pages: Math.max(1, Math.ceil(total / size)),
      style: 'body-cursor',
      reason: total === 0 ? 'emptyPage' : 'noNext',
    });
  },
);

test('pages that are asked for by a body are counted from the first, and not where it was begun later', async () => {
  const answers = (text: string) => posted.DynamoDB?.('/', JSON.parse(text) as Readonly<Record<string, unknown>>, 7);
  const url = await serve((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => sendJson(response, answers(Buffer.concat(chunks).toString())));
  });
  const from = (text: string) => walk({ ...createDraft(url, 'POST'), body: { kind: 'json', text } });
  expect((await from('{"path": "T"}'))?.places).toEqual([
    [1, 1],
    [2, 4],
    [3, 7],
  ]);
  expect((await from('{"path": "T", "ExclusiveStartKey": {"Id": {"N": "3"}}}'))?.places).toEqual([
    [null, undefined],
    [null, undefined],
  ]);
});
