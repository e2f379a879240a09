import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { asAlice, jsonType } from '../library/examples.ts';
import { startPracticeServer, type PracticeServer } from '../server.ts';
import { conditions, ranges, wholes, type NginxRow } from './nginx-rows.test-support.ts';
import { ask, freePort, isInstalled, startPeer, type Peer, type Told } from './peer.test-support.ts';

/** Places of ours that hand out bytes, with the name their copy has at nginx. */
const places = {
  '/stream/bytes/1000': 'bytes',
  '/media/picture.png': 'picture',
  '/s3/library/notes/001.txt': 'note',
  '/blocks/0': 'block',
};

describe.skipIf(!isInstalled('nginx'))('beside nginx', () => {
  let practice: PracticeServer;
  let nginx: Peer;
  const folder = mkdtempSync(join(tmpdir(), 'practice-nginx-'));
  beforeAll(async () => {
    practice = await startPracticeServer({ gateway: true });
    const port = await freePort();
    mkdirSync(join(folder, 'files'));
    for (const [path, name] of Object.entries(places)) {
      const copy = join(folder, 'files', name);
      writeFileSync(copy, (await ask(practice.port, { path })).bytes);
      utimesSync(copy, new Date(Date.UTC(2024, 0, 1)), new Date(Date.UTC(2024, 0, 1)));
    }
    const config = join(folder, 'nginx.conf');
    writeFileSync(config, configuration(folder, port, practice.port));
    nginx = await startPeer('nginx', ['-c', config, '-p', folder], port);
  }, 60_000);
  beforeEach(() => practice.reset());
  afterAll(async () => {
    await nginx.end();
    await practice.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  describe.each(Object.entries(places))('%s', (path, name) => {
    describe.each<[string, readonly NginxRow[]]>([
      ['whole', wholes],
      ['with conditions', conditions],
      ['in parts', ranges],
    ])('%s', (_group, rows) => {
      test.each(rows)('$name', async (row) => {
        const [ours, theirs] = [await askWithOwn(practice.port, path, row), await askWithOwn(nginx.port, `/files/${name}`, row)];
        if (!row.differs) return expect(seen(ours)).toEqual(seen(theirs));
        expect(ours.status).toBe(row.differs.ours);
        expect(theirs.status, row.differs.because).not.toBe(row.differs.ours);
      });
    });
  });

  /** Requests one after the other; what each cache in front of our server said of each. */
  describe('a cache in front', () => {
    type Asked = { readonly path: string; readonly headers?: Readonly<Record<string, string>>; readonly advance?: number };
    const twice = (path: string, headers: Record<string, string> = {}): Asked[] => [
      { path, headers },
      { path, headers },
    ];
    const [german, english] = [{ 'Accept-Language': 'de' }, { 'Accept-Language': 'en' }];
    const rows: readonly [name: string, asked: readonly Asked[], differs?: { ours: readonly string[]; because: string }][] = [
      ['what is good for a minute', twice('/cache/max-age/')],
      ['what a shared cache may keep longer', twice('/cache/s-maxage/')],
      ['what is for one caller', twice('/cache/private/')],
      ['what is to be kept nowhere', twice('/cache/no-store/')],
      ['what says no in every way', twice('/cache/never/')],
      ['what never changes', twice('/cache/immutable/')],
      ['what is public', twice('/cache/public/')],
      [
        'languages apart',
        [
          ...twice('/cache/vary/language/', german),
          ...twice('/cache/vary/language/', english),
          { path: '/cache/vary/language/', headers: german },
        ],
      ],
      ['what varies with everything', twice('/cache/vary/everything/')],
      ['what sets a cookie', twice('/cookies/kinds')],
      ['an error', twice('/nowhere')],
      [
        'what needs asking each time',
        twice('/cache/no-cache/'),
        {
          ours: ['MISS', 'REVALIDATED'],
          because: 'RFC 9111 section 5.2.2.4: no-cache may be kept and asked about; nginx does not keep it',
        },
      ],
      [
        'a caller with a credential',
        twice('/cache/max-age/', asAlice),
        {
          ours: ['MISS', 'MISS'],
          because: 'RFC 9111 section 3.5: it is for nobody else unless it says so; nginx does not look at Authorization',
        },
      ],
      [
        'a caller who wants it fresh',
        [{ path: '/cache/max-age/' }, { path: '/cache/max-age/', headers: { 'Cache-Control': 'no-cache' } }],
        { ours: ['MISS', 'MISS'], because: 'RFC 9111 section 5.2.1.4: the caller may ask for that; nginx does not listen' },
      ],
    ];

    test.each(rows)('%s', async (_name, asked, differs) => {
      const front = Number(new URL(practice.gateway?.url ?? '').port);
      const words = async (port: number): Promise<string[]> => {
        const said: string[] = [];
        for (const each of asked) said.push((await ask(port, each)).headers['x-cache'] ?? '');
        return said;
      };
      const [ours, theirs] = [await words(front), await words(nginx.port)];
      if (!differs) return expect(ours).toEqual(theirs);
      expect(ours).toEqual(differs.ours);
      expect(theirs, differs.because).not.toEqual(differs.ours);
    });

    // nginx has no clock to be advanced, so this takes its time.
    test.skipIf(process.env['CAIRN_PROOF'] !== 'whole')('what is stale is fetched anew, or used while that is done', async () => {
      const front = Number(new URL(practice.gateway?.url ?? '').port);
      const advance = { method: 'POST', path: '/practice/clock', headers: jsonType, body: '{"advance":6}' };
      const [strict, lenient] = ['/cache/must-revalidate/', '/cache/stale-while-revalidate/'];
      const ours: (string | undefined)[] = [];
      const theirs: (string | undefined)[] = [];
      for (const [port, said] of [
        [front, ours],
        [nginx.port, theirs],
      ] as const) {
        for (const path of [strict, lenient]) said.push((await ask(port, { path })).headers['x-cache']);
      }
      // Ours goes by the practice clock, nginx by the clock on the wall.
      await ask(practice.port, advance);
      await pause(6_000);
      for (const [port, said] of [
        [front, ours],
        [nginx.port, theirs],
      ] as const) {
        for (const path of [strict, lenient]) said.push((await ask(port, { path })).headers['x-cache']);
      }
      expect(ours).toEqual(['MISS', 'MISS', 'MISS', 'STALE']);
      // nginx calls what it had and fetched anew EXPIRED.
      expect(theirs).toEqual(['MISS', 'MISS', 'EXPIRED', 'STALE']);
    });
  });
});

/** The row with the tag and the dates that this server gives itself. */
async function askWithOwn(port: number, path: string, { method, headers }: NginxRow): Promise<Told> {
  const { etag = '', 'last-modified': date = '' } = (await ask(port, { method: 'HEAD', path })).headers;
  const moved = (days: number): string => new Date(Date.parse(date) + days * 86_400_000).toUTCString();
  const own = (value: string): string =>
    value.replaceAll('TAG', etag).replaceAll('EARLIER', moved(-1)).replaceAll('LATER', moved(1)).replaceAll('DATE', date);
  return ask(port, {
    method,
    path,
    headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, own(value)])),
  });
}

/** What has to agree: the status, the framing, that the validators are there, and every byte of the content. */
function seen({ status, headers, bytes }: Told): unknown {
  const isPart = headers['content-type']?.startsWith('multipart/byteranges') === true;
  return {
    status,
    range: headers['content-range'],
    ...(status < 300 && { bytes: isPart ? partsOf(headers, bytes) : digestOf(bytes) }),
    ...(status === 200 && { accepts: headers['accept-ranges'] }),
    ...(status === 200 && { accepts: headers['accept-ranges'] }),
    ...(status < 300 && !isPart && { length: headers['content-length'] }),
    ...(status < 400 && { hasTag: headers['etag'] !== undefined, hasDate: headers['last-modified'] !== undefined }),
    ...(status === 304 && { length: headers['content-length'], type: headers['content-type'], body: bytes.length }),
  };
}

function partsOf(headers: Told['headers'], bytes: Buffer): unknown {
  const boundary = /boundary="?([^";]+)/.exec(headers['content-type'] ?? '')?.[1] ?? '';
  return bytes
    .toString('latin1')
    .split(`--${boundary}`)
    .slice(1, -1)
    .map((part) => {
      const end = part.indexOf('\r\n\r\n');
      return {
        range: /^content-range: (.*)$/im.exec(part.slice(0, end))?.[1],
        content: digestOf(Buffer.from(part.slice(end + 4, -2), 'latin1')),
      };
    });
}

const digestOf = (bytes: Buffer): string => `${bytes.length} bytes, ${createHash('sha1').update(bytes).digest('hex')}`;

const configuration = (folder: string, port: number, behind: number): string => `
daemon off;
user ${userInfo().username};
worker_processes 1;
pid ${folder}/nginx.pid;
error_log ${folder}/error.log;
events { worker_connections 64; }
http {
  access_log off;
  ${['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${folder}/${name};`).join('\n  ')}
  proxy_cache_path ${folder}/cache keys_zone=practice:1m;
  server {
    listen 127.0.0.1:${port};
    location /files/ { root ${folder}; default_type application/octet-stream; if_modified_since before; }
    location / {
      proxy_pass http://127.0.0.1:${behind};
      proxy_set_header Host localhost;
      proxy_cache practice;
      proxy_cache_background_update on;
      add_header X-Cache $upstream_cache_status always;
    }
  }
}
`;
