import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { once } from 'node:events';
import { gzipSync } from 'node:zlib';
import { expect, test } from './fixtures';

/** A server that answers every request with these bytes and then does as told. */
async function answerWith(
  bytes: string | Buffer,
  then: 'end' | 'reset' | 'stall' = 'end',
): Promise<{ url: string; server: Server }> {
  const server = createServer((socket: Socket) => {
    socket.on('error', () => {});
    socket.once('data', () => {
      socket.write(bytes);
      if (then === 'end') socket.end();
      if (then === 'reset') setTimeout(() => socket.resetAndDestroy(), 50);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, server };
}

const bomb = gzipSync(Buffer.alloc(80 * 1024 * 1024));
const head = (fields: string) => `HTTP/1.1 200 OK\r\n${fields}\r\n\r\n`;

const faults: readonly (readonly [name: string, bytes: string | Buffer, then: 'end' | 'reset' | 'stall', words: RegExp])[] = [
  ['a body shorter than promised', `${head('Content-Length: 100')}abc`, 'end', /ended after|promised/],
  ['broken chunking', `${head('Transfer-Encoding: chunked')}zz\r\nabc`, 'end', /not valid HTTP|chunk/],
  ['endless headers', `HTTP/1.1 200 OK\r\n${`X-More: ${'a'.repeat(1000)}\r\n`.repeat(400)}`, 'stall', /head|headers|fields/i],
  [
    'a decompression bomb',
    Buffer.concat([Buffer.from(head('Content-Encoding: gzip\r\nContent-Type: text/plain')), bomb]),
    'end',
    /64|unpack|decod/i,
  ],
  ['a connection that breaks off', 'HTTP/1.1 200 OK\r\nContent-', 'reset', /closed|broke/],
];

test('each fault of a server has plain words of its own, and the window stays alive', async ({ app, practice }) => {
  for (const [name, bytes, then, words] of faults) {
    const { url, server } = await answerWith(bytes, then);
    await test.step(name, async () => {
      await app.send('GET', url);
      // Of a bomb everything has come, and it is only not decoded to its end.
      await expect(app.summary).toContainText(name === 'a decompression bomb' ? 'Not whole' : 'No answer');
      await expect(app.summary).toContainText(words);
    });
    server.close();
  }
  await app.send('GET', 'http://127.0.0.1:1/');
  await expect(app.summary).toContainText('nothing is listening');
  await app.send('GET', 'http://no-such-host.invalid/');
  await expect(app.summary).toContainText('No server is called');
  await app.send('GET', `${practice.url}/library/`);
  await expect(app.summary).toContainText('200');
});

test('a slow answer can be cancelled, while another tab goes on', async ({ app, practice }) => {
  await app.address.fill(`${practice.url}/delay/10`);
  await app.sendButton.click();
  await expect(app.cancelButton).toBeVisible();
  await app.newTab();
  await app.send('GET', `${practice.url}/library/`);
  await expect(app.summary).toContainText('200');
  await app.tabs.first().click();
  await app.cancelButton.click();
  await expect(app.summary).toContainText('Cancelled');
});

test('what cannot be sent is refused at its field, with the reason', async ({ app, practice }) => {
  await app.address.fill('http://exa mple:99999/');
  await app.sendButton.click();
  await expect(app.address).toHaveAttribute('aria-invalid', 'true');

  await app.chooseMethod('POST');
  await app.address.fill(`${practice.url}/anything`);
  await app.typeJson('{"a": }');
  await app.sendButton.click();
  await expect(app.request.getByText(/Line 1, column 7/).first()).toBeVisible();
});
