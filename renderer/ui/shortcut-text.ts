type Platform = 'mac' | 'other';

const caps: Readonly<Record<Platform, Readonly<Record<string, string>>>> = {
  mac: { mod: '⌘', ctrl: '⌃', alt: '⌥', shift: '⇧' },
  other: { mod: 'Ctrl', ctrl: 'Ctrl', alt: 'Alt', shift: 'Shift' },
};

const names: Readonly<Record<string, string>> = {
  enter: '⏎',
  escape: 'Esc',
  arrowleft: '←',
  arrowright: '→',
  arrowup: '↑',
  arrowdown: '↓',
  plus: '+',
  delete: 'Del',
};

/** Whether the machine has a Command key. */
export const isMac = (): boolean => /mac/i.test(navigator.platform);

/** A shortcut as its key caps say it: `mod+Enter` is `Ctrl ⏎`, on macOS `⌘ ⏎`. */
export function shortcutText(keys: string, platform: Platform = isMac() ? 'mac' : 'other'): string {
  return keys
    .split(' ')
    .map((stroke) =>
      stroke
        .split('+')
        .map((key) => capOf(key, platform))
        .join(' '),
    )
    .join('  ');
}

/** The same for `aria-keyshortcuts`: `mod+Enter` is `Control+Enter`. */
export function ariaShortcut(keys: string): string {
  const modifiers: Readonly<Record<string, string>> = {
    mod: isMac() ? 'Meta' : 'Control',
    ctrl: 'Control',
    alt: 'Alt',
    shift: 'Shift',
  };
  return keys
    .split('+')
    .map((key) => modifiers[key.toLowerCase()] ?? key)
    .join('+');
}

function capOf(key: string, platform: Platform): string {
  const lower = key.toLowerCase();
  return caps[platform][lower] ?? names[lower] ?? (key.length === 1 ? key.toUpperCase() : key);
}
