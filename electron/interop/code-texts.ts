import type { HeaderList } from '#shared/model/exchange-event';

/** Words that stand for texts while code is made, so that nobody but us writes the texts. */
export interface CodeTexts {
  /** A word for a text; the blanks in it make a shell put it between quotes. */
  word(text: string): string;
  /** A word for the name of a header: of letters alone, and in the order in which they were asked for. */
  name(text: string): string;
  readonly texts: ReadonlyMap<string, string>;
  readonly names: ReadonlyMap<string, string>;
}

export function createCodeTexts(): CodeTexts {
  const texts = new Map<string, string>();
  const names = new Map<string, string>();
  const mark = `Qz${crypto.randomUUID().replaceAll('-', '').slice(0, 12)}`;
  return {
    texts,
    names,
    word(text) {
      const word = `${mark} text ${texts.size} end`;
      texts.set(word, text);
      return word;
    },
    name(text) {
      const word = `${mark}N${String(names.size).padStart(4, '0')}`;
      names.set(word, text);
      return word;
    },
  };
}

/** Header lines with one for each name: lines that are repeated are one, with commas, as RFC 9110 section 5.3 allows. */
export function joinRepeated(headers: HeaderList): { readonly headers: HeaderList; readonly joined: readonly string[] } {
  const lines = new Map<string, [string, string]>();
  const joined = new Set<string>();
  for (const [name, value] of headers) {
    const key = name.toLowerCase();
    const there = lines.get(key);
    if (there) joined.add(there[0]);
    lines.set(key, there ? [there[0], `${there[1]}${key === 'cookie' ? '; ' : ', '}${value}`] : [name, value]);
  }
  return { headers: [...lines.values()], joined: [...joined] };
}
