import { once } from 'node:events';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import https from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RequestOptions } from '#shared/model/request-options';
import { freePort, isInstalled, startPeer, type Peer } from '../../practice/peers/peer.test-support';
import { makeCertificates, type Certificates } from '../../practice/tls/authority';
import { createTestEngine, type TestEngine } from '../exchange.test-support';

/** Needs the rights of root for some of these servers to start at all, as they have in a container. */
const isRoot = process.getuid?.() === 0;
const has = { squid: isInstalled('squid'), dante: isInstalled('danted') && isRoot, nginx: isInstalled('nginx') };

let engine: TestEngine;
let certificates: Certificates;
let folder = '';
let secure = '';
const closing: (() => unknown)[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cairn-proxies-'));
  // Servers give up the rights of root, and have to read what is there all the same.
  await chmod(folder, 0o777);
  certificates = await makeCertificates();
  engine = await createTestEngine({ trust: [certificates.ca], guides: { env: {} } });
  const server = https.createServer(certificates.good, (request, response) => {
    response.end(JSON.stringify({ host: request.headers.host, proxied: request.headers.via ?? null }));
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  closing.push(() => (server.closeAllConnections(), server.close()));
  secure = `https://localhost:${(server.address() as AddressInfo).port}`;
}, 60_000);
afterAll(async () => {
  await engine.close();
  for (const close of closing.toReversed()) await close();
  await rm(folder, { recursive: true, force: true });
});

const keep = async (peer: Promise<Peer>): Promise<number> => {
  const started = await peer;
  closing.push(() => started.end());
  return started.port;
};

async function squid(more = ''): Promise<number> {
  const port = await freePort();
  const own = await mkdtemp(join(folder, 'squid-'));
  await chmod(own, 0o777);
  const config = join(own, 'squid.conf');
  const lines = [
    `http_port 127.0.0.1:${port}`,
    `pid_filename ${own}/pid`,
    `cache_log ${own}/cache.log`,
    `access_log none`,
    `coredump_dir ${own}`,
    'cache_mem 8 MB',
    'shutdown_lifetime 0 seconds',
    'visible_hostname squid.test',
    'pinger_enable off',
    'netdb_filename none',
    more,
    'http_access allow all',
  ];
  await writeFile(config, `${lines.join('\n')}\n`);
  return keep(startPeer('squid', ['-N', '-f', config], port));
}

async function dante(): Promise<number> {
  const port = await freePort();
  const config = join(folder, `danted-${port}.conf`);
  const all = 'from: 0.0.0.0/0 to: 0.0.0.0/0';
  await writeFile(
    config,
    `logoutput: ${folder}/danted.log
internal: 127.0.0.1 port = ${port}
external: 127.0.0.1
socksmethod: none
clientmethod: none
user.privileged: root
user.unprivileged: nobody
client pass { ${all} }
socks pass { ${all} }
`,
  );
  return keep(startPeer('danted', ['-f', config, '-p', join(folder, `danted-${port}.pid`)], port));
}

/** A server that says by which road a request came. */
async function nginx(): Promise<number> {
  const port = await freePort();
  const own = await mkdtemp(join(folder, 'nginx-'));
  await chmod(own, 0o777);
  const config = join(own, 'nginx.conf');
  const paths = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${own}/${name};`).join(' ');
  await writeFile(
    config,
    `daemon off; master_process off; pid ${own}/pid; error_log ${own}/error.log;
events { worker_connections 64; }
http { access_log off; ${paths}
  server { listen 127.0.0.1:${port}; location / { default_type text/plain; return 200 "via=$http_via authorization=$http_proxy_authorization"; } }
}
`,
  );
  return keep(startPeer('nginx', ['-c', config, '-p', own], port));
}

const text = async (url: string, options: Partial<RequestOptions>) => {
  const exchange = await engine.send({ url }, { keepAlive: false, ...options });
  return { exchange, body: await engine.bodyText(exchange), way: exchange.hops.at(-1)?.way };
};

describe.skipIf(!has.squid || !has.nginx)('squid and nginx', () => {
  test('a PAC file sends some hosts to squid and others straight, and past the first proxy where that is dead', async () => {
    const [proxy, server] = [await squid(), await nginx()];
    const path = join(folder, 'proxy.pac');
    await writeFile(
      path,
      `// some through squid, some straight
var dead = "PROXY 127.0.0.1:1";
function FindProxyForURL(url, host) {
  if (isPlainHostName(host) || shExpMatch(host, "*.straight.test")) return "DIRECT";
  if (isInNet(host, "127.0.0.0", "255.0.0.0")) return dead + "; PROXY 127.0.0.1:${proxy}; DIRECT";
  return dead;
}`,
    );
    const options = {
      proxy: `pac+${pathToFileURL(path).href}`,
      resolve: `some.test:${server}:127.0.0.1 a.straight.test:${server}:127.0.0.1 far.test:*:10.9.8.7`,
    };
    const straight = await text(`http://a.straight.test:${server}/`, options);
    expect([straight.body, straight.way?.ways]).toEqual(['via= authorization=', [expect.objectContaining({ way: 'DIRECT' })]]);
    const through = await text(`http://127.0.0.1:${server}/`, options);
    expect(through.body).toMatch(/via=1\.1 squid\.test \(squid\/[\d.]+\) authorization=$/);
    expect(through.way?.ways.map(({ outcome }) => outcome)).toEqual(['failed', 'used', 'left']);
    expect((await text(`http://far.test/`, options)).exchange).toMatchObject({ failure: { kind: 'proxyUnreachable' } });
  }, 60_000);

  test('a login goes to squid and not to the server behind it, over TLS and without', async () => {
    const login = [
      'auth_param basic program /usr/lib/squid/basic_fake_auth',
      'auth_param basic children 1',
      'acl known proxy_auth REQUIRED',
      'http_access deny !known',
    ].join('\n');
    const [proxy, server] = [await squid(login), await nginx()];
    const named = { proxy: `http://ada:secret@127.0.0.1:${proxy}` };
    expect((await text(`http://127.0.0.1:${server}/`, named)).body).toMatch(/via=1\.1 squid\.test .*authorization=$/);
    const refused = await text(`http://127.0.0.1:${server}/`, { proxy: `http://127.0.0.1:${proxy}` });
    expect(refused.exchange).toMatchObject({ phase: 'finished', head: { status: 407 } });
    expect((await text(secure, { proxy: `http://127.0.0.1:${proxy}` })).exchange).toMatchObject({
      failure: { kind: 'proxyFailed', status: expect.any(Number) },
    });
  }, 60_000);
});

describe.skipIf(!has.dante)('dante', () => {
  test.each(['SOCKS', 'SOCKS4', 'SOCKS5'])(
    'a PAC file that says %s goes through it, with TLS behind',
    async (word) => {
      const port = await dante();
      const script = `function FindProxyForURL() { return "${word} 127.0.0.1:${port}"; }`;
      const { body, way } = await text(secure, { proxy: `pac+data:,${encodeURIComponent(script)}` });
      expect(JSON.parse(body)).toMatchObject({ host: new URL(secure).host });
      expect(way?.ways).toMatchObject([{ outcome: 'used' }]);
    },
    60_000,
  );
});
