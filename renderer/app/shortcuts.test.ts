import { expect, test } from 'vitest';
import { commands } from './commands';
import { isShortcut, type KeyStroke, strokeOf } from './shortcuts';

const stroke = (key: string, held: Partial<KeyStroke> = {}): KeyStroke => ({
  key,
  code: '',
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...held,
});
const ctrl = { ctrlKey: true };

test('a shortcut is exactly its keys', () => {
  expect(isShortcut(stroke('s', ctrl), 'mod+s', false)).toBe(true);
  expect(isShortcut(stroke('s', { ...ctrl, shiftKey: true }), 'mod+s', false)).toBe(false);
  expect(isShortcut(stroke('s'), 'mod+s', false)).toBe(false);
  expect(isShortcut(stroke('F5'), 'F5', false)).toBe(true);
  expect(isShortcut(stroke('F5', ctrl), 'F5', false)).toBe(false);
});

test('on a Mac the Command key takes the place of Control', () => {
  expect(isShortcut(stroke('k', { metaKey: true }), 'mod+k', true)).toBe(true);
  expect(isShortcut(stroke('k', ctrl), 'mod+k', true)).toBe(false);
});

test('where the keyboard writes another script, the place of the key counts', () => {
  expect(isShortcut(stroke('ы', { ...ctrl, code: 'KeyS' }), 'mod+s', false)).toBe(true);
  expect(isShortcut(stroke('†', { altKey: true, code: 'KeyT' }), 'alt+t', true)).toBe(true);
});

test('a letter in another place of the keyboard is the letter, not the place', () => {
  expect(isShortcut(stroke('w', { ...ctrl, code: 'KeyZ' }), 'mod+w', false)).toBe(true);
  expect(isShortcut(stroke('y', { ...ctrl, code: 'KeyZ' }), 'mod+z', false)).toBe(false);
});

test('plus is plus, with Shift or without', () => {
  expect(isShortcut(stroke('+', { ...ctrl, shiftKey: true }), 'mod+plus', false)).toBe(true);
  expect(isShortcut(stroke('=', ctrl), 'mod+plus', false)).toBe(true);
});

test('no two commands share a name or a shortcut, and what a browser reserves has another', () => {
  const ids = commands.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const pick of ['shortcut', 'webShortcut'] as const) {
    const used = commands.flatMap((command) =>
      pick === 'webShortcut' ? (command.webShortcut ?? command.shortcut ?? []) : (command.shortcut ?? []),
    );
    expect(used.filter((one, at) => used.indexOf(one) !== at)).toEqual([]);
  }
  const reserved = ['mod+t', 'mod+w', 'mod+n', 'mod+shift+t', 'ctrl+tab', 'ctrl+shift+tab'];
  const inBrowser = commands.map(({ webShortcut, shortcut }) => (webShortcut ?? shortcut ?? '').toLowerCase());
  expect(inBrowser.filter((shortcut) => reserved.includes(shortcut))).toEqual([]);
});

test('a stroke is read as the shortcut it is, and answers to it', () => {
  const strokes: readonly (readonly [KeyStroke, boolean, string])[] = [
    [stroke('k', ctrl), false, 'mod+k'],
    [stroke('K', { ...ctrl, shiftKey: true }), false, 'mod+Shift+k'],
    [stroke('k', { metaKey: true }), true, 'mod+k'],
    [stroke('k', ctrl), true, 'ctrl+k'],
    [stroke('†', { altKey: true, code: 'KeyT' }), true, 'alt+t'],
    [stroke('+', { ...ctrl, shiftKey: true }), false, 'mod+plus'],
    [stroke('F8'), false, 'F8'],
    [stroke('ArrowUp', { altKey: true }), false, 'alt+ArrowUp'],
  ];
  for (const [one, isMac, shortcut] of strokes) {
    expect(strokeOf(one, isMac)).toBe(shortcut);
    expect(isShortcut(one, shortcut, isMac), shortcut).toBe(true);
  }
});

test('what types, moves or is a modifier alone is no shortcut', () => {
  expect(strokeOf(stroke('a'), false)).toBeNull();
  expect(strokeOf(stroke('A', { shiftKey: true }), false)).toBeNull();
  expect(strokeOf(stroke('Enter'), false)).toBeNull();
  expect(strokeOf(stroke('Control', ctrl), false)).toBeNull();
  expect(strokeOf(stroke('l', { metaKey: true }), false)).toBeNull();
});
