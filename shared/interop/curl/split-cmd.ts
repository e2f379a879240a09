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

interface Words {
  readonly line: string;
  at: number;
  word: string | null;
  isQuoted: boolean;
  readonly words: string[];
}

/** The rules of Microsoft’s C runtime: backslashes count only before a quote, two quotes inside of quotes are one. */
function splitWords(signs: readonly Sign[]): string[] {
  const state: Words = { line: signs.map(({ text }) => text).join(''), at: 0, word: null, isQuoted: false, words: [] };
  for (; state.at < state.line.length; state.at++) {
    const sign = state.line.charAt(state.at);
    if (sign === '\\') readSlashes(state);
    else if (sign === '"') readQuote(state);
    else if (!state.isQuoted && (sign === ' ' || sign === '\t')) endWord(state);
    else add(state, sign);
  }
  endWord(state);
  return state.words;
}

const add = (state: Words, text: string) => void (state.word = (state.word ?? '') + text);

function endWord(state: Words): void {
  if (state.word !== null) state.words.push(state.word);
  state.word = null;
}

function readSlashes(state: Words): void {
  let count = 0;
  while (state.line.charAt(state.at + count) === '\\') count++;
  const beforeQuote = state.line.charAt(state.at + count) === '"';
  add(state, '\\'.repeat(beforeQuote ? Math.floor(count / 2) : count));
  state.at += count - 1;
  if (!beforeQuote || count % 2 === 0) return;
  add(state, '"');
  state.at++;
}

function readQuote(state: Words): void {
  add(state, '');
  if (state.isQuoted && state.line.charAt(state.at + 1) === '"') {
    add(state, '"');
    state.at++;
  } else state.isQuoted = !state.isQuoted;
}
