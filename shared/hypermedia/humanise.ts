/** A segment or relation as a person would write it: `book_list` → Book list. Identifiers stay as they are. */
export function humanise(segment: string): string {
  if (!/^[A-Za-z][A-Za-z_\- ]*$/.test(segment)) return segment;
  const spaced = segment.replace(/[_-]+/g, ' ').trim();
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
}

const sameInPlural = /(?:^|\b)(?:series|news|species)$/i;

/** One of many, for English plurals that follow a rule; anything else stays. */
export function singular(word: string): string {
  if (sameInPlural.test(word)) return word;
  if (/[^aeiou]ies$/i.test(word)) return word.replace(/ies$/i, 'y');
  if (/(?:s|x|z|ch|sh)es$/i.test(word)) return word.slice(0, -2);
  return /[^su]s$/i.test(word) && !/is$/i.test(word) ? word.slice(0, -1) : word;
}
