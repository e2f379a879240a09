import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { advance, type Exchange } from '#shared/model/exchange';
import { createDraft, type RequestDraft } from '#shared/model/request-draft';
import { createRow } from '#shared/model/row';
import { createWebSocket } from '#shared/model/socket';
import { makeTestFolder } from './host-parts.test-support';
import { startServices } from './services.test-support';

/** Answers with what it was asked for, a cookie, and a token of its own. */
async function shop(): Promise<string> {
  const server = createServer((request, response) => {
    if (request.url === '/none') return void response.writeHead(204).end();
    if (request.url === '/huge') return void response.end('x'.repeat(1024 * 1024 + 1));
    if (request.url === '/png')
      return void response.writeHead(200, { 'Content-Type': 'image/png' }).end(Buffer.from('89504e470d0a', 'hex'));
    response.setHeader('Content-Type', 'application/json');
    response.setHeader('Set-Cookie', 'session=canary-cookie; Path=/');
    response.end(JSON.stringify({ asked: request.headers['authorization'], access_token: 'canary-token', animal: 'pangolin' }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function saved(draft: (url: string) => Partial<RequestDraft> = () => ({})) {
  const home = await makeTestFolder();
  const url = await shop();
  const host = startServices(home);
  const { root } = await host.call('collection.create', { root: join(home, 'books'), name: 'Books' });
  const made = { ...createDraft(`${url}/orders`), ...draft(url) };
  const { path, revision } = await host.call('collection.saveRequest', {
    root,
    path: null,
    folder: '',
    name: 'Orders',
    draft: made,
    revision: null,
  });
  const place = { root, path };
  const send = async (more: Partial<RequestDraft> = {}) => (await host.send({ ...made, ...more }, place)).exchangeId;
  const keep = (exchangeId: string, name = 'Fine', withSecrets = false) =>
    host.call('examples.keep', { ...place, exchangeId, name, withSecrets });
  const list = () => host.call('examples.list', place);
  const text = () => readFileSync(join(root, path), 'utf8');
  const sideFile = join(root, '.cairn', path.replace('.yml', '.yaml'));
  const side = () => (existsSync(sideFile) ? readFileSync(sideFile, 'utf8') : null);
  return { ...host, url, place, revision, send, keep, list, text, side, file: join(root, path) };
}

const withSecrets = (url: string): Partial<RequestDraft> => ({
  url: `${url}/orders?api_key=canary-in-address`,
  auth: { kind: 'bearer', token: 'canary-bearer', prefix: 'Bearer' } as RequestDraft['auth'],
  headers: [createRow('X-Api-Key', 'canary-header'), createRow('Accept', '*/*')],
});

describe('an answer kept as an example', () => {
  test('stands in the file of its request, and is listed with what a list shows of it', async () => {
    const { send, keep, list, text, revision } = await saved();
    const kept = await keep(await send());
    expect(kept).toMatchObject({ before: revision, name: 'Fine', hidden: true });
    const listed = await list();
    expect(listed.revision).toBe(kept.revision);
    expect(listed.examples).toEqual([
      {
        at: 0,
        name: 'Fine',
        description: '',
        status: 200,
        reason: 'OK',
        mediaType: 'application/json',
        bodyBytes: expect.any(Number),
      },
    ]);
    expect(text()).toContain('examples:\n  - name: Fine\n    request:\n');
    expect(text()).toContain('pangolin');
  });

  test('holds no secret that was typed, that came, or that was repeated, unless they are asked for', async () => {
    const { send, keep, text } = await saved(withSecrets);
    const exchangeId = await send();
    const before = text();
    await keep(exchangeId);
    expect(text().slice(text().indexOf('examples:'))).not.toContain('canary');
    expect(text()).toContain('name: Accept');
    expect(await keep(exchangeId, 'With all', true)).toMatchObject({ hidden: false });
    const after = text().slice(text().indexOf('With all'));
    for (const secret of ['canary-cookie', 'canary-token', 'canary-header', 'canary-in-address', 'canary-bearer'])
      expect(after).toContain(secret);
    // The request itself is not touched by any of it.
    expect(text().startsWith(before.trimEnd())).toBe(true);
  });

  test('without a body after a 204, as bytes where it is no text; another of that name has a number', async () => {
    const { send, keep, list, url } = await saved();
    await keep(await send({ url: `${url}/none` }));
    await keep(await send({ url: `${url}/png` }));
    expect((await list()).examples).toMatchObject([
      { name: 'Fine', status: 204, bodyBytes: null, mediaType: '' },
      { name: 'Fine 2', status: 200, bodyBytes: 6, mediaType: 'image/png' },
    ]);
  });

  test('is refused where it is too large, where no answer came, and where the request is not there', async () => {
    const { send, ask, place, url, text } = await saved();
    const before = text();
    const wish = { ...place, name: 'Fine', withSecrets: false };
    expect(await ask('examples.keep', { ...wish, exchangeId: await send({ url: `${url}/huge` }) })).toMatchObject({
      failure: { kind: 'fileFailed', reason: 'the answer is larger than 1 MiB: save its body as a file' },
    });
    expect(await ask('examples.keep', { ...wish, exchangeId: await send({ url: 'http://127.0.0.1:1/' }) })).toMatchObject({
      failure: { kind: 'notFound', what: 'the answer of this exchange' },
    });
    const exchangeId = await send();
    for (const path of ['gone.yml', '../../outside.yml', 'opencollection.yml', '.cairn/x.yml'])
      expect(await ask('examples.keep', { ...wish, path, exchangeId }), path).toMatchObject({ ok: false });
    expect(await ask('examples.keep', { ...wish, root: '/nowhere', exchangeId })).toMatchObject({ ok: false });
    expect(text()).toBe(before);
  });

  test('is opened like an exchange, and was sent nowhere', async () => {
    const { send, keep, list, call, place } = await saved();
    await keep(await send());
    const { revision } = await list();
    const { exchangeId, name } = await call('examples.open', { ...place, at: 0, revision });
    expect(name).toBe('Fine');
    const events = await call('exchange.replay', { exchangeId });
    const exchange = events.reduce<Exchange | undefined>(advance, undefined);
    expect(exchange).toMatchObject({
      phase: 'finished',
      head: { status: 200, reason: 'OK' },
      hops: [{ method: 'GET', connection: null }],
    });
    const { text } = await call('body.readText', {
      bodyId: exchange?.phase === 'finished' ? exchange.bodyId! : '',
      charset: null,
    });
    expect(JSON.parse(text)).toMatchObject({ animal: 'pangolin' });
    expect((await call('exchange.readDraft', { exchangeId })).auth).toEqual({ kind: 'none' });
  });
});

describe('among several', () => {
  const three = async () => {
    const host = await saved();
    const exchangeId = await host.send();
    for (const name of ['One', 'Two', 'Three']) await host.keep(exchangeId, name);
    return host;
  };

  test('another name is one line', async () => {
    const { list, call, place, text } = await three();
    const before = text();
    const { revision } = await list();
    await call('examples.rename', { ...place, at: 1, revision, name: 'Zwei: "2"' });
    const [old, now] = [before.split('\n'), text().split('\n')];
    expect(old.filter((line, at) => line !== now[at])).toEqual(['  - name: Two']);
    expect((await list()).examples.map(({ name }) => name)).toEqual(['One', 'Zwei: "2"', 'Three']);
  });

  test('one that is deleted comes back byte for byte; so does the only one', async () => {
    const { list, call, place, text } = await three();
    const before = text();
    for (const at of [1, 0, 2]) {
      const { revision } = await list();
      const { undoId } = await call('examples.delete', { ...place, at, revision });
      expect((await list()).examples).toHaveLength(2);
      await call('examples.restore', { undoId });
      expect(text()).toBe(before);
    }
    const single = await saved();
    await single.keep(await single.send());
    const full = single.text();
    const { undoId } = await single.call('examples.delete', { ...single.place, at: 0, revision: (await single.list()).revision });
    expect(single.text()).not.toContain('examples');
    await single.call('examples.restore', { undoId });
    expect(single.text()).toBe(full);
  });

  test('what somebody else wrote meanwhile stays when one comes back', async () => {
    const { list, call, ask, place, text, file } = await three();
    const { undoId } = await call('examples.delete', { ...place, at: 1, revision: (await list()).revision });
    writeFileSync(file, text().replace('method: GET', 'method: PURGE # by hand'));
    await call('examples.restore', { undoId });
    expect(text()).toContain('method: PURGE # by hand');
    expect((await list()).examples.map(({ name }) => name)).toEqual(['One', 'Two', 'Three']);
    expect(await ask('examples.restore', { undoId })).toMatchObject({ failure: { kind: 'notFound' } });
  });

  test('a file that is no longer what was listed is not touched', async () => {
    const { list, ask, place, text, file } = await three();
    const { revision } = await list();
    writeFileSync(file, text().replace('name: One', 'name: First'));
    const before = text();
    for (const call of ['examples.open', 'examples.delete'] as const)
      expect(await ask(call, { ...place, at: 0, revision })).toMatchObject({ failure: { kind: 'fileChanged' } });
    expect(await ask('examples.rename', { ...place, at: 0, revision, name: 'x' })).toMatchObject({
      failure: { kind: 'fileChanged' },
    });
    expect(text()).toBe(before);
  });

  test('a save of the request leaves them as they are', async () => {
    const { call, place, text, list } = await three();
    const examples = text().slice(text().indexOf('\nexamples:'));
    const { draft, name, revision } = await call('collection.readRequest', place);
    await call('collection.saveRequest', { ...place, folder: '', name, draft: { ...draft, method: 'POST' }, revision });
    expect(text()).toContain(examples);
    expect((await list()).examples).toHaveLength(3);
    const copy = await call('collection.duplicateItem', place);
    expect((await call('examples.list', { ...place, path: copy.path })).examples).toHaveLength(3);
  });

  test('where something else stands in their place it is left alone', async () => {
    const { send, ask, list, place, file, text } = await saved();
    writeFileSync(file, `${text().trimEnd()}\n\nexamples: see the wiki\n`);
    const before = text();
    expect((await list()).examples).toEqual([]);
    expect(await ask('examples.keep', { ...place, exchangeId: await send(), name: 'Fine', withSecrets: false })).toMatchObject({
      failure: { kind: 'fileUnreadable' },
    });
    expect(text()).toBe(before);
  });
});

/** Requests in whose files OpenCollection has no place for examples; Bruno drops them there. */
describe.each<[string, Partial<RequestDraft>]>([
  ['GraphQL', { method: 'POST', body: { kind: 'graphql', query: '{ a }', variables: '', operationName: '' } }],
  ['a WebSocket', { socket: createWebSocket() }],
])('of %s', (_name, draft) => {
  const other = async () => {
    const host = await saved(() => draft);
    const answer = { body: { kind: 'none' }, socket: null } as const;
    return { ...host, keepNew: async (name: string) => host.keep(await host.send(answer), name) };
  };
  const namesOf = async ({ list }: Pick<Awaited<ReturnType<typeof other>>, 'list'>) =>
    (await list()).examples.map(({ name }) => name);

  test('an answer is kept beside the file, whose every byte stays, and what is saved elsewhere takes none away', async () => {
    const host = await other();
    const before = host.text();
    const kept = await host.keepNew('One');
    expect([host.text(), kept.before, (await host.list()).revision]).toEqual([before, host.revision, kept.revision]);
    expect(host.side()).toContain('examples:\n  - name: One\n');
    writeFileSync(host.file, before.replace('name: Orders', 'name: Saved elsewhere'));
    await host.keepNew('Two');
    expect(await namesOf(host)).toEqual(['One', 'Two']);
  });

  test('the last one that is deleted leaves nothing behind, and comes back byte for byte', async () => {
    const host = await other();
    const bare = host.side();
    await host.keepNew('One');
    const full = [host.text(), host.side()];
    const { undoId } = await host.call('examples.delete', { ...host.place, at: 0, revision: (await host.list()).revision });
    expect([await namesOf(host), host.side()]).toEqual([[], bare]);
    await host.call('examples.restore', { undoId });
    expect([host.text(), host.side()]).toEqual(full);
  });

  test('one that comes back after an edit elsewhere stands in its place, another name is one line', async () => {
    const host = await other();
    for (const name of ['One', 'Two', 'Three']) await host.keepNew(name);
    const before = host.side()?.split('\n') ?? [];
    await host.call('examples.rename', { ...host.place, at: 1, name: 'Zwei', revision: (await host.list()).revision });
    const after = host.side()?.split('\n') ?? [];
    expect(before.filter((line, at) => line !== after[at])).toEqual(['  - name: Two']);
    const { undoId } = await host.call('examples.delete', { ...host.place, at: 1, revision: (await host.list()).revision });
    writeFileSync(host.file, host.text().replace('name: Orders', 'name: By hand'));
    await host.call('examples.restore', { undoId });
    expect(await namesOf(host)).toEqual(['One', 'Zwei', 'Three']);
  });

  test('they stay when the request is saved, copied, or becomes one of HTTP', async () => {
    const host = await other();
    await host.keepNew('One');
    const { call, place } = host;
    const read = await call('collection.readRequest', place);
    const plain = { ...read.draft, method: 'PUT', body: { kind: 'none' as const }, socket: null };
    await call('collection.saveRequest', { ...place, folder: '', name: read.name, draft: plain, revision: read.revision });
    await host.keepNew('Two');
    expect((await namesOf(host)).toSorted()).toEqual(['One', 'Two']);
    expect(host.text()).toContain('examples:\n  - name: Two\n');
    const copy = await call('collection.duplicateItem', place);
    expect((await call('examples.list', { ...place, path: copy.path })).examples).toHaveLength(2);
  });

  test('those of a request of HTTP go beside it when it becomes one', async () => {
    const host = await saved();
    await host.keep(await host.send(), 'One');
    const { call, place } = host;
    const read = await call('collection.readRequest', place);
    const next = { ...read.draft, ...draft };
    await call('collection.saveRequest', { ...place, folder: '', name: read.name, draft: next, revision: read.revision });
    expect([host.text().includes('examples'), await namesOf(host)]).toEqual([false, ['One']]);
  });
});
