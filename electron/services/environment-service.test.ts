import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createEnvironment, type Environment } from '#shared/model/environment';
import { createDraft, type RequestDraft } from '#shared/model/request-draft';
import { withOption } from '#shared/model/said-options';
import { createRow } from '#shared/model/row';
import { createVariable } from '#shared/model/variable';
import { makeTestFolder } from './host-parts.test-support';
import { startServices } from './services.test-support';

/** A server that answers with what it was asked for. */
async function echo(): Promise<string> {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { url, headers } = request;
      response.end(JSON.stringify({ url, headers, body: Buffer.concat(chunks).toString() }));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function bench() {
  const folder = await makeTestFolder();
  const { ask, call, send: sendAt } = startServices(join(folder, 'home'));
  const root = join(folder, 'shop');
  await call('collection.create', { root, name: 'Shop' });
  const put = (path: string, text: string) => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };

  /** Sends and gives what the server saw, or the failure. */
  async function send(draft: RequestDraft, path = 'orders/list.yml'): Promise<unknown> {
    const end = await sendAt(draft, { root, path });
    if (end.type === 'failed') return end.failure;
    const { text } = await call('body.readText', { bodyId: end.bodyId ?? '', charset: null });
    return JSON.parse(text);
  }
  return { root, home: join(folder, 'home'), put, ask, call, send };
}

const withVariables = (name: string, values: Record<string, string>, more: Partial<Environment> = {}): Environment => ({
  ...createEnvironment(name),
  variables: Object.entries(values).map(([key, value]) => createVariable(key, value)),
  ...more,
});

test('each scope wins over those that are wider', async () => {
  const { put, call, send, root } = await bench();
  const url = await echo();
  put(
    'opencollection.yml',
    'opencollection: 1.0.0\ninfo:\n  name: Shop\nrequest:\n  variables:\n    - {name: a, value: collection}\n    - {name: b, value: collection}\n    - {name: c, value: collection}\n    - {name: d, value: collection}\n    - {name: e, value: collection}\n',
  );
  put(
    'orders/folder.yml',
    'info:\n  name: Orders\nrequest:\n  variables:\n    - {name: c, value: folder}\n    - {name: d, value: folder}\n    - {name: e, value: folder}\n',
  );
  await call('environment.save', { root: '', environment: withVariables('mine', { a: 'workspace', w: 'workspace' }) });
  await call('environment.choose', { root: '', name: 'mine' });
  await call('environment.save', { root, environment: withVariables('local', { b: 'environment', c: 'environment' }) });
  await call('environment.choose', { root, name: 'local' });
  await call('variables.setSession', { root, name: 'e', value: 'session' });

  const draft = {
    ...createDraft(`${url}/{{w}}/{{a}}/{{b}}/{{c}}/{{d}}/{{e}}`),
    variables: [createVariable('d', 'request'), createVariable('e', 'request')],
  };
  expect(await send(draft)).toMatchObject({ url: '/workspace/collection/environment/folder/request/session' });

  const known = await call('variables.list', { draft, place: { root, path: 'orders/list.yml' } });
  const scopeOf = (name: string) => known.find((variable) => variable.name === name)?.scope;
  expect(['w', 'a', 'b', 'c', 'd', 'e'].map(scopeOf)).toEqual([
    'workspace',
    'collection',
    'environment',
    'folder',
    'request',
    'session',
  ]);
  const e = known.find(({ name }) => name === 'e');
  expect([e?.value, ...(e?.shadowed ?? []).map(({ from, value }) => `${from}: ${value}`)]).toEqual([
    'session',
    'this request: request',
    'folder Orders: folder',
    'collection Shop: collection',
  ]);
  expect(known.find(({ name }) => name === 'b')).toMatchObject({
    environment: { root, path: 'environments/local.yml' },
    filled: 'environment',
  });
});

test('what has no value is told before sending, each at its place; a value is shown filled in, secrets as dots', async () => {
  const { call, root } = await bench();
  const secret = { ...createVariable('token', 'canary-77'), secret: true };
  const variables = [createVariable('host', 'shop.test'), createVariable('base', 'https://{{host}}/{{token}}'), secret];
  await call('environment.save', { root, environment: { ...createEnvironment('live'), variables } });
  await call('environment.choose', { root, name: 'live' });
  await call('vault.useSessionOnly', null);
  await call('vault.write', { name: 'mine', value: 'canary-78', hosts: [] });
  const place = { root, path: 'a.yml' };
  const draft = {
    ...createDraft('{{base}}/{{typo}}'),
    headers: [createRow('X-Key', '{{mine}}'), createRow('X-Other', '{{nobody}} {{$uuid}}')],
  };
  const known = await call('variables.list', { draft, place });
  expect(known.find(({ name }) => name === 'base')).toMatchObject({ filled: 'https://shop.test/••••••' });
  expect(await call('variables.check', { draft, place })).toEqual([
    { kind: 'badDraft', place: { part: 'url' }, reason: '{{typo}} in the address has no value.', unknown: 'typo' },
    {
      kind: 'badDraft',
      place: { part: 'headers', row: 1, field: 'value' },
      reason: '{{nobody}} in the header X-Other has no value.',
      unknown: 'nobody',
    },
  ]);
});

test('an environment that extends another has what it lacks from there; a circle is refused in words', async () => {
  const { call, send, root } = await bench();
  const url = await echo();
  await call('environment.save', { root, environment: withVariables('base', { host: 'base', key: 'base' }) });
  const stage = await call('environment.save', {
    root,
    environment: withVariables('stage', { key: 'stage' }, { extends: 'base' }),
  });
  await call('environment.choose', { root, name: 'stage' });
  expect(await send(createDraft(`${url}/{{host}}/{{key}}`))).toMatchObject({ url: '/base/stage' });

  await call('environment.save', { root, environment: { ...stage, extends: 'stage' } });
  expect(await send(createDraft(url))).toMatchObject({
    kind: 'badDraft',
    reason: expect.stringContaining('extends itself') as string,
  });
});

test('a secret of an environment is kept in the vault, goes out when sent, and stands in no file', async () => {
  const { call, send, root, put } = await bench();
  const url = await echo();
  const secret = { ...createVariable('token', 'canary-77'), secret: true };
  const saved = await call('environment.save', { root, environment: { ...createEnvironment('live'), variables: [secret] } });
  expect(saved.variables[0]).toMatchObject({ name: 'token', value: '', secret: true });
  const file = readFileSync(join(root, saved.path), 'utf8');
  expect(file).not.toContain('canary-77');
  expect(file).toContain('secret: true');
  await call('environment.choose', { root, name: 'live' });
  put(
    'opencollection.yml',
    'opencollection: 1.0.0\ninfo:\n  name: Shop\nrequest:\n  headers:\n    - {name: X-Key, value: "{{token}}"}\n',
  );
  expect(await send(createDraft(url))).toMatchObject({ headers: { 'x-key': 'canary-77' } });

  const renamed = await call('environment.save', { root, environment: { ...saved, name: 'production' } });
  await call('environment.choose', { root, name: renamed.name });
  expect(await send(createDraft(url))).toMatchObject({ headers: { 'x-key': 'canary-77' } });
  const known = await call('variables.list', { draft: createDraft(url), place: { root, path: 'a.yml' } });
  expect(JSON.stringify(known)).not.toContain('canary-77');
});

test('a name that nothing has is refused before anything is sent, with its place', async () => {
  const { send } = await bench();
  const url = await echo();
  const draft = { ...createDraft(url), headers: [createRow('A', 'b'), createRow('X-Token', '{{nobody}}')] };
  expect(await send(draft)).toMatchObject({
    kind: 'badDraft',
    place: { part: 'headers', row: 1 },
    reason: expect.stringContaining('nobody') as string,
  });
});

test('the process environment and a .env file beside the collection are read by their own names, and no file outside of it', async () => {
  const { call, send, root, put, home } = await bench();
  const url = await echo();
  put('.env', 'FROM_FILE="with space"\nPATH_SEEN=file\n');
  expect(await send(createDraft(`${url}/{{process.env.PATH_SEEN}}?q={{process.env.FROM_FILE}}`))).toMatchObject({
    url: '/file?q=with%20space',
  });
  writeFileSync(join(home, 'outside.env'), 'STOLEN=canary');
  const environment = withVariables('sly', {}, { dotEnvPath: '../home/outside.env' });
  await call('environment.save', { root, environment });
  await call('environment.choose', { root, name: 'sly' });
  expect(await send(createDraft(`${url}/{{process.env.STOLEN}}`))).toMatchObject({ kind: 'badDraft' });
});

test('values made anew differ each time they are used', async () => {
  const { send } = await bench();
  const url = await echo();
  const seen = (await send(createDraft(`${url}/{{$uuid}}/{{$uuid}}/{{$randomInt}}`))) as { url: string };
  const [, one, other, number] = seen.url.split('/');
  expect(one).toMatch(/^[0-9a-f-]{36}$/);
  expect(other).not.toBe(one);
  expect(Number(number)).toBeLessThanOrEqual(1000);
});

test('headers of folders and collection go along; one of the request’s own takes the place of its namesake', async () => {
  const { put, send } = await bench();
  const url = await echo();
  put(
    'opencollection.yml',
    'opencollection: 1.0.0\ninfo:\n  name: Shop\nrequest:\n  headers:\n    - {name: X-One, value: collection}\n    - {name: X-Two, value: collection}\n    - {name: X-Off, value: never, disabled: true}\n',
  );
  put(
    'orders/folder.yml',
    'info:\n  name: Orders\nrequest:\n  headers:\n    - {name: x-two, value: folder}\n    - {name: X-Three, value: folder}\n',
  );
  const seen = (await send({ ...createDraft(url), headers: [createRow('X-Three', 'request')] })) as {
    headers: Record<string, string>;
  };
  expect(seen.headers).toMatchObject({ 'x-one': 'collection', 'x-two': 'folder', 'x-three': 'request' });
  expect(seen.headers).not.toHaveProperty('x-off');
});

test('an environment that changed on disk since it was read is not overwritten, and a broken one is listed with its line', async () => {
  const { call, ask, root, put } = await bench();
  const saved = await call('environment.save', { root, environment: withVariables('local', { a: '1' }) });
  put(saved.path, `# by hand\n${readFileSync(join(root, saved.path), 'utf8')}`);
  const answer = await ask('environment.save', { root, environment: { ...saved, color: '#ff0000' } });
  expect(answer).toMatchObject({ ok: false, failure: { kind: 'fileChanged' } });
  const now = (await call('environment.list', { root })).environments[0];
  await call('environment.save', { root, environment: { ...(now ?? saved), color: '#ff0000' } });
  expect(readFileSync(join(root, saved.path), 'utf8')).toMatch(/^# by hand\n/);
  put('environments/bad.yml', 'name: bad\nvariables: nothing\n');
  expect((await call('environment.list', { root })).broken).toMatchObject([{ path: 'environments/bad.yml', line: 2 }]);
});

test('one edit of an environment is one line of difference', async () => {
  const { call, root, put } = await bench();
  const text =
    '# stages of the shop\nname: local\nvariables:\n  - name: base   # where it runs\n    value: http://localhost:1\n  - name: other\n    value: "2"\n    note: ours\n';
  put('environments/local.yml', text);
  const [local] = (await call('environment.list', { root })).environments;
  if (!local) throw new Error('not listed');
  const variables = local.variables.map((variable) =>
    variable.name === 'base' ? { ...variable, value: 'http://localhost:9' } : variable,
  );
  await call('environment.save', { root, environment: { ...local, variables } });
  expect(readFileSync(join(root, 'environments/local.yml'), 'utf8')).toBe(text.replace('localhost:1', 'localhost:9'));
});

test('what folders give and would have a request refused is named before it is sent, with the place that gives it', async () => {
  const { call, put, root } = await bench();
  put(
    'opencollection.yml',
    'opencollection: 1.0.0\ninfo:\n  name: Shop\nrequest:\n  headers:\n    - {name: X-Key, value: "{{gone}}"}\n    - {name: X-Fine, value: "{{empty}}"}\n  variables:\n    - {name: empty, value: ""}\n',
  );
  put(
    'orders/folder.yml',
    'info:\n  name: Orders\nrequest:\n  headers:\n    - {name: X-Off, value: "{{gone}}", disabled: true}\n  auth:\n    type: bearer\n    token: "{{empty}}"\n',
  );
  put('.cairn/orders/folder.yaml', 'options:\n  proxy: http://{{nobody}}:3128\n');
  const place = { root, path: 'orders/a.yml' };
  const draft = { ...createDraft('http://127.0.0.1/'), auth: { kind: 'inherit' } as const };
  const orders = { from: 'folder Orders', root, path: 'orders' };
  const unnamed = {
    kind: 'badDraft',
    unknown: 'gone',
    reason: '{{gone}} in the header X-Key of the collection Shop has no value.',
  };
  expect(await call('variables.check', { draft, place })).toMatchObject([
    { ...unnamed, above: { from: 'collection Shop', root, path: '' } },
    { reason: '{{nobody}} in the options of the folder Orders has no value.', above: orders },
    { reason: 'Auth of the folder Orders: The token is empty.', place: { part: 'auth', field: 'token' }, above: orders },
  ]);
  // What the request says itself is not asked of the folders.
  const own = { ...draft, auth: { kind: 'none' } as const, headers: [createRow('x-key', 'mine')] };
  const options = withOption(own.options, 'proxy', '');
  expect(await call('variables.check', { draft: { ...own, options }, place })).toEqual([]);
  const asTyped = withOption(draft.options, 'fillVariables', false);
  expect(await call('variables.check', { draft: { ...draft, options: withOption(asTyped, 'proxy', '') }, place })).toEqual([]);
});
