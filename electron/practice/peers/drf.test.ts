import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startPracticeServer, type PracticeServer } from '../server.ts';
import * as rows from './drf-rows.test-support.ts';
import type { DrfRow } from './drf-rows.test-support.ts';
import { bodyOf, hasDrf, lastLink, startDrf } from './drf-peer.test-support.ts';
import { ask, type Peer, type Told } from './peer.test-support.ts';

/** The same requests to Django REST framework itself, with the same rows in its database. */
describe.skipIf(!hasDrf())('beside Django REST framework', () => {
  let practice: PracticeServer;
  let drf: Peer;
  beforeAll(async () => {
    practice = await startPracticeServer();
    drf = await startDrf(practice);
  }, 60_000);
  afterAll(async () => {
    await drf.end();
    await practice.stop();
  });

  describe.each<[string, readonly DrfRow[]]>([
    ['reading', rows.reading],
    ['formats', rows.formats],
    ['OPTIONS', rows.describing],
    ['what is refused', rows.validating],
    ['media types', rows.mediaTypes],
    ['who may do what', rows.whoMay],
    ['who is who', rows.doors],
    ['tokens', rows.tokens],
    ['pages', rows.paginators],
    // Last, because it changes what the others read.
    ['forms of parts', rows.multipart],
    ['writing', rows.writing],
  ])('%s', (_name, group) => {
    test.each(group)('$name', async (row) => {
      const [ours, theirs] = [await ask(practice.port, row), await ask(drf.port, row)];
      const wanted = comparable(theirs, row);
      expect(comparable(ours, row, Object.keys(wanted.headers))).toEqual(wanted);
    });
  });

  test('a cursor is followed to the end and back, over the same rows', async () => {
    const walk = async (port: number) => {
      const pages: unknown[] = [];
      for (const way of ['next', 'previous'] as const) {
        let path: string | null = pages.length === 0 ? '/pagination/cursor/?page_size=50' : lastLink(pages.at(-1), way);
        for (; path !== null; path = lastLink(pages.at(-1), way)) pages.push(bodyOf(await ask(port, { path })));
      }
      return pages;
    };
    const pages = await walk(practice.port);
    expect(pages).toEqual(await walk(drf.port));
    expect(pages.length).toBeGreaterThan(8);
    const broken = { path: '/pagination/cursor/?cursor=somebody-elses' };
    expect(bodyOf(await ask(practice.port, broken))).toEqual(bodyOf(await ask(drf.port, broken)));
  });

  test.each(['anon', 'user'])('the sixth request in a minute is one too many, for %s', async (name) => {
    for (const port of [practice.port, drf.port]) {
      const told: Told[] = [];
      for (let at = 0; at < 6; at += 1) told.push(await ask(port, { path: `/throttle/${name}/` }));
      expect(told.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 429]);
      const seconds = told.at(-1)?.headers['retry-after'];
      expect(Number(seconds)).toBeGreaterThan(50);
      expect(bodyOf(told.at(-1))).toEqual({ detail: `Request was throttled. Expected available in ${seconds} seconds.` });
    }
  });
});

interface Comparable {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: unknown;
}

/** Headers that speak of the program or the connection and not of the resource. */
const incidental = ['date', 'server', 'content-length', 'set-cookie', 'connection', 'transfer-encoding'];

/** What has to agree: the status, every header that DRF sends, and the body with its times of now taken out. */
function comparable(told: Told, { differs = {} }: DrfRow, names = Object.keys(told.headers)): Comparable {
  const compared = names.filter((name) => !incidental.includes(name) && differs[name] === undefined);
  return {
    status: told.status,
    headers: Object.fromEntries(compared.map((name) => [name, told.headers[name]])),
    body: differs['body'] === undefined ? withoutNow(bodyOf(told)) : undefined,
  };
}

function withoutNow(value: unknown): unknown {
  const thisYear = new Date().getFullYear();
  const text = JSON.stringify(value).replaceAll(new RegExp(`"${thisYear}-[\\d-]+T[\\d:]+Z"`, 'g'), '"now"');
  return JSON.parse(text) as unknown;
}
