/** "2 h 15 min": the two largest units, which is as exact as a reader needs it. */
export function aheadBy(seconds: number): string {
  const units = [
    [Math.floor(seconds / 86_400), 'd'],
    [Math.floor(seconds / 3600) % 24, 'h'],
    [Math.floor(seconds / 60) % 60, 'min'],
    [seconds % 60, 's'],
  ] as const;
  return units
    .filter(([count]) => count > 0)
    .slice(0, 2)
    .map(([count, unit]) => `${count} ${unit}`)
    .join(' ');
}

/** "for 42 min": in whole minutes, since nobody watches the seconds. */
export function forHowLong(ms: number): string {
  const minutes = Math.floor(Math.max(0, ms) / 60_000);
  return minutes === 0 ? 'for a moment' : `for ${aheadBy(minutes * 60)}`;
}

/** "14:16:52.118", by the clock of this machine. */
export function clockTime(at: number): string {
  const time = new Date(at);
  return `${time.toLocaleTimeString('en-GB')}.${String(time.getMilliseconds()).padStart(3, '0')}`;
}
