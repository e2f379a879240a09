interface Key {
  readonly key: string;
  readonly altKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
}

/** The row that a key moves to from another one; null when it moves nowhere. */
export function rowAfterKey(
  event: Key,
  row: number,
  { rowCount, pageRows }: { readonly rowCount: number; readonly pageRows: number },
): number | null {
  const last = Math.max(0, rowCount - 1);
  const moves: Readonly<Record<string, number>> = {
    ArrowDown: row + 1,
    ArrowUp: row - 1,
    PageDown: row + pageRows,
    PageUp: row - pageRows,
    Home: 0,
    End: last,
  };
  const moved = moves[event.key];
  if (moved === undefined || event.altKey || event.metaKey) return null;
  // Ctrl+Home and Ctrl+End mean the same in every editor; with the other keys Ctrl means something else.
  if (event.ctrlKey && event.key !== 'Home' && event.key !== 'End') return null;
  return Math.min(last, Math.max(0, moved));
}
