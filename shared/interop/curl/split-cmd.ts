import type { SplitCommands } from './split-command';

/** Splits as cmd.exe does, and then as the programs of Windows do with what it hands over. */
export function splitCmd(text: string): SplitCommands {
  const lines = readCarets(text);
  const remarks = /%[A-Za-z_]\w*%/.test(text) ? ['%NAME% is a variable of the shell: it stands as it was typed'] : [];
  return { commands: lines.map(splitWords).filter((words) => words.length > 0), remarks };
}

/** A character of a command line that the carets are read of; `plain` marks one that ends nothing. */
interface Sign {
  readonly text: string;
  readonly plain: boolean;
}

/** Command lines with carets read: outside of quotes a caret makes the next character plain, before a line end it joins. */
function readCarets(text: string): Sign[][] {
  const lines: Sign[][] = [[]];
  let isQuoted = false;
  const add = (sign: string, plain: boolean) => lines.at(-1)?.push({ text: sign, plain });
  const clean = text.replaceAll('\r\n', '\n');
  for (let at = 0; at < clean.length; at++) {
    let sign = clean.charAt(at);
    if (sign === '^' && !isQuoted) {
      sign = clean.charAt(++at);
      // The line goes on; what stands first on the next one is plain, also a line end.
      if (sign === '\n') sign = clean.charAt(++at);
      if (sign !== '') add(sign, true);
    } else if (sign === '\n' || (!isQuoted && sign === '&')) {
      isQuoted = false;
      lines.push([]);
    } else {
      if (sign === '"') isQuoted = !isQuoted;
      add(sign, isQuoted);
    }
  }
  return lines;
}

/** The rules of Microsoft’s C runtime: backslashes count only before a quote, two quotes inside of quotes are one. */
function splitWords(signs: readonly Sign[]): string[] {
  const line = signs.map(({ text }) => text).join('');
  const words: string[] = [];
  let word: string | null = null;
  let isQuoted = false;
  for (let at = 0; at < line.length; at++) {
    const slashes = /^\\*/.exec(line.slice(at))?.[0].length ?? 0;
    if (slashes > 0) {
      const beforeQuote = line.charAt(at + slashes) === '"';
      word = (word ?? '') + '\\'.repeat(beforeQuote ? Math.floor(slashes / 2) : slashes);
      at += slashes - 1;
      if (beforeQuote && slashes % 2 === 1) {
        word += '"';
        at++;
      }
      continue;
    }
    const sign = line.charAt(at);
    if (sign === '"') {
      word ??= '';
      if (isQuoted && line.charAt(at + 1) === '"') word += line.charAt(++at);
      else isQuoted = !isQuoted;
    } else if (!isQuoted && (sign === ' ' || sign === '\t')) {
      if (word !== null) words.push(word);
      word = null;
    } else word = (word ?? '') + sign;
  }
  return word === null ? words : [...words, word];
}
