import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freePort, isInstalled, startPeer, type Peer } from '../../practice/peers/peer.test-support';
import { makeCertificates } from '../../practice/tls/authority';
import { createTestEngine, type TestEngine } from '../exchange.test-support';

let engine: TestEngine;
let folder = '';
const peers: Peer[] = [];
const large = Buffer.from('the same line again\n'.repeat(100_000));

beforeAll(async () => {
  const { ca, good } = await makeCertificates();
  engine = await createTestEngine({ trust: [ca] });
  folder = await mkdtemp(join(tmpdir(), 'cairn-http2-'));
  await mkdir(join(folder, 'files'));
  await writeFile(join(folder, 'files', 'large.txt'), large);
  await writeFile(join(folder, 'files', 'small.txt'), 'small');
  await writeFile(join(folder, 'cert.pem'), good.cert);
  await writeFile(join(folder, 'key.pem'), good.key);
});
afterAll(async () => {
  await Promise.all(peers.map((peer) => peer.end()));
  await engine.close();
  await rm(folder, { recursive: true, force: true });
});

describe.skipIf(!isInstalled('nginx'))('nginx', () => {
  let url = '';
  beforeAll(async () => {
    const port = await freePort();
    const config = join(folder, 'nginx.conf');
    await writeFile(
      config,
      `daemon off; master_process off; pid ${folder}/pid; error_log ${folder}/error.log; user root;
events { worker_connections 64; }
http {
  access_log off; client_body_temp_path ${folder}/b; proxy_temp_path ${folder}/p; fastcgi_temp_path ${folder}/f;
  uwsgi_temp_path ${folder}/u; scgi_temp_path ${folder}/s; gzip on; gzip_types text/plain; types { text/plain txt; }
  server {
    listen 127.0.0.1:${port} ssl http2; ssl_certificate ${folder}/cert.pem; ssl_certificate_key ${folder}/key.pem; root ${folder}/files;
    location /version { return 200 "$server_protocol $http_x_mark $request_method"; }
    location /moved { return 302 /version; }
  }
}`,
    );
    peers.push(await startPeer('nginx', ['-c', config, '-p', folder], port));
    url = `https://127.0.0.1:${port}`;
  });

  test('speaks HTTP/2 with us by ALPN, HTTP/1.1 where that is asked for, and follows us through a redirect', async () => {
    const text = async (path: string, options = {}) => engine.bodyText(await engine.send({ url: url + path }, options));
    expect(await text('/version')).toMatch(/^HTTP\/2\.0 .*GET/);
    expect(await text('/version', { httpVersion: '1.1' })).toMatch(/^HTTP\/1\.1/);
    expect(await text('/moved')).toMatch(/^HTTP\/2\.0/);
  });

  test('a packed body of 2 MB arrives whole', async () => {
    const exchange = await engine.send({ url: `${url}/large.txt` });
    expect(exchange).toMatchObject({ phase: 'finished', head: { httpVersion: '2' }, decoded: ['gzip'] });
    expect((await engine.bodyBytes(exchange)).equals(large)).toBe(true);
  });
});

describe.skipIf(!isInstalled('nghttpd'))('nghttpd', () => {
  test('is spoken to without TLS and without asking first', async () => {
    const port = await freePort();
    peers.push(await startPeer('nghttpd', ['--no-tls', '--address=127.0.0.1', '-d', join(folder, 'files'), String(port)], port));
    const url = `http://127.0.0.1:${port}`;
    const exchange = await engine.send({ url: `${url}/large.txt` }, { httpVersion: '2' });
    expect(exchange).toMatchObject({ phase: 'finished', head: { status: 200, httpVersion: '2' } });
    expect((await engine.bodyBytes(exchange)).equals(large)).toBe(true);
    const missing = await engine.send({ url: `${url}/nothing` }, { httpVersion: '2' });
    expect(missing.head?.status).toBe(404);
    const plain = await engine.send({ url: `${url}/small.txt` });
    expect(plain).toMatchObject({ phase: 'failed', failure: { kind: 'badResponse', reason: expect.stringContaining('HTTP/2') } });
  });
});
