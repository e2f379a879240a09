/** Words that look like a plural and are none, or are the same in both. */
const same = new Set(
  'news series species status address bus access analysis basis business canvas class process progress lens gas plus virus corpus census data media metadata equipment information https dns sms gps css js alias atlas focus bonus campus kudos chaos cosmos always this is'.split(
    ' ',
  ),
);

const irregular: ReadonlyMap<string, string> = new Map([
  ['people', 'person'],
  ['children', 'child'],
  ['men', 'man'],
  ['women', 'woman'],
  ['feet', 'foot'],
  ['mice', 'mouse'],
  ['geese', 'goose'],
  ['indices', 'index'],
  ['vertices', 'vertex'],
  ['matrices', 'matrix'],
  ['analyses', 'analysis'],
  ['statuses', 'status'],
  ['aliases', 'alias'],
  ['buses', 'bus'],
  ['addresses', 'address'],
  ['movies', 'movie'],
  ['cookies', 'cookie'],
  ['caches', 'cache'],
  ['shelves', 'shelf'],
  ['leaves', 'leaf'],
  ['lives', 'life'],
]);
const plurals: ReadonlyMap<string, string> = new Map([...irregular].map(([many, one]) => [one, many]));

/** The singular of an English word in lower case; a word that is no plural is given back. */
export function singularOf(word: string): string {
  const known = irregular.get(word);
  if (known !== undefined) return known;
  if (same.has(word) || !/^[a-z]{3,}$/.test(word)) return word;
  if (/[^aeiou]ies$/.test(word)) return `${word.slice(0, -3)}y`;
  if (/(?:ss|x|z|ch|sh)es$/.test(word)) return word.slice(0, -2);
  return /[^s]s$/.test(word) && !/(?:us|is)$/.test(word) ? word.slice(0, -1) : word;
}

/** Whether a word names many. */
export const isPlural = (word: string): boolean => singularOf(word) !== word;

/** The plural of an English word in lower case; a plural, and a word without one, is given back. */
export function pluralOf(word: string): string {
  const known = plurals.get(word);
  if (known !== undefined) return known;
  if (same.has(word) || isPlural(word) || !/^[a-z]{2,}$/.test(word)) return word;
  if (/[^aeiou]y$/.test(word)) return `${word.slice(0, -1)}ies`;
  return /(?:s|x|z|ch|sh)$/.test(word) ? `${word}es` : `${word}s`;
}

/** The words a name is made of, in lower case: of `createUser`, `create-user` and `create_user` the same two. */
export const wordsOf = (name: string): string[] =>
  name
    .slice(0, 200)
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .map((word) => word.toLowerCase());
