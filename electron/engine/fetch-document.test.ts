import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { defaultOptions } from '#shared/model/request-options';
import { createTestEngine, type TestEngine } from './exchange.test-support';
import { fetchDocument, readAddress, type DocumentFetching } from './fetch-document';

let engine: TestEngine;
let direct: DocumentFetching;
beforeAll(async () => {
  engine = await createTestEngine();
  direct = { context: engine.context, way: defaultOptions };
});
afterAll(() => engine.close());

const never = new AbortController().signal;

async function serve(answer: RequestListener): Promise<string> {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const textOf = (bytes: Uint8Array) => Buffer.from(bytes).toString();

describe('a document from an address', () => {
  test('is what stands there, decoded, under the last step of its path', async () => {
    const place = await serve((_request, response) => {
      response.setHeader('content-encoding', 'gzip').end(gzipSync('{"openapi":"3.1.0"}'));
    });
    const fetched = await fetchDocument(`http://${place}/v1/pets%20all.json?key=1#x`, direct, never);
    if (!fetched.ok) throw new Error(JSON.stringify(fetched.failure));
    expect([fetched.value.name, textOf(fetched.value.bytes)]).toEqual(['pets all.json', '{"openapi":"3.1.0"}']);
  });

  test('is asked for with the credentials of the address, which no failure repeats, and without cookies', async () => {
    const seen: (string | undefined)[] = [];
    const place = await serve(({ headers, url }, response) => {
      seen.push(headers.authorization, headers.cookie, url);
      response.statusCode = 403;
      response.setHeader('set-cookie', 'a=1').end('no');
    });
    const fetched = await fetchDocument(`http://ada:se%3Acret@${place}/api?token=sesame`, direct, never);
    expect(seen).toEqual([`Basic ${Buffer.from('ada:se:cret').toString('base64')}`, undefined, '/api?token=sesame']);
    expect(fetched).toEqual({
      ok: false,
      failure: { kind: 'fileUnreadable', path: `http://${place}/api`, reason: 'the server answered 403 Forbidden' },
    });
  });

  test('follows a redirect, and takes its credentials to no other origin', async () => {
    const seen: (string | undefined)[] = [];
    const other = await serve(({ headers }, response) => {
      seen.push(headers.authorization);
      response.end('{}');
    });
    const place = await serve((_request, response) => response.writeHead(302, { location: `http://${other}/b` }).end());
    expect(await fetchDocument(`http://ada:x@${place}/a`, direct, never)).toMatchObject({ ok: true });
    expect(seen).toEqual([undefined]);
  });

  test('that blows up when it is decoded is refused', async () => {
    const bomb = gzipSync(Buffer.alloc(80 * 1024 * 1024));
    const place = await serve((_request, response) => response.setHeader('content-encoding', 'gzip').end(bomb));
    expect(await fetchDocument(`http://${place}/`, direct, never)).toMatchObject({
      failure: { kind: 'fileUnreadable', path: `http://${place}/` },
    });
  });

  test('of a server that is not there is a failure with the reason', async () => {
    const fetched = await fetchDocument('http://127.0.0.1:1/x.json', direct, never);
    expect(fetched).toMatchObject({
      failure: { path: 'http://127.0.0.1:1/x.json', reason: expect.stringContaining('nothing is listening') },
    });
  });

  test('that nobody wants any more is not waited for', async () => {
    const control = new AbortController();
    const place = await serve(() => control.abort());
    expect(await fetchDocument(`http://${place}/`, direct, control.signal)).toMatchObject({ ok: false });
  });
});

test.each([
  ['https://a.test/x', 'https://a.test/x'],
  ['a.test/x', 'https://a.test/x'],
  [' localhost:8080/x ', 'http://localhost:8080/x'],
  ['127.0.0.1/x', 'http://127.0.0.1/x'],
  ['ftp://a.test/x', null],
  ['file:///etc/passwd', null],
  ['javascript:alert(1)', null],
  ['data:text/plain,x', null],
  ['https://', null],
])('%j is read as the address %j', (typed, address) => {
  expect(readAddress(typed)?.href ?? null).toBe(address);
});
