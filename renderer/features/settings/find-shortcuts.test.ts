import { expect, test } from 'vitest';
import { findShortcuts, holderOf, isBrowsersOwn, type ShortcutRow } from './find-shortcuts';

const row = (id: string, title: string, group: string, shortcut?: string): ShortcutRow => ({
  id,
  title,
  group,
  shortcut,
  usualShortcut: shortcut,
});
const rows = [
  row('send', 'Send', 'Request', 'mod+Enter'),
  row('save', 'Save', 'Request', 'mod+s'),
  row('palette.open', 'Command palette', 'View', 'mod+k'),
  row('headers', 'Header dictionary', 'View'),
];

test('a search finds by title, by group and by keys, and keeps the groups', () => {
  expect(findShortcuts(rows, '').map(({ name }) => name)).toEqual(['Request', 'View']);
  expect(findShortcuts(rows, 'pal').flatMap((group) => group.rows.map(({ id }) => id))).toEqual(['palette.open']);
  expect(findShortcuts(rows, 'ctrl enter').flatMap((group) => group.rows.map(({ id }) => id))).toEqual(['send']);
  expect(findShortcuts(rows, 'request sav').flatMap((group) => group.rows.map(({ id }) => id))).toEqual(['save']);
  expect(findShortcuts(rows, 'nothing of the kind')).toEqual([]);
});

test('keys that another command has are said to be its', () => {
  expect(holderOf(rows, 'mod+S', 'send')?.id).toBe('save');
  expect(holderOf(rows, 'mod+s', 'save')).toBeUndefined();
  expect(holderOf(rows, 'mod+Shift+s', 'send')).toBeUndefined();
});

test('a browser keeps the keys for tabs and windows to itself, and no more', () => {
  for (const keys of ['mod+t', 'mod+w', 'mod+Shift+n', 'mod+Tab']) expect(isBrowsersOwn(keys), keys).toBe(true);
  for (const keys of ['mod+k', 'alt+t', 'mod+alt+t', 'F5', 'mod+Enter']) expect(isBrowsersOwn(keys), keys).toBe(false);
});
