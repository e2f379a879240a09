import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startCairn } from './cairn-process';
import { openFromStart, writeCollection } from './collection-files';
import { expect, test } from './fixtures';
import { objections } from './objections';
import { AppWindow } from './pages/app-window';

const hasGit = (() => {
  try {
    return execFileSync('git', ['--version'], { encoding: 'utf8' }) !== '';
  } catch {
    return false;
  }
})();

/** Git as one person has it, whatever the machine is set up for. */
const gitOf =
  (name: string, cwd: string) =>
  (...args: string[]): string =>
    execFileSync(
      'git',
      [
        '-c',
        `user.name=${name}`,
        '-c',
        `user.email=${name}@x.test`,
        '-c',
        'core.autocrlf=false',
        '-c',
        'pull.rebase=false',
        ...args,
      ],
      { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] },
    );

test('what was explored is saved, and found tomorrow by a word of its address', async ({ open, folder, practice }) => {
  const first = await open();
  await first.app.collections.create('Explored', folder);
  await first.app.send('GET', `${practice.url}/library/`);
  await first.app.send('GET', `${practice.url}/library/books/?page=2`);
  await first.app.saveAs('Second page of the books');
  await first.stop();
  await first.page.close();

  const tomorrow = await open();
  await tomorrow.app.collections.filter.fill('books/?page');
  await expect.poll(() => tomorrow.app.collections.names()).toEqual(['Explored', 'Second page of the books']);
  await tomorrow.app.newTab();
  await tomorrow.app.collections.item('Second page of the books').click();
  await expect(tomorrow.app.address).toHaveValue(`${practice.url}/library/books/?page=2`);
  await tomorrow.app.address.press('Enter');
  await expect(tomorrow.app.summary).toContainText('200');
});

test('two people share a folder through git and change one request: each sees the other, and nothing is lost', async ({
  open,
  folder,
  home,
}) => {
  test.skip(!hasGit, 'git is not installed');
  const [shared, adas, graces] = ['shared.git', 'ada', 'grace'].map((name) => join(folder, name)) as [string, string, string];
  writeCollection({
    root: adas,
    name: 'Ferries',
    files: {
      'List.yml':
        '# kept by the harbour office\ninfo:\n  name: List\n  type: http\n  seq: 1\nhttp:\n  method: GET\n  url: http://127.0.0.1:1/ferries\n',
    },
  });
  const ada = gitOf('Ada', adas);
  gitOf('Ada', folder)('init', '--quiet', '--bare', '--initial-branch=main', shared);
  ada('init', '--quiet', '--initial-branch=main');
  ada('add', '.');
  ada('commit', '--quiet', '-m', 'the ferries');
  ada('remote', 'add', 'origin', shared);
  ada('push', '--quiet', '-u', 'origin', 'main');
  gitOf('Grace', folder)('clone', '--quiet', shared, graces);
  const grace = gitOf('Grace', graces);
  openFromStart(home, [adas]);
  const graceHome = mkdtempSync(join(tmpdir(), '0-cairn-e2e-grace-'));
  openFromStart(graceHome, [graces]);

  const { app, page, url } = await open();
  test.skip(url === null, 'the desktop program opens its own windows');
  const second = await startCairn(['open', '--no-open'], graceHome);
  try {
    const other = new AppWindow(await page.context().newPage());
    await other.page.goto(second.url);
    await other.isReady();

    // Grace saves and pushes; Ada has typed over the same request meanwhile, and pulls.
    await other.collections.item('List').click();
    await expect(other.address).toHaveValue('http://127.0.0.1:1/ferries');
    await other.address.fill('http://127.0.0.1:1/ferries?by=grace');
    await other.page.keyboard.press('ControlOrMeta+s');
    await expect.poll(() => readFileSync(join(graces, 'List.yml'), 'utf8')).toContain('by=grace');
    expect(grace('diff', '--numstat').trim()).not.toBe('');
    grace('commit', '--quiet', '-am', 'by grace');
    grace('push', '--quiet');
    await app.collections.item('List').click();
    await expect(app.address).toHaveValue('http://127.0.0.1:1/ferries');
    await app.address.fill('http://127.0.0.1:1/ferries?by=ada');
    ada('pull', '--quiet');
    await expect(app.address).toHaveValue('http://127.0.0.1:1/ferries?by=ada');
    await page.keyboard.press('ControlOrMeta+s');
    const versions = page.getByRole('region', { name: 'Both versions' });
    await expect(versions.getByRole('row', { name: /^Address/ })).toContainText(/by=ada[^]*by=grace/);
    await page.getByRole('button', { name: 'Save mine over it' }).click();
    await expect.poll(() => readFileSync(join(adas, 'List.yml'), 'utf8')).toContain('by=ada');
    expect(readFileSync(join(adas, 'List.yml'), 'utf8')).toContain('# kept by the harbour office');
    ada('commit', '--quiet', '-am', 'by ada');
    ada('push', '--quiet');

    // Grace has nothing typed: her tab follows what she pulls.
    grace('pull', '--quiet');
    await expect(other.address).toHaveValue('http://127.0.0.1:1/ferries?by=ada');

    // Both commit: the merge leaves its marks in the file, which is listed with them and mended as text.
    writeFileSync(join(graces, 'List.yml'), readFileSync(join(graces, 'List.yml'), 'utf8').replaceAll('by=ada', 'by=both'));
    grace('commit', '--quiet', '-am', 'by both');
    grace('push', '--quiet');
    writeFileSync(join(adas, 'List.yml'), readFileSync(join(adas, 'List.yml'), 'utf8').replaceAll('by=ada', 'by=neither'));
    ada('commit', '--quiet', '-am', 'by neither');
    expect(() => ada('pull', '--quiet')).toThrow();
    const broken = app.collections.item('List');
    await expect(broken.getByTitle(/Line \d+/)).toBeVisible();
    await broken.click();
    const dialog = page.getByRole('dialog', { name: /List/ });
    const text = dialog.getByRole('textbox', { name: 'What stands in the file' });
    await expect(text).toHaveValue(/<<<<<<< [^]*by=neither[^]*=======[^]*by=both[^]*>>>>>>> /);
    expect(await objections(page)).toEqual([]);
    const whole = await text.inputValue();
    await text.fill(whole.replaceAll(/<<<<<<< .*\n[^]*?=======\n([^]*?)>>>>>>> .*\n/g, '$1'));
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expect(dialog).toBeHidden();
    await expect(broken.getByTitle('GET http://127.0.0.1:1/ferries?by=both')).toBeVisible();
    ada('commit', '--quiet', '-am', 'merged');
    ada('push', '--quiet');
  } finally {
    await second.stop();
    rmSync(graceHome, { recursive: true, force: true });
  }
});
