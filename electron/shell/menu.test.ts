import { readdir, readFile } from 'node:fs/promises';
import { expect, test, vi } from 'vitest';
import type { FakeElectron } from './electron.test-support';

const electron: FakeElectron = await vi.hoisted(async () => (await import('./electron.test-support')).createFakeElectron());
vi.mock('electron', () => electron);

const { createMenu } = await import('./menu');

interface Item {
  readonly label?: string;
  readonly role?: string;
  readonly accelerator?: string;
  readonly submenu?: readonly Item[];
}

function itemsOf(isMac: boolean, devTools = false): Item[] {
  const menu = createMenu({ isMac, devTools, run: () => {} }) as unknown as { readonly template: readonly Item[] };
  const flatten = (items: readonly Item[]): Item[] => items.flatMap((item) => [item, ...flatten(item.submenu ?? [])]);
  return flatten(menu.template);
}

test('the menu has what the platform expects', () => {
  const rolesOn = (isMac: boolean) => itemsOf(isMac).flatMap(({ role }) => role ?? []);
  expect(rolesOn(false)).toEqual(['quit', 'editMenu', 'togglefullscreen', 'windowMenu']);
  expect(rolesOn(true)).toEqual(['appMenu', 'close', 'editMenu', 'togglefullscreen', 'windowMenu']);
});

test('no two items share a shortcut', () => {
  const shortcuts = itemsOf(true).flatMap(({ accelerator }) => accelerator ?? []);
  expect(new Set(shortcuts).size).toBe(shortcuts.length);
});

test('every command of the menu is one of the page’s', async () => {
  const folder = new URL('../../renderer/app/', import.meta.url);
  const files = (await readdir(folder)).filter((name) => name.endsWith('commands.ts'));
  const page = (await Promise.all(files.map((name) => readFile(new URL(name, folder), 'utf8')))).join('\n');
  const chosen: string[] = [];
  const menu = createMenu({ isMac: false, devTools: false, run: (_window, command) => void chosen.push(command) });
  const window = new electron.BrowserWindow();
  electron.Menu.setApplicationMenu(menu as never);
  itemsOf(false).forEach(({ label }) => electron.chooseFromMenu(label ?? '', window));
  expect(chosen.length).toBeGreaterThan(5);
  expect(chosen.filter((command) => !page.includes(`'${command}'`))).toEqual([]);
});

test('developer tools are there for developers only', () => {
  const hasTools = (devTools: boolean) => itemsOf(false, devTools).some(({ role }) => role === 'toggleDevTools');
  expect([hasTools(false), hasTools(true)]).toEqual([false, true]);
});
