const units = ['kB', 'MB', 'GB', 'TB'] as const;

/** A size as people read it: "512 B", "8.4 kB", "103.4 MB"; a kB is 1,000 bytes. */
export function sayBytes(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  let size = bytes / 1000;
  let unit = 0;
  while (size >= 999.95 && unit < units.length - 1) {
    size /= 1000;
    unit += 1;
  }
  return `${size < 99.95 ? size.toFixed(1) : Math.round(size)} ${units[unit]}`;
}
