/** A whole number as typed, spaces allowed between its digits; null when it is none that can be held exactly. */
export function readWhole(text: string): number | null {
  const digits = text.replace(/\s/g, '');
  const number = Number(digits);
  return /^\d+$/.test(digits) && Number.isSafeInteger(number) ? number : null;
}

const units = ['bytes', 'KiB', 'MiB', 'GiB', 'TiB'];

/** Bytes in the largest unit that keeps them readable: 64 MiB. */
export function sizeWords(bytes: number): string {
  let unit = 0;
  let amount = bytes;
  while (amount >= 1024 && unit < units.length - 1) {
    amount /= 1024;
    unit += 1;
  }
  return `${Number.isInteger(amount) ? amount : amount.toFixed(1)} ${units[unit]}`;
}
