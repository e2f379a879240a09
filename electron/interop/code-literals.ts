/** How a text is written between two quotes of a language. */
type Escape = (text: string) => string;

interface Quotes {
  /** Between double quotes. */
  readonly double: Escape;
  /** Between single quotes, where the language has them. */
  readonly single: Escape;
  /** Whether single quotes know no escapes, so that what is not printed must stand between double ones. */
  readonly singleIsRaw?: true;
}

const named: Readonly<Record<string, string>> = { '\n': String.raw`\n`, '\r': String.raw`\r`, '\t': String.raw`\t` };

/** Backslash before the quote and before itself, letters for line ends, and `control` for what is not printed. */
const backslash =
  (quote: string, control: (code: number) => string, extra = ''): Escape =>
  (text) =>
    // oxlint-disable-next-line no-control-regex -- these are what is looked for
    text.replace(/[\0-\x1f\x7f\\"'$#\u2028\u2029]/g, (sign) => {
      if (sign === '\\' || sign === quote || (extra !== '' && extra.includes(sign))) return `\\${sign}`;
      if (named[sign] !== undefined) return named[sign];
      return /[ -~]/.test(sign) ? sign : control(sign.charCodeAt(0));
    });

const hex = (code: number): string => code.toString(16);
const byte = (code: number): string => (code > 0xff ? String.fromCharCode(code) : `\\x${hex(code).padStart(2, '0')}`);
const unicode = (code: number): string => `\\u${hex(code).padStart(4, '0')}`;
const braced = (code: number): string => `\\u{${hex(code)}}`;
/** Three digits always, so that no digit behind it is taken for one of it. */
const octal = (code: number): string => (code > 0xff ? String.fromCharCode(code) : `\\${code.toString(8).padStart(3, '0')}`);
const decimal = (code: number): string => (code > 0xff ? String.fromCharCode(code) : `\\${String(code).padStart(3, '0')}`);

const both = (control: (code: number) => string, extra = ''): Quotes => ({
  double: backslash('"', control, extra),
  single: backslash("'", control, extra),
});

/** Single quotes that know `\\` and `\'` and nothing else. */
const raw: Pick<Quotes, 'single' | 'singleIsRaw'> = {
  single: (text) => text.replaceAll(/['\\]/g, String.raw`\$&`),
  singleIsRaw: true,
};

const doubled: Escape = (text) => text.replaceAll(/['‘’‚‛]/g, '$&$&');

/** PowerShell escapes with a backtick, and reads `$` and curly quotes as well. */
const powershell: Quotes = {
  double: (text) =>
    text
      .replaceAll(/[`"$“”„]/g, '`$&')
      .replaceAll('\r', '`r')
      .replaceAll('\n', '`n'),
  single: doubled,
};

const shell: Quotes = {
  double: (text) => text.replaceAll(/["\\$`]/g, String.raw`\$&`),
  single: (text) => text.replaceAll("'", String.raw`'\''`),
};

const quotes: Readonly<Record<string, Quotes>> = {
  c: both(octal),
  clojure: both(unicode),
  crystal: both(unicode, '#'),
  csharp: both(unicode),
  go: both(byte),
  java: both(unicode),
  javascript: both(unicode),
  kotlin: both(unicode, '$'),
  node: both(unicode),
  objc: both(octal),
  ocaml: both(decimal),
  php: { double: backslash('"', byte, '$'), ...raw },
  powershell,
  python: both(byte),
  r: both(byte),
  ruby: { double: backslash('"', byte, '#'), ...raw },
  rust: both(braced),
  shell,
  swift: both(braced),
};

/** Whether texts of a language can be written, so that they are read back to the byte. */
export const isWritable = (language: string): boolean => quotes[language] !== undefined;

/** A text between double quotes of a language, quotes and all. */
export const doubleQuoted = (language: string, text: string): string => `"${quotes[language]?.double(text) ?? text}"`;

/**
 * Code in which words that stand for texts are replaced by the texts, escaped for the quotes that they stand between.
 * The code itself holds no text but these words.
 */
export function fillTexts(code: string, language: string, texts: ReadonlyMap<string, string>): string {
  const table = quotes[language];
  if (table === undefined) return code;
  let filled = code;
  for (const [word, text] of texts) {
    // oxlint-disable-next-line no-control-regex -- these are what is looked for
    if (table.singleIsRaw && /[\0-\x1f]/.test(text)) filled = filled.replaceAll(`'${word}'`, `"${word}"`);
    filled = filled
      .split(word)
      .reduce((before, after) => before + (isBetween(before, "'") ? table.single(text) : table.double(text)) + after);
  }
  return filled;
}

/** Whether the last quote before a place is of that kind: between it and the place stands nothing but code. */
const isBetween = (before: string, quote: '"' | "'"): boolean =>
  before.lastIndexOf(quote) > before.lastIndexOf(quote === "'" ? '"' : "'");
