import type { SplitCommands } from './split-command';

const escapes = new Map([
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['0', '\0'],
  ['b', '\b'],
  ['f', '\f'],
  ['v', '\v'],
]);

/** Splits as PowerShell does: quotes are doubled, a backtick escapes and joins lines. Nothing is run or looked up. */
export function splitPowerShell(text: string): SplitCommands {
  const state: State = { text: text.replaceAll('\r\n', '\n'), at: 0, word: null, words: [], commands: [], remarks: new Set() };
  while (state.at < state.text.length) step(state);
  endCommand(state);
  return { commands: state.commands.map((words) => words.map(forProgram)), remarks: [...state.remarks] };
}

interface State {
  readonly text: string;
  at: number;
  word: string | null;
  words: string[];
  readonly commands: string[][];
  readonly remarks: Set<string>;
}

function step(state: State): void {
  const sign = state.text.charAt(state.at++);
  const begins = state.word === null;
  const act = signs.get(sign) ?? (begins ? firstSigns.get(sign) : undefined);
  if (act) act(state);
  else add(state, sign);
}

type Act = (state: State) => void;

const signs: ReadonlyMap<string, Act> = new Map([
  ["'", readSingle],
  ['"', readDouble],
  ['`', addEscape],
  ['\n', endCommand],
  [';', endCommand],
  [' ', endWord],
  ['\t', endWord],
]);

/** Signs that mean something where a word begins. */
const firstSigns: ReadonlyMap<string, Act> = new Map([
  ['|', skipRest],
  ['#', skipLine],
]);

const add = (state: State, text: string) => void (state.word = (state.word ?? '') + text);

function endWord(state: State): void {
  if (state.word !== null) state.words.push(state.word);
  state.word = null;
}

function endCommand(state: State): void {
  endWord(state);
  // The sign that calls a program, and the prompt.
  const words = state.words[0] === '&' ? state.words.slice(1) : state.words;
  if (words.length > 0) state.commands.push(words);
  state.words = [];
}

function skipLine(state: State): void {
  const end = state.text.indexOf('\n', state.at);
  state.at = end < 0 ? state.text.length : end;
}

function skipRest(state: State): void {
  state.remarks.add('“|” and what follows it is the shell’s, and was left out');
  skipLine(state);
}

function readSingle(state: State): void {
  add(state, '');
  for (; state.at < state.text.length; state.at++) {
    if (state.text.charAt(state.at) === "'") {
      if (state.text.charAt(state.at + 1) !== "'") break;
      state.at++;
    }
    add(state, state.text.charAt(state.at));
  }
  state.at++;
}

function readDouble(state: State): void {
  add(state, '');
  while (state.at < state.text.length) {
    const sign = state.text.charAt(state.at++);
    if (sign === '`') addEscape(state);
    else if (sign === '"') {
      if (state.text.charAt(state.at) !== '"') return;
      add(state, '"');
      state.at++;
    } else if (sign === '$') addVariable(state);
    else add(state, sign);
  }
}

function addVariable(state: State): void {
  const name = /^(?:env:)?([A-Za-z_]\w*)|^\{(?:env:)?([A-Za-z_]\w*)\}/.exec(state.text.slice(state.at));
  if (name === null) return add(state, '$');
  const variable = name[1] ?? name[2] ?? '';
  state.at += name[0].length;
  state.remarks.add(`$${variable} is a variable of the shell: it stands as {{${variable}}}`);
  add(state, `{{${variable}}}`);
}

function addEscape(state: State): void {
  const sign = state.text.charAt(state.at++);
  if (sign === '\n') return;
  add(state, escapes.get(sign) ?? sign);
}

/** Windows PowerShell hands quotes over bare, so that people write them with a backslash for the program. */
const forProgram = (word: string): string =>
  /\\"/.test(word) && !/(?:^|[^\\])"/.test(word) ? word.replaceAll('\\"', '"') : word;
