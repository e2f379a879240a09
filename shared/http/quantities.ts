/** A number with a narrow space between thousands, so that long ones can be read: `12 004 318`. */
export const formatCount = (count: number): string => String(count).replace(/\B(?=(\d{3})+$)/g, '\u202f');

const units = ['B', 'kB', 'MB', 'GB', 'TB'];

/** A size as number and unit, decimal units: `['8.4', 'kB']`. */
export function sizeParts(bytes: number): [amount: string, unit: string] {
  let amount = bytes;
  let step = 0;
  // 999.95 would be written as 1000.0, which belongs to the next unit.
  while (amount >= (step === 0 ? 1000 : 999.95) && step < units.length - 1) {
    amount /= 1000;
    step += 1;
  }
  return [step === 0 ? String(amount) : amount.toFixed(1), units[step] ?? 'B'];
}

/** A size in words: `54 B`, `1.9 kB`, `103.4 MB`. */
export const formatBytes = (bytes: number): string => sizeParts(bytes).join(' ');

/** A span measured here, as number and unit: `['12', 'ms']`, `['6.41', 's']`. */
export function spanParts(ms: number): [amount: string, unit: string] {
  if (ms < 0.95) return [ms.toFixed(1), 'ms'];
  if (ms < 999.5) return [ms.toFixed(0), 'ms'];
  if (ms < 99_950) return [(ms / 1000).toFixed(ms < 9_995 ? 2 : 1), 's'];
  return [(ms / 60_000).toFixed(1), 'min'];
}

/** A span measured here, in words. */
export const formatSpan = (ms: number): string => spanParts(ms).join(' ');

const steps: readonly (readonly [seconds: number, one: string, many: string])[] = [
  [365 * 86_400, 'year', 'years'],
  [30.44 * 86_400, 'month', 'months'],
  [86_400, 'day', 'days'],
  [3_600, 'h', 'h'],
  [60, 'min', 'min'],
  [1, 's', 's'],
];

/** A length of time that somebody announced in seconds: `60 s`, `36 min`, `1 year`. */
export function formatSeconds(seconds: number): string {
  const size = Math.abs(seconds);
  // Up to two minutes, seconds say more than a rounded minute.
  const step = steps.find(([length]) => size >= length && (length !== 60 || size > 120)) ?? [1, 's', 's'];
  const amount = Math.round(size / step[0]);
  return `${amount} ${amount === 1 ? step[1] : step[2]}`;
}

/** How far a moment lies from another: `3 min ago`, `in 2 days`, `at that moment`. */
export function formatDistance(at: number, from: number): string {
  const seconds = Math.round((at - from) / 1000);
  if (seconds === 0) return 'at that moment';
  return seconds < 0 ? `${formatSeconds(seconds)} ago` : `in ${formatSeconds(seconds)}`;
}

const clock = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'medium' });

/** A moment on the reader's own clock. */
export const formatMoment = (at: number): string => clock.format(at);

const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium' });

/** A day on the reader's own calendar, or the time of day where it is today. */
export const formatDay = (at: number, now = Date.now()): string =>
  day.format(at) === day.format(now) ? formatTime(at) : day.format(at);

/** An hour and minute on the reader's own clock, such as `16:05`. */
export const formatTime = (at: number): string =>
  new Date(at).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });

/** `a`, `a and b`, `a, b and c`. */
export function joinWords(words: readonly string[], last = 'and'): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}`;
}
