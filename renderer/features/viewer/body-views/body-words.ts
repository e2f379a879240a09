const grouped = new Intl.NumberFormat('en', { useGrouping: true });

/** 12004318 as “12 004 318”: spaces that do not break, which no country reads as a decimal point. */
export const groupDigits = (value: number): string => grouped.format(value).replaceAll(',', '\u00a0');

/** “1 item”, “400 000 items”. */
export const countOf = (count: number, noun: string): string => `${groupDigits(count)} ${noun}${count === 1 ? '' : 's'}`;

const steps = ['kB', 'MB', 'GB'] as const;

/** 103400000 as “103.4 MB”. */
export function sizeOf(bytes: number): string {
  if (bytes < 1000) return countOf(bytes, 'byte');
  let value = bytes;
  let unit = '';
  for (const step of steps) {
    if (value < 999.95) break;
    value /= 1000;
    unit = step;
  }
  return `${value.toFixed(value < 99.95 ? 1 : 0).replace(/\.0$/, '')}\u00a0${unit}`;
}
