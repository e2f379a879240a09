import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect, test } from './fixtures';
import { objections } from './objections';

const hasFfmpeg = spawnSync('ffmpeg', ['-version']).status === 0;

const films = [
  {
    name: 'film.webm',
    type: 'video/webm',
    tag: 'video',
    says: /Matroska or WebM, 320 × 180 pixels, 0:20/,
    made: ['-f', 'lavfi', '-i', 'testsrc2=size=320x180:rate=20:duration=20', '-c:v', 'libvpx-vp9', '-deadline', 'realtime'],
  },
  {
    name: 'sound.ogg',
    type: 'audio/ogg',
    tag: 'audio',
    says: /Ogg, 0:20/,
    made: ['-f', 'lavfi', '-i', 'sine=frequency=440:duration=20', '-c:a', 'libopus'],
  },
] as const;

const served: Server[] = [];

test.afterEach(() => {
  for (const server of served.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

for (const { name, type, tag, says, made } of films)
  test(`${name} plays, and from another place as well`, async ({ app, folder }) => {
    test.skip(!hasFfmpeg, 'ffmpeg is not installed, which makes what is played');
    const path = join(folder, name);
    expect(spawnSync('ffmpeg', ['-v', 'error', ...made, path]).status).toBe(0);
    const bytes = readFileSync(path);
    const server = createServer((_request, response) => response.writeHead(200, { 'Content-Type': type }).end(bytes));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    served.push(server);

    await app.send('GET', `http://127.0.0.1:${(server.address() as AddressInfo).port}/${name}`);
    await app.showView('Body');
    await expect(app.body.view.getByText(says)).toBeVisible();
    const media = app.body.view.locator(tag);
    const now = () => media.evaluate((element) => (element as HTMLMediaElement).currentTime);
    await media.evaluate(async (element) => {
      const playing = element as HTMLMediaElement;
      playing.muted = true;
      await playing.play();
    });
    await expect.poll(now).toBeGreaterThan(0.2);
    // A place far on, which is fetched by its range of bytes.
    await media.evaluate((element) => void ((element as HTMLMediaElement).currentTime = 15));
    await expect.poll(now).toBeGreaterThan(15.2);
    expect(await media.evaluate((element) => (element as HTMLMediaElement).error)).toBeNull();
    expect(await objections(app.page)).toEqual([]);
  });
