import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { readdir, readFile, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, onTestFinished, expect, test } from 'vitest';
import { createDraft } from '#shared/model/request-draft';
import { createRow } from '#shared/model/row';
import { sealedText } from '#shared/model/sealed';
import { defaultLayout, type StoredTab, type Workspace } from '#shared/model/workspace';
import { ok, type Result } from '#shared/result';
import { writeFileAtomic } from '../storage/atomic-file.ts';
import { createWorkspaceFiles } from '../storage/workspace-files.ts';
import { makeTestFolder } from './host-parts.test-support';
import { createSecretVault, type SecretVault } from '../storage/vault/secret-vault';
import { memoryKeychain, sessionVault } from '../storage/vault/vault.test-support';
import { createWorkspaceService, type WorkspaceService } from './workspace-service';

const tabNamed = (id: string, url = 'http://127.0.0.1/'): StoredTab => ({
  id,
  name: '',
  draft: createDraft(url),
  saved: null,
  under: null,
  dirty: true,
  view: '',
  composerPart: 'params',
  trail: [],
  position: -1,
  page: '',
  tables: {},
  bodyViews: {},
  bodyCharsets: {},
  secrets: [],
});

/** One run of the program on a data folder; pages are there from the start. */
function run(
  home: string,
  pages: readonly string[] = ['page-1', 'page-2'],
  vault: SecretVault = sessionVault(home),
): WorkspaceService {
  const service = createWorkspaceService(createWorkspaceFiles(home), vault);
  pages.forEach((page) => service.enter(page));
  onTestFinished(() => service.close());
  return service;
}

const valueOf = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.failure));
  return result.value;
};

const open = async (service: WorkspaceService, page: string | null, windowId: string | null = null): Promise<Workspace> =>
  valueOf(await service.handlers['workspace.open']({ windowId }, { windowId: page }));

const saveTab = (service: WorkspaceService, windowId: string, tab: StoredTab, page = 'page-1') =>
  service.handlers['workspace.saveTab']({ windowId, tab }, { windowId: page });

test('a first window is empty and has a name of its own', async () => {
  const service = run(await makeTestFolder());
  const workspace = await open(service, 'page-1');
  expect(workspace).toEqual({ windowId: expect.stringMatching(/^[0-9a-f-]{36}$/), layout: defaultLayout, tabs: [] });
});

test('tabs and layout survive a restart, unsaved drafts included', async () => {
  const home = await makeTestFolder();
  const first = run(home);
  const { windowId } = await open(first, 'page-1');
  const [one, other] = [tabNamed('one', 'http://127.0.0.1/typed but never sent'), tabNamed('other')];
  const layout = { ...defaultLayout, tabOrder: ['other', 'one'], activeTabId: 'one' };
  const kept = [
    await saveTab(first, windowId, one),
    await saveTab(first, windowId, other),
    await first.handlers['workspace.saveLayout']({ windowId, layout }, { windowId: 'page-1' }),
  ];
  await first.close();
  expect(kept).toEqual([ok(null), ok(null), ok(null)]);
  expect(await open(run(home), 'page-1')).toEqual({ windowId, layout, tabs: [one, other] });
});

test('after a crash a tab that the layout does not know is shown, and one it knows too much of is left out', async () => {
  const home = await makeTestFolder();
  const first = run(home);
  const { windowId } = await open(first, 'page-1');
  await saveTab(first, windowId, tabNamed('new'));
  const layout = { ...defaultLayout, tabOrder: ['gone'], activeTabId: 'gone' };
  await first.handlers['workspace.saveLayout']({ windowId, layout }, { windowId: 'page-1' });
  await first.close();
  expect((await open(run(home), 'page-1')).layout).toEqual({ ...layout, tabOrder: ['new'], activeTabId: 'new' });
});

test('a tab that was closed does not come back, not even when its last draft is still being written', async () => {
  const home = await makeTestFolder();
  const service = run(home);
  const { windowId } = await open(service, 'page-1');
  await Promise.all([
    saveTab(service, windowId, tabNamed('closed')),
    service.handlers['workspace.removeTab']({ windowId, tabId: 'closed' }, { windowId: 'page-1' }),
  ]);
  await service.close();
  expect((await open(run(home), 'page-1')).tabs).toEqual([]);
});

test('the last of many drafts written at once is the one that is kept', async () => {
  const home = await makeTestFolder();
  const service = run(home);
  const { windowId } = await open(service, 'page-1');
  const drafts = Array.from({ length: 30 }, (_, at) => tabNamed('one', `http://127.0.0.1/${at}`));
  await Promise.all(drafts.map((tab) => saveTab(service, windowId, tab)));
  await service.close();
  expect((await open(run(home), 'page-1')).tabs).toEqual([tabNamed('one', 'http://127.0.0.1/29')]);
});

test.each(['{', '', 'null', '{"id":"one"}', '\0\0\0\0'])(
  'a tab file that says %j is set aside, and the other tabs are shown',
  async (text) => {
    const home = await makeTestFolder();
    const first = run(home);
    const { windowId } = await open(first, 'page-1');
    await saveTab(first, windowId, tabNamed('good-tab-1'));
    const folder = join(home, 'windows', windowId, 'tabs');
    await writeFileAtomic(join(folder, 'broken.json'), text);
    await first.close();
    const again = await open(run(home), 'page-1');
    const files = (await readdir(folder)).toSorted();
    expect([again.tabs, files]).toEqual([
      [tabNamed('good-tab-1')],
      [expect.stringMatching(/^broken\.json\.broken-\d{4}-/), 'good-tab-1.json'],
    ]);
    expect(await readFile(join(folder, files[0] ?? ''), 'utf8')).toBe(text);
  },
);

test.each(['../../settings', '..', '/etc/passwd', 'a/b', 'C:\\x', 'x'.repeat(100), 'ＴＡＢ', ''])(
  'a tab called “%s” is kept in its folder and nowhere else',
  async (id) => {
    const home = await makeTestFolder();
    const first = run(home);
    const { windowId } = await open(first, 'page-1');
    expect(await saveTab(first, windowId, tabNamed(id))).toEqual(ok(null));
    await first.close();
    expect((await readdir(home)).toSorted()).toEqual(['windows']);
    expect((await open(run(home), 'page-1')).tabs).toEqual([tabNamed(id)]);
  },
);

test.each(['..', '../windows', '', 'a/b', '.', '/tmp'])('“%s” is no window', async (windowId) => {
  const service = run(await makeTestFolder());
  expect(await saveTab(service, windowId, tabNamed('one'))).toEqual({
    ok: false,
    failure: { kind: 'notFound', what: 'this window' },
  });
  expect((await open(service, 'page-1', windowId)).windowId).toMatch(/^[0-9a-f-]{36}$/);
});

test('two pages never show the same window, also when they open at once', async () => {
  const home = await makeTestFolder();
  const first = run(home);
  const { windowId } = await open(first, 'page-1');
  await saveTab(first, windowId, tabNamed('one'));
  await first.close();
  const service = run(home);
  const opened = await Promise.all([open(service, 'page-1'), open(service, 'page-2')]);
  expect(opened.map(({ tabs }) => tabs.length).toSorted((one, other) => one - other)).toEqual([0, 1]);
  expect(opened[0]?.windowId).not.toBe(opened[1]?.windowId);
});

test('a page that is loaded again gets its window back, by name or without', async () => {
  const service = run(await makeTestFolder());
  const { windowId } = await open(service, 'page-1');
  await saveTab(service, windowId, tabNamed('one'));
  expect((await open(service, 'page-1')).windowId).toBe(windowId);
  const reopened = open(service, 'page-2', windowId);
  await service.leave('page-1');
  expect((await reopened).windowId).toBe(windowId);
});

test('a copy of a browser tab gets a window of its own, and the drafts of the first stay its own', async () => {
  const service = run(await makeTestFolder());
  const { windowId } = await open(service, 'page-1');
  await saveTab(service, windowId, tabNamed('one'));
  const copy = await open(service, 'page-2', windowId);
  expect(copy).toMatchObject({ tabs: [], windowId: expect.not.stringContaining(windowId) });
  expect(await saveTab(service, windowId, tabNamed('one', 'http://other/'), 'page-2')).toMatchObject({
    ok: false,
    failure: { kind: 'fileChanged' },
  });
  expect((await open(service, 'page-1')).tabs).toEqual([tabNamed('one')]);
});

test('the window used last is taken over first', async () => {
  const home = await makeTestFolder();
  const first = run(home);
  const [older, newer] = [await open(first, 'page-1'), await open(first, 'page-2')];
  await saveTab(first, older.windowId, tabNamed('one'));
  await saveTab(first, newer.windowId, tabNamed('other'), 'page-2');
  await first.close();
  const later = new Date(Date.now() + 5_000);
  const folder = join(home, 'windows', older.windowId, 'tabs');
  for (const name of await readdir(folder)) await utimes(join(folder, name), later, later);
  expect((await open(run(home), 'page-1')).windowId).toBe(older.windowId);
});

test('the last words of a page that goes are kept', async () => {
  const home = await makeTestFolder();
  const service = run(home);
  const { windowId } = await open(service, 'page-1');
  await saveTab(service, windowId, tabNamed('one'));
  await service.leave('page-1');
  expect(await saveTab(service, windowId, tabNamed('one', 'http://last/'))).toEqual(ok(null));
  expect((await open(service, 'page-2')).tabs).toEqual([tabNamed('one', 'http://last/')]);
});

test('a page that outlived its host goes on writing to its window, and nobody else gets it', async () => {
  const home = await makeTestFolder();
  const before = run(home);
  const { windowId } = await open(before, 'page-1');
  await saveTab(before, windowId, tabNamed('one'));
  await before.close();
  const after = run(home);
  expect(await saveTab(after, windowId, tabNamed('one', 'http://still-typing/'))).toEqual(ok(null));
  expect((await open(after, 'page-2')).windowId).not.toBe(windowId);
});

test('a window in which nothing was ever kept leaves no folder behind', async () => {
  const home = await makeTestFolder();
  const service = run(home);
  await open(service, 'page-1');
  await service.leave('page-1');
  expect(await readdir(join(home, 'windows'))).toEqual([]);
});

test('a page whose empty window was taken for left may write to it all the same', async () => {
  const service = run(await makeTestFolder());
  const { windowId } = await open(service, 'page-1');
  await service.leave('page-1');
  service.enter('page-1');
  expect(await saveTab(service, windowId, tabNamed('one'))).toEqual(ok(null));
  expect(await open(service, 'page-1')).toMatchObject({ windowId, tabs: [tabNamed('one')] });
});

/** Another program that holds a window until it is ended. */
async function holdElsewhere(home: string, windowId: string): Promise<ChildProcess> {
  const claim = new URL('../storage/window-claim.ts', import.meta.url).href;
  const folder = join(home, 'windows', windowId);
  const script = `const { claimWindow } = await import(${JSON.stringify(claim)});
    const held = await claimWindow(${JSON.stringify(folder)});
    console.log(held ? 'held' : 'refused'); setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '--no-warnings', '--eval', script], {
    cwd: new URL('../..', import.meta.url),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const [said] = (await once(child.stdout, 'data')) as [Buffer];
  expect(said.toString().trim()).toBe('held');
  return child;
}

test('a window that another program shows is left to it; after a kill -9 it is free at once', async () => {
  const home = await makeTestFolder();
  const first = run(home);
  const { windowId } = await open(first, 'page-1');
  await saveTab(first, windowId, tabNamed('one'));
  await first.close();

  const other = await holdElsewhere(home, windowId);
  const service = run(home);
  const meanwhile = await open(service, 'page-1');
  expect([meanwhile.windowId === windowId, meanwhile.tabs]).toEqual([false, []]);
  expect(await saveTab(service, windowId, tabNamed('one', 'http://other/'))).toMatchObject({ failure: { kind: 'fileChanged' } });

  other.kill('SIGKILL');
  await once(other, 'exit');
  expect(await open(service, 'page-2', windowId)).toMatchObject({ windowId, tabs: [tabNamed('one')] });
});

describe('secrets of a draft', () => {
  const secretTab = (): StoredTab => ({
    ...tabNamed('tab-0001'),
    draft: {
      ...createDraft('http://h/'),
      headers: [createRow('Cookie', 'sid=canary-cookie'), createRow('X-Other', 'plain')],
      auth: { kind: 'basic', username: 'alice', password: 'canary-password' },
    },
    trail: [
      {
        exchangeId: '11111111-1111-4111-8111-111111111111',
        draft: { ...createDraft('http://h/1'), auth: { kind: 'basic', username: 'bert', password: 'canary-of-a-step' } },
        typed: { ...createDraft('http://h/2'), headers: [createRow('Authorization', 'canary-typed')] },
        name: '',
        saved: null,
        left: {},
      },
    ],
    position: 0,
  });

  /** All that was written but the vault, as one text. */
  const filesOf = (home: string) =>
    readdirSync(home, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.json') && !name.endsWith('vault.json'))
      .map((name) => readFileSync(join(home, name), 'latin1'))
      .join('\n');

  test('stand in the vault, not in the tab’s file, and come back with the tab', async () => {
    const home = await makeTestFolder();
    const keychain = memoryKeychain();
    const vault = () => createSecretVault({ path: join(home, 'vault.json'), keychain });
    const first = vault();
    await first.create({ kind: 'keychain' });
    const service = run(home, ['page-1'], first);
    const { windowId } = valueOf(await service.handlers['workspace.open']({ windowId: null }, { windowId: 'page-1' }));
    const kept = secretTab();
    valueOf(await service.handlers['workspace.saveTab']({ windowId, tab: kept }, { windowId: 'page-1' }));
    expect(filesOf(home)).not.toMatch(/canary/);
    await service.close();

    const next = run(home, ['page-1'], vault());
    const again = valueOf(await next.handlers['workspace.open']({ windowId }, { windowId: 'page-1' }));
    expect(again.tabs).toEqual([kept]);

    valueOf(await next.handlers['workspace.removeTab']({ windowId, tabId: kept.id }, { windowId: 'page-1' }));
    expect(await vault().list()).toEqual(ok([]));
  });

  const word = 'canary "word" of a form';
  const formTab = (): StoredTab => {
    const typed = { ...createDraft('http://h/login'), body: { kind: 'json' as const, text: JSON.stringify({ password: word }) } };
    const left = {
      form: { open: { values: { kind: 'object', members: [{ name: 'password', value: { kind: 'text', text: word } }] } } },
    };
    const step = { exchangeId: '11111111-1111-4111-8111-111111111111', draft: typed, typed, name: '', saved: null, left };
    const sent = { ...typed, url: `http://h/login?password=${encodeURIComponent(word)}` };
    return { ...tabNamed('tab-0002'), draft: sent, trail: [step], position: 0, secrets: [{ id: 'f 1', text: word }] };
  };

  test('that were typed into a form stand in no draft, address or form of the file either', async () => {
    const home = await makeTestFolder();
    const keychain = memoryKeychain();
    const vault = createSecretVault({ path: join(home, 'vault.json'), keychain });
    await vault.create({ kind: 'keychain' });
    const service = run(home, ['page-1'], vault);
    const { windowId } = await open(service, 'page-1');
    valueOf(await saveTab(service, windowId, formTab()));
    expect(filesOf(home)).not.toMatch(/canary/);
    expect((await open(service, 'page-1', windowId)).tabs).toEqual([formTab()]);

    vault.lock();
    const [locked] = (await open(service, 'page-1', windowId)).tabs;
    expect(JSON.stringify(locked)).not.toMatch(/canary/);
    valueOf(await saveTab(service, windowId, locked!));
    await vault.unlock('');
    expect((await open(service, 'page-1', windowId)).tabs).toEqual([formTab()]);

    valueOf(await saveTab(service, windowId, { ...tabNamed('tab-0002') }));
    expect(await vault.list()).toEqual(ok([]));
  });

  test('that were typed into a form are gone with the program where there is no vault, and nothing else of the form is', async () => {
    const home = await makeTestFolder();
    const first = run(home, ['page-1']);
    const { windowId } = await open(first, 'page-1');
    valueOf(await saveTab(first, windowId, formTab()));
    await first.close();
    expect(filesOf(home)).not.toMatch(/canary/);
    const [tab] = (await open(run(home, ['page-1']), 'page-1', windowId)).tabs;
    expect(tab?.draft).toMatchObject({ url: 'http://h/login?password=', body: { text: '{"password":""}' } });
  });

  test('in a vault that is locked stay sealed, and a save of the tab does not lose them', async () => {
    const home = await makeTestFolder();
    const keychain = memoryKeychain();
    const vault = createSecretVault({ path: join(home, 'vault.json'), keychain });
    await vault.create({ kind: 'keychain' });
    const service = run(home, ['page-1'], vault);
    const { windowId } = valueOf(await service.handlers['workspace.open']({ windowId: null }, { windowId: 'page-1' }));
    valueOf(await service.handlers['workspace.saveTab']({ windowId, tab: secretTab() }, { windowId: 'page-1' }));

    vault.lock();
    const [locked] = valueOf(await service.handlers['workspace.open']({ windowId }, { windowId: 'page-1' })).tabs;
    expect(locked?.draft.auth).toMatchObject({ password: sealedText('tab/tab-0001/password') });
    valueOf(await service.handlers['workspace.saveTab']({ windowId, tab: locked! }, { windowId: 'page-1' }));

    await vault.unlock('');
    const [open] = valueOf(await service.handlers['workspace.open']({ windowId }, { windowId: 'page-1' })).tabs;
    expect(open?.draft.auth).toMatchObject({ password: 'canary-password' });
  });
});
