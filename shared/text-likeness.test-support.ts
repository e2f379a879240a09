/** A text with the name of the entry it belongs to. */
export interface NamedText {
  readonly name: string;
  readonly text: string;
}

/** Two sentences of different entries that say nearly the same. */
export interface Twins {
  readonly names: readonly [string, string];
  readonly sentences: readonly [string, string];
  /** 0 to 1: the share of three-word runs they have in common. */
  readonly likeness: number;
}

/** A way to build a sentence, with the entries that use it. */
export interface SharedFrame {
  readonly frame: string;
  readonly names: readonly string[];
}

/** The sentences of a text, without marks; sentences of fewer than five words say too little to be compared. */
export const sentencesOf = (text: string): string[] =>
  text
    .split(/(?<=[.!?:;])\s+/)
    .map((sentence) => sentence.trim())
    .filter((sentence) => wordsOf(sentence).length >= 5);

/** Words in lower case; numbers and names of fields, codes and constants all count as the same word, since a template fills them in. */
export const wordsOf = (text: string): string[] =>
  text.split(/[^\p{L}\p{N}_*/=-]+/u).flatMap((word) => (word === '' ? [] : [isFilledIn(word) ? '#' : word.toLowerCase()]));

const isFilledIn = (word: string): boolean => /\d|_|[A-Z].*[-A-Z]|[=*/]/.test(word);

/** How much two texts have in common: the Jaccard index of their runs of three words. */
export const likenessOf = (one: string, other: string): number => sharedOf(runsOf(one), runsOf(other));

function sharedOf(left: ReadonlySet<string>, right: ReadonlySet<string>): number {
  let common = 0;
  for (const run of left) if (right.has(run)) common += 1;
  const all = left.size + right.size - common;
  return all === 0 ? 0 : common / all;
}

function runsOf(text: string): ReadonlySet<string> {
  const words = wordsOf(text);
  return new Set(words.slice(2).map((word, at) => `${words[at]} ${words[at + 1]} ${word}`));
}

/** Pairs of sentences from different entries that are at least as alike as `limit`, most alike first. */
export function findTwins(texts: readonly NamedText[], limit = 0.4): Twins[] {
  const sentences = texts.flatMap(({ name, text }) =>
    sentencesOf(text).map((sentence) => ({ name, sentence, runs: runsOf(sentence) })),
  );
  const twins: Twins[] = [];
  for (const [index, one] of sentences.entries())
    for (const other of sentences.slice(index + 1)) {
      const likeness = one.name === other.name ? 0 : sharedOf(one.runs, other.runs);
      if (likeness >= limit) twins.push({ names: [one.name, other.name], sentences: [one.sentence, other.sentence], likeness });
    }
  return twins.sort((a, b) => b.likeness - a.likeness);
}

/**
 * Frames that more than `most` entries share. A frame is a sentence of which only the small words are left,
 * as in `the * of the * that was *`; one that keeps fewer than five small words is nobody's template.
 */
export function findFrames(texts: readonly NamedText[], most = 1): SharedFrame[] {
  return shared(texts, (sentence) => {
    const kept = wordsOf(sentence).map((word) => (smallWords.has(word) ? word : '*'));
    const frame = kept.filter((word, index) => word !== '*' || kept[index - 1] !== '*');
    return frame.filter((word) => word !== '*').length < 5 ? null : frame.join(' ');
  }).filter(({ names }) => names.length > most);
}

/** Beginnings of four words that more than `most` entries share. */
export const findOpenings = (texts: readonly NamedText[], most = 2): SharedFrame[] =>
  shared(texts, (sentence) => wordsOf(sentence).slice(0, 4).join(' ')).filter(({ names }) => names.length > most);

function shared(texts: readonly NamedText[], frameOf: (sentence: string) => string | null): SharedFrame[] {
  const frames = new Map<string, Set<string>>();
  for (const { name, text } of texts)
    for (const sentence of sentencesOf(text)) {
      const frame = frameOf(sentence);
      if (frame !== null) frames.set(frame, (frames.get(frame) ?? new Set()).add(name));
    }
  return [...frames].map(([frame, names]) => ({ frame, names: [...names] }));
}

const smallWords = new Set(
  `a all also an and any are as at be because been before but by can could did do does done for from had has have here how if in
  into is it its itself may might more must no none nor not nothing of off on once one only or other over own shall should since
  so some such than that the their them then there these they this those through to too under until up was were what when where
  which while who whose why will with without would yet you your`.split(/\s+/),
);
