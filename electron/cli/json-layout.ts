/**
 * Lays JSON out on lines while it arrives. Only white space between the parts changes: numbers, escapes and the order of
 * members stay as they came, and what is not JSON comes through as well.
 */
export function createJsonLayout(): (text: string) => string {
  let depth = 0;
  let inString = false;
  let escaped = false;
  /** An opened bracket waits for what follows: an empty pair stays together. */
  let opened = false;

  const newLine = (): string => `\n${'  '.repeat(Math.min(depth, 100))}`;

  function inText(character: string): string {
    if (escaped) escaped = false;
    else if (character === '\\') escaped = true;
    else if (character === '"') inString = false;
    return character;
  }

  function close(character: string): string {
    const wasOpened = opened;
    opened = false;
    depth = Math.max(0, depth - 1);
    return wasOpened ? character : newLine() + character;
  }

  function between(character: string): string {
    if (/\s/.test(character)) return '';
    if (character === '}' || character === ']') return close(character);
    const before = opened ? newLine() : '';
    opened = character === '{' || character === '[';
    if (opened) depth++;
    if (character === '"') inString = true;
    if (character === ',') return `${before},${newLine()}`;
    return before + (character === ':' ? ': ' : character);
  }

  return (text) => {
    let laidOut = '';
    for (const character of text) laidOut += inString ? inText(character) : between(character);
    return laidOut;
  };
}
