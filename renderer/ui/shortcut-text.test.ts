import { expect, test } from 'vitest';
import { shortcutText } from './shortcut-text';

test.each([
  ['mod+Enter', 'Ctrl ⏎', '⌘ ⏎'],
  ['mod+Shift+t', 'Ctrl Shift T', '⌘ ⇧ T'],
  ['alt+ArrowLeft', 'Alt ←', '⌥ ←'],
  ['F5', 'F5', 'F5'],
  ['mod+plus', 'Ctrl +', '⌘ +'],
  ['Escape', 'Esc', 'Esc'],
])('%s is shown as %s, on a Mac as %s', (keys, other, mac) => {
  expect([shortcutText(keys, 'other'), shortcutText(keys, 'mac')]).toEqual([other, mac]);
});
