/** A command as its keys are shown and chosen. */
export interface ShortcutRow {
  readonly id: string;
  readonly title: string;
  readonly group: string;
  /** What does it now; undefined: no keys. */
  readonly shortcut: string | undefined;
  /** What does it where nobody chose another. */
  readonly usualShortcut: string | undefined;
}

export interface ShortcutGroup {
  readonly name: string;
  readonly rows: readonly ShortcutRow[];
}

/** The commands that have all the words of a search in their title, group or keys; groups as they come, empty ones left out. */
export function findShortcuts(rows: readonly ShortcutRow[], search: string): readonly ShortcutGroup[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  const found = rows.filter((row) => words.every((word) => textOf(row).includes(word)));
  const names = [...new Set(found.map(({ group }) => group))];
  return names.map((name) => ({ name, rows: found.filter(({ group }) => group === name) }));
}

/** The other command that has these keys; undefined when they are free. */
export function holderOf(rows: readonly ShortcutRow[], keys: string, id: string): ShortcutRow | undefined {
  return rows.find((row) => row.id !== id && row.shortcut?.toLowerCase() === keys.toLowerCase());
}

/** Keys that most browsers do not hand to a page. */
export function isBrowsersOwn(keys: string): boolean {
  return /^mod\+(shift\+)?[twn]$/i.test(keys) || /^mod\+(pageup|pagedown|tab)$/i.test(keys);
}

const textOf = ({ title, group, shortcut }: ShortcutRow): string =>
  `${title} ${group} ${(shortcut ?? '').replace('mod', 'ctrl cmd mod')}`.toLowerCase();
