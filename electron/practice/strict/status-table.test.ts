import { connect } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { StatusCode } from '#shared/http/statuses/status-code';
import type { StatusTrigger, TriggerRequest } from '#shared/http/statuses/trigger';
import { statusTriggers } from '#shared/http/statuses/triggers';
import { asAlice, asBert, asDora, jsonType } from '../library/examples.ts';
import { send } from '../send-raw.test-support.ts';
import { startPracticeServer, type PracticeServer } from '../server.ts';

let practice: PracticeServer;
beforeAll(async () => {
  practice = await startPracticeServer({ complain: () => {}, gateway: true });
});
beforeEach(() => practice.reset());
afterAll(() => practice.stop());

/** Headers that belong to a code, by the RFC that defines it. A code that is left out does not compile. */
const needs: { readonly [C in StatusCode]: readonly string[] } = {
  100: [],
  101: ['upgrade', 'connection', 'sec-websocket-accept'],
  102: [],
  103: ['link'],
  104: ['location'],
  200: [],
  201: ['location'],
  202: ['location'],
  203: ['via'],
  204: [],
  205: [],
  206: ['content-range', 'etag'],
  207: [],
  208: [],
  226: ['im', 'etag', 'delta-base'],
  300: ['location', 'link'],
  301: ['location'],
  302: ['location'],
  303: ['location'],
  304: ['etag'],
  305: [],
  306: [],
  307: ['location'],
  308: ['location'],
  400: [],
  401: ['www-authenticate'],
  402: [],
  403: [],
  404: [],
  405: ['allow'],
  406: ['vary'],
  407: ['proxy-authenticate'],
  408: ['connection'],
  409: ['link'],
  410: [],
  411: [],
  412: ['etag'],
  413: ['connection'],
  414: [],
  415: ['accept'],
  416: ['content-range'],
  417: [],
  418: [],
  421: [],
  422: [],
  423: [],
  424: [],
  425: [],
  426: ['upgrade', 'connection'],
  428: [],
  429: ['retry-after', 'ratelimit', 'ratelimit-policy'],
  431: [],
  451: ['link'],
  500: [],
  501: [],
  502: [],
  503: ['retry-after'],
  504: [],
  505: [],
  506: [],
  507: [],
  508: [],
  509: ['retry-after'],
  510: [],
  511: ['link'],
};

interface Seen {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly text: string;
}

const people = { alice: asAlice, bert: asBert, dora: asDora };

/** The last answer of a trigger, with what came before it and stands within it. */
async function ask(request: TriggerRequest) {
  const { method, path, headers = {}, body, filled, as } = request;
  const filling = 'x'.repeat(filled?.bytes ?? 0);
  return send(practice, filled?.place === 'query' ? `${path}?${filling}` : path, {
    method,
    headers: { ...headers, ...(as && people[as]), ...(filled?.place === 'header' && { 'X-Large': filling }) },
    ...(filled?.place === 'body' ? { body: filling } : body !== undefined && { body }),
  });
}

/** Writes bytes and reads until the other side closes, or has answered. */
function exchange(port: number, bytes: string): Promise<Seen> {
  return new Promise((resolve, reject) => {
    let text = '';
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes));
    socket.setTimeout(8_000, () => socket.destroy());
    socket.setEncoding('latin1').on('data', (chunk: string) => {
      text += chunk;
      const end = text.indexOf('\r\n\r\n');
      if (end < 0) return;
      socket.destroy();
      const [first = '', ...lines] = text.slice(0, end).split('\r\n');
      const headers = lines.map((line) => [line.split(':', 1)[0]?.toLowerCase(), line.slice(line.indexOf(':') + 1).trim()]);
      resolve({
        status: Number(first.split(' ')[1]),
        headers: Object.fromEntries(headers) as Seen['headers'],
        text: text.slice(end + 4),
      });
    });
    socket.on('error', reject).on('close', () => reject(new Error('no answer')));
  });
}

const proxyPort = (): number => Number(new URL(practice.gateway?.proxyUrl ?? '').port);

/** What Node's own client would not send: written as bytes. */
const isOdd = ({ wire, throughProxy, headers = {} }: TriggerRequest): boolean =>
  wire !== undefined || throughProxy === true || 'Upgrade' in headers;

function writeOdd({ method, path, headers = {}, body, as, wire = {}, throughProxy }: TriggerRequest): Promise<Seen> {
  const length = Buffer.byteLength(body ?? '');
  const isChunked = wire.bodyFraming === 'chunked';
  const framing = body === undefined ? {} : isChunked ? { 'Transfer-Encoding': 'chunked' } : { 'Content-Length': String(length) };
  const all = Object.entries({ Host: 'localhost', ...headers, ...(as && people[as]), ...framing });
  const lines = all.map(([name, value]) => `${name}: ${value}\r\n`).join('');
  const target = throughProxy ? `${practice.url}${path}` : path;
  const content = isChunked ? `${length.toString(16)}\r\n${body}\r\n0\r\n\r\n` : (body ?? '');
  const head = `${method} ${target} ${wire.versionText ?? 'HTTP/1.1'}\r\n${lines}\r\n`;
  return exchange(throughProxy ? proxyPort() : practice.port, head + (wire.bodyDelayMs ? '' : content));
}

/** What comes of a trigger where nothing is shown before or within the answer. */
async function answerTo(trigger: StatusTrigger): Promise<Seen> {
  switch (trigger.way) {
    case 'requests': {
      for (const request of trigger.requests.slice(0, -1)) await ask(request);
      const last = trigger.requests.at(-1) ?? { method: 'GET', path: '/' };
      return isOdd(last) ? writeOdd(last) : ask(last);
    }
    case 'labelled':
      return ask({ method: 'GET', path: trigger.path });
  }
}

const entries = Object.entries(statusTriggers).map(([code, trigger]) => [Number(code) as StatusCode, trigger] as const);
const shownAs = (trigger: StatusTrigger): 'answer' | 'interim' | 'part' =>
  trigger.way === 'requests' ? trigger.shows : 'answer';

describe('every code of the catalogue', () => {
  test.each(entries.filter(([, trigger]) => shownAs(trigger) === 'answer'))(
    '%i comes of its cause, with the headers that belong to it',
    async (code, trigger) => {
      const { status, headers } = await answerTo(trigger);
      expect([status, needs[code].filter((name) => headers[name] === undefined)]).toEqual([code, []]);
    },
  );

  // DRF says no more than what happened; and fields that are wrong say it themselves.
  const brief: readonly number[] = [405, 422, 429];
  test.each(entries.filter(([code, trigger]) => code >= 400 && !brief.includes(code) && shownAs(trigger) === 'answer'))(
    '%i says what happened, and what would help',
    async (_code, trigger) => {
      const { text } = await answerTo(trigger);
      const body = JSON.parse(text) as Record<string, unknown>;
      if (trigger.way === 'labelled') return expect(body).toMatchObject({ earned: false });
      expect(Object.keys(body)).toContain('detail');
      expect(Object.keys(body)).toContain('help');
    },
  );

  test.each(entries.filter(([, trigger]) => shownAs(trigger) !== 'answer'))(
    '%i goes out before the answer, or stands within it',
    async (code, trigger) => {
      if (trigger.way !== 'requests') throw new Error('only requests show such a code');
      const answers = [];
      for (const request of trigger.requests) answers.push(await ask(request));
      const { interim = [], status = 0, text = '' } = answers.at(-1) ?? {};
      if (shownAs(trigger) === 'interim') return expect([interim.includes(code), status < 300]).toEqual([true, true]);
      expect([status, new RegExp(`(?:HTTP/1\\.1 |"status":\\s*)${code}`).test(text)]).toEqual([207, true]);
    },
  );

  test('none of them is only asked for, but those that have no cause', () => {
    const asked = entries.flatMap(([code, trigger]) =>
      trigger.way === 'requests' && trigger.requests.some(({ path }) => path.startsWith('/status/')) ? [code] : [],
    );
    const labelled = entries.flatMap(([code, { way }]) => (way === 'labelled' ? [code] : []));
    expect([asked, labelled]).toEqual([[], [305, 306, 506, 510]]);
  });

  test.each(entries.filter(([code]) => code >= 200))(
    '/status/%i gives it as well, and says that it was only asked for',
    async (code) => {
      const { status, headers, text } = await ask({ method: 'GET', path: `/status/${code}` });
      expect([status, headers['x-returned-not-earned']]).toEqual([code, '1']);
      if (![204, 205, 206, 304].includes(code)) expect(JSON.parse(text)).toMatchObject({ earned: false });
    },
  );
});

test('early hints and upload resumption name what they are about', async () => {
  const get = 'GET /strict/page HTTP/1.1\r\nHost: localhost\r\n\r\n';
  const post = 'POST /strict/uploads HTTP/1.1\r\nHost: localhost\r\nUpload-Complete: ?0\r\nContent-Length: 4\r\n\r\nhalf';
  for (const [code, bytes] of [
    [103, get],
    [104, post],
  ] as const) {
    const { status, headers } = await exchange(practice.port, bytes);
    expect([status, needs[code].filter((name) => headers[name] === undefined)]).toEqual([code, []]);
  }
});

test('an upload goes on where it was cut off', async () => {
  const part = (offset: string, body: string) =>
    send(practice, '/strict/uploads/1', {
      method: 'PATCH',
      headers: { 'Content-Type': 'application/partial-upload', 'Upload-Offset': offset, 'Upload-Complete': '?1' },
      body,
    });
  await send(practice, '/strict/uploads', { method: 'POST', headers: { 'Upload-Complete': '?0' }, body: 'half ' });
  const state = await send(practice, '/strict/uploads/1', { method: 'HEAD' });
  expect([state.headers['upload-offset'], state.headers['upload-complete']]).toEqual(['5', '?0']);
  expect([(await part('4', 'x')).status, (await part('5', 'and half')).status]).toEqual([409, 204]);
  expect((await send(practice, '/strict/uploads/1')).text).toBe('half and half');
});

test('a report is pending until the clock says otherwise', async () => {
  await send(practice, '/strict/reports', { method: 'POST', headers: asAlice });
  expect((await send(practice, '/strict/reports/1')).json()).toEqual({ state: 'pending' });
  await send(practice, '/practice/clock', { method: 'POST', headers: jsonType, body: '{"advance":5}' });
  expect((await send(practice, '/strict/reports/1')).status).toBe(303);
});
