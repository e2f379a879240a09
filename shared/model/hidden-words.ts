/** Something secret that was typed where no field of its own keeps it: into a form, and so into a body. */
export interface SecretWord {
  /** Tells the words of a tab apart. */
  readonly id: string;
  readonly text: string;
}

/** A word and the name under which it is kept elsewhere. */
interface NamedWord {
  readonly name: string;
  readonly text: string;
}

/** From the private use area, so that nobody types them by accident. */
const [open, middle, close] = ['\u{E001}', '\u{E002}', '\u{E003}'];

const pieces = new RegExp(`(${open}[^${close}]*${close})`);
const tokens = new RegExp(`${open}([a-z]+)${middle}([^${close}]*)${close}`, 'g');

const xmlEscapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

const plain = (word: string): string => word;

/** The ways in which a word stands in bodies and addresses. */
const writings: Readonly<Record<string, (word: string) => string>> = {
  plain,
  json: (word) => JSON.stringify(word).slice(1, -1),
  xml: (word) => word.replace(/[&<>]/g, (character) => xmlEscapes[character] ?? ''),
  attribute: (word) => word.replace(/[&<>"]/g, (character) => xmlEscapes[character] ?? ''),
  percent: (word) => encodeURIComponent(word),
  form: (word) => new URLSearchParams({ w: word }).toString().slice(2),
};

/** A shorter word is hidden only where it stands alone: it may be a part of many others. */
const shortestAnywhere = 8;

/** A text with names in place of words, as often as they stand in it, whichever way they are written. */
export function hideWords(text: string, words: readonly NamedWord[]): string {
  return words.reduce((rest, { name, text: word }) => {
    if (word === '') return rest;
    if (rest === word) return tokenOf('plain', name);
    return Object.entries(writings).reduce((hidden, [way, write]) => hide(hidden, write(word), tokenOf(way, name)), rest);
  }, text);
}

const tokenOf = (way: string, name: string): string => open + way + middle + name + close;

/** What is hidden already stays as it is: a name may hold a word too. */
const hide = (text: string, written: string, token: string): string =>
  text.includes(written)
    ? text
        .split(pieces)
        .map((piece) => (piece.startsWith(open) ? piece : hideIn(piece, written, token)))
        .join('')
    : text;

function hideIn(text: string, written: string, token: string): string {
  let [hidden, from] = ['', 0];
  for (let at = text.indexOf(written); at >= 0; at = text.indexOf(written, at + written.length)) {
    if (!isHere(text, at, written)) continue;
    hidden += text.slice(from, at) + token;
    from = at + written.length;
  }
  return hidden + text.slice(from);
}

const letter = /[\p{L}\p{N}]/u;

const isHere = (text: string, at: number, { length }: string): boolean =>
  length >= shortestAnywhere || !(letter.test(text.charAt(at - 1)) || letter.test(text.charAt(at + length)));

/** Names of the words that are hidden in a text. */
export const namesHidden = (text: string): string[] =>
  text.includes(open) ? [...text.matchAll(tokens)].map(([, , name = '']) => name) : [];

/** The same backwards; a word that is not found stays hidden. */
export const showWords = (text: string, wordOf: (name: string) => string | undefined): string =>
  text.includes(open)
    ? text.replace(tokens, (token, way: string, name: string) => {
        const word = wordOf(name);
        return word === undefined ? token : (writings[way] ?? plain)(word);
      })
    : text;

/** Members that say what something is, or which one. */
const marks: ReadonlySet<string> = new Set([
  'kind',
  'type',
  'id',
  'key',
  'method',
  'source',
  'where',
  'nesting',
  'scope',
  'editor',
]);

/** A value of plain JSON with each of its texts replaced; names of members stay, and so does what says of which kind a value is. */
export function mapTexts<T>(value: T, replace: (text: string) => string): T {
  if (typeof value === 'string') return replace(value) as T;
  if (Array.isArray(value)) return value.map((item: unknown) => mapTexts(item, replace)) as T;
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).map(([name, inner]) => [name, marks.has(name) ? inner : mapTexts(inner, replace)]);
  return Object.fromEntries(members) as T;
}

/** All texts of a value of plain JSON. */
export function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
