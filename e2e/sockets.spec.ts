import { expect, test } from './fixtures';
import { objections } from './objections';
import { SocketPane } from './pages/socket-pane';

test('a WebSocket conversation', async ({ app, practice, folder }) => {
  const { page } = app;
  const socket = new SocketPane(page);

  await test.step('an address that says ws is that of a WebSocket', async () => {
    await app.address.fill(`${practice.url.replace('http', 'ws')}/stream/websocket/echo`);
    await expect(page.getByRole('button', { name: 'Kind: WS, WebSocket' })).toBeVisible();
    await socket.connect();
    await socket.isOpen();
    await expect(page.getByRole('contentinfo', { name: 'Status' })).toContainText('1 socket open');
  });

  await test.step('text, JSON that is checked, and bytes go out and come back', async () => {
    await socket.say('hello there');
    await expect(socket.line(/^Received .*hello there/)).toBeVisible();
    await socket.writeAs('JSON');
    await socket.say('{"id":12345678901234567890');
    await expect(socket.box).toContainText(/Line 1, column/);
    await socket.say('{"id":12345678901234567890}');
    await expect(socket.line(/^Received .*12345678901234567890/)).toBeVisible();
    await socket.writeAs('Hex');
    await socket.say('de ad be ef');
    await expect(socket.line(/^Received .*binary.*de ad be ef/)).toBeVisible();
  });

  await test.step('one message is read at length, its numbers as they came', async () => {
    await socket.line(/^Received .*12345678901234567890/).click();
    await expect(socket.detail).toContainText('"id": 12345678901234567890');
    await socket.detail.getByRole('radio', { name: 'Hex' }).click();
    await expect(socket.detail).toContainText('7b 22 69 64');
    expect(await objections(page)).toEqual([]);
  });

  await test.step('what was said is searched', async () => {
    await socket.search.fill('HELLO');
    await expect(socket.said.getByRole('option')).toHaveCount(2);
    await socket.search.fill('');
  });

  await test.step('a message is kept with the request, and both are saved', async () => {
    await page.getByRole('button', { name: /^Keep…/ }).click();
    await page.getByRole('menuitem', { name: 'Keep this message' }).click();
    await app.collections.create('Live', folder);
    await app.saveAs('Echo');
    await expect(app.tabs.first()).toContainText('Echo');
  });

  await test.step('the server closes with a code, which is named', async () => {
    await socket.writeAs('Text');
    await socket.say('close 4001 enough');
    await expect(app.summary).toContainText('Closed by the server with 4001');
    await socket.line(/^Received .*close/).click();
    await expect(socket.detail).toContainText('A code that this application gives a meaning of its own');
    await expect(page.getByRole('contentinfo', { name: 'Status' })).not.toContainText('socket open');
  });

  await test.step('on the wire stand its frames by name, ours with their mask', async () => {
    await app.showView('Wire');
    const wire = page.getByRole('region', { name: 'Wire' });
    await expect(wire).toContainText(/TEXT · FIN · masked with [0-9a-f]{8} · 11 B/);
    await expect(wire).toContainText('TEXT · FIN · not masked · 11 B');
    await expect(wire).toContainText(/CLOSE · FIN.*code 4001/s);
    expect(await objections(page)).toEqual([]);
  });
});

test('a stream of events that breaks off goes on by itself', async ({ app, practice }) => {
  const { page } = app;
  const socket = new SocketPane(page);
  const url = `${practice.url}/stream/events?count=5&interval=0&drop=2`;

  await test.step('the answer is seen to be a stream, and opened as one', async () => {
    await app.send('GET', `${practice.url}/stream/events?count=3&interval=0`);
    await page.getByRole('button', { name: 'Open as a stream' }).click();
    await expect(socket.line(/tick":3/)).toBeVisible();
    await expect(app.summary).toContainText('3 events received');
  });

  await test.step('cut after two events each time, it comes back until all five are there', async () => {
    await app.address.fill(url);
    await app.request.getByRole('tab', { name: 'Stream' }).click();
    await page.getByText('Connect again', { exact: true }).first().waitFor();
    await page.getByRole('switch', { name: /Connect again/ }).focus();
    await page.keyboard.press('Space');
    await socket.connect();
    await expect(socket.line(/every fifth/)).toBeVisible({ timeout: 15_000 });
    await expect(app.summary).toContainText('204', { timeout: 15_000 });
    await expect(app.summary).toContainText('5 events received');
    await expect(socket.line(/^Connection .*lost/).first()).toBeVisible();
    expect(await objections(page)).toEqual([]);
  });
});
