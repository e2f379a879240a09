import { spellingsOf } from './spellings';

interface Wish {
  /** What stands in the place of each. */
  readonly mark: string;
  /** Shorter ones stay: they stand in many texts by chance. */
  readonly shortest?: number;
}

/** Takes secrets out of texts, however they are written in them; of two that begin alike nothing of the longer one is left. */
export function hiding(secrets: readonly string[], { mark, shortest = 4 }: Wish): (text: string) => string {
  const spellings = new Set(secrets.filter((secret) => secret.length >= shortest).flatMap(spellingsOf));
  const longestFirst = [...spellings].toSorted((one, other) => other.length - one.length);
  return (text) => longestFirst.reduce((left, secret) => left.replaceAll(secret, mark), text);
}
