/** A text cut to a width in pixels, by the width of its usual character. */
export function fit(text: string, width: number, each: number): string {
  const most = Math.max(4, Math.floor(width / each));
  return text.length <= most ? text : `${text.slice(0, most - 1)}…`;
}

/** Milliseconds as a person reads them: two decimals below one, one below a hundred. */
export const ms = (value: number): string =>
  `${value < 1 ? value.toFixed(2) : value < 100 ? value.toFixed(1) : Math.round(value)} ms`;

/** `1 request`, `2 requests`. */
export const count = (number: number, one: string, many = `${one}s`): string => `${number} ${number === 1 ? one : many}`;
