import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newFolder, runCairn } from './environment.test-support';

let server: Server;
let url = '';
beforeAll(async () => {
  server = createServer((request, response) => {
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('end', () => {
      const { method, url: target, headers } = request;
      response.end(
        JSON.stringify({
          method,
          target,
          type: headers['content-type'],
          x: headers['x-a'],
          body: Buffer.concat(pieces).toString(),
        }),
      );
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => void server.close());

test('a curl command is sent as curl would send it, its files taken from where one stands', async () => {
  const cwd = newFolder();
  writeFileSync(join(cwd, 'body.json'), '{"n": 1.0}');
  const ran = await runCairn(
    [
      'send',
      '--curl',
      `curl -X PUT '${url}/a?b=1' -H 'X-A: b' --data-binary @body.json -H 'Content-Type: application/json' --http3`,
    ],
    { cwd },
  );
  expect(ran.code).toBe(0);
  expect(JSON.parse(ran.out)).toEqual({ method: 'PUT', target: '/a?b=1', type: 'application/json', x: 'b', body: '{"n": 1.0}' });
  expect(ran.err).toContain('left out: HTTP/3');
});

test('it says the whole request, one alone', async () => {
  expect(await runCairn(['send', '--curl', `curl ${url}`, url])).toMatchObject({
    code: 2,
    err: expect.stringContaining('--curl says method'),
  });
  expect(await runCairn(['send', '--curl', `curl ${url} ${url}`])).toMatchObject({
    code: 2,
    err: expect.stringContaining('one address'),
  });
  expect(await runCairn(['send', '--curl', 'wget x'])).toMatchObject({
    code: 2,
    err: expect.stringContaining('no curl command'),
  });
});
