import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { startCairn } from './cairn-process';
import { expect, test } from './fixtures';
import { AppWindow } from './pages/app-window';

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

test('a page outlives its host: it says that the host is gone, keeps what is typed, and goes on when it is back', async ({
  home,
  page,
  practice,
}, testInfo) => {
  test.skip(testInfo.project.name === 'desktop', 'the desktop program is its own host');
  const args = ['open', '--no-open', '--port', String(await freePort())];
  const first = await startCairn(args, home);
  await page.goto(first.url);
  const app = new AppWindow(page);
  await app.isReady();
  await app.send('GET', `${practice.url}/library/books/1/`);

  await first.kill();
  await expect(page.getByText(/Cairn is not answering/)).toBeVisible({ timeout: 15_000 });
  await app.address.fill(`${practice.url}/library/books/2/`);

  const second = await startCairn(args, home);
  await expect(async () => {
    await app.press();
    await expect(app.summary).toContainText('200', { timeout: 2_000 });
  }).toPass({ timeout: 20_000 });
  await expect(app.address).toHaveValue(/books\/2/);
  await second.stop();
});
