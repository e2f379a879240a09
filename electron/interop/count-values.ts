const comma = ','.charCodeAt(0);
/** A bracket that opens, with the one that would close it at once. */
const opening = new Map(
  [
    ['{', '}'],
    ['[', ']'],
  ].map(([open = '', close = '']) => [open.charCodeAt(0), close.charCodeAt(0)]),
);
const quote = '"'.charCodeAt(0);
const backslash = '\\'.charCodeAt(0);

/** Whether JSON says more than so many values. What stands in strings is none, and what is no JSON is counted as if it were. */
export function hasMoreValues(text: string, most: number): boolean {
  let found = 1;
  let isString = false;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (isString) {
      if (code === backslash) at++;
      else if (code === quote) isString = false;
    } else if (code === quote) isString = true;
    else if (beginsValue(code, text, at)) found++;
    if (found > most) return true;
  }
  return false;
}

/** Each comma has a value behind it, and so has a bracket that is not closed at once. */
function beginsValue(code: number, text: string, at: number): boolean {
  const close = opening.get(code);
  return code === comma || (close !== undefined && text.charCodeAt(at + 1) !== close);
}
