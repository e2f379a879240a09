import { writeFile } from 'node:fs/promises';
import { createServer, request, type Server } from 'node:http';
import { join } from 'node:path';
import { expect, test } from './fixtures';
import { objections } from './objections';

/** A proxy that passes on what it is asked with a whole address. */
const createProxy = (asked: string[]): Server =>
  createServer((from, to) => {
    asked.push(from.url ?? '');
    from.pipe(
      request(from.url ?? '', { method: from.method ?? 'GET', headers: from.headers }, (answer) => {
        to.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(to);
      }),
    );
  });

test('a PAC file sends requests past a dead proxy; each step is told, and so is what is wrong with the file', async ({
  app,
  folder,
  listen,
}) => {
  const origin = createServer((_request, response) => response.end('{"from": "the origin"}'));
  const address = await listen(origin);
  const asked: string[] = [];
  const proxy = createProxy(asked);
  const { host: through } = new URL(await listen(proxy));
  const path = join(folder, 'proxy.pac');
  await writeFile(path, `function FindProxyForURL(url, host) { return "PROXY 127.0.0.1:1; PROXY ${through}; DIRECT"; }`);

  await app.send('GET', `${address}/`);
  await expect(app.response).toContainText('the origin');
  expect(asked).toEqual([]);

  await app.showPart('Options');
  const options = app.page.getByRole('region', { name: 'Connection' });
  await options.getByRole('button', { name: /Proxy$/ }).click();
  await app.page.getByRole('option', { name: 'PAC file' }).click();
  await options.getByLabel('Path or address of the PAC file').fill(path);
  await expect(options).toContainText('A script that names the way for each address.');
  expect(await objections(app.page)).toEqual([]);
  await app.showPart('Params');
  await app.press();
  await expect(app.response).toContainText('the origin');
  expect(asked).toEqual([`${address}/`]);

  await app.showView('Wire');
  const wire = app.page.getByRole('region', { name: 'Wire' });
  await expect(wire).toContainText(`The PAC file ${path} says “PROXY 127.0.0.1:1; PROXY ${through}; DIRECT”`);
  await expect(wire).toContainText('not reached: nothing is listening there');
  expect(await objections(app.page)).toEqual([]);
  await app.showView('Time');
  const time = app.page.getByRole('region', { name: 'The way to the server' });
  await expect(time.getByRole('listitem')).toHaveText([
    /^http:\/\/127\.0\.0\.1:1not reached: nothing is listening there/,
    /^http:\/\/127\.0\.0\.1:\d+used$/,
    /^DIRECTnot tried$/,
  ]);
  expect(await objections(app.page)).toEqual([]);
  await app.showView('Why');
  await expect(app.response).toContainText('number 2 of 3, since those before could not be reached');

  await writeFile(path, 'function FindProxyForURL(url, host) {\n  return nowhere.host;\n}');
  await app.press();
  await expect(app.summary).toContainText('No answer');
  await expect(app.response).toContainText('broke down: line 2: ReferenceError');
  await app.response.getByRole('button', { name: /Ask without a proxy/ }).click();
  await expect(app.summary).toContainText('200 OK');
});

test('Settings name the way for all requests: a PAC file is chosen there, and a file of certificates', async ({
  app,
  folder,
  listen,
}) => {
  const origin = createServer((_request, response) => response.end('{"from": "the origin"}'));
  const address = await listen(origin);
  const asked: string[] = [];
  const proxy = createProxy(asked);
  const path = join(folder, 'proxy.pac');
  const { host: through } = new URL(await listen(proxy));
  await writeFile(path, `function FindProxyForURL() { return "PROXY ${through}"; }`);

  await app.openSection('Settings');
  const network = app.page.getByRole('region', { name: 'Network' });
  await expect(network.getByRole('button', { name: 'Trust a file: Choose…' })).toBeVisible();
  await network.getByRole('button', { name: /Proxy$/ }).click();
  await app.page.getByRole('option', { name: 'PAC file' }).click();
  await app.chooseFile(network.getByRole('button', { name: 'PAC file: Choose…' }), path);
  await expect(network.getByLabel('Path or address of the PAC file')).toHaveValue(path);
  await expect(network.getByLabel('Past the proxy')).toBeVisible();
  expect(await objections(app.page)).toEqual([]);

  await app.send('GET', `${address}/`);
  await expect(app.response).toContainText('the origin');
  expect(asked).toEqual([`${address}/`]);
});
