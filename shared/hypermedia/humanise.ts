import { singularOf } from '../noun-forms.ts';

/** A segment or relation as a person would write it: `book_list` → Book list. Identifiers stay as they are. */
export function humanise(segment: string): string {
  if (!/^[A-Za-z][A-Za-z_\- ]*$/.test(segment)) return segment;
  const spaced = segment.replace(/[_-]+/g, ' ').trim();
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
}

/** Names that have a spelling of their own, by their small letters. */
const spelt: ReadonlyMap<string, string> = new Map(
  `API APIs JSON XML HTML CSV PDF YAML HTTP URL URLs URI URIs UUID ID IDs IP DNS TLS SMS FAQ FAQs ISBN SKU SKUs VAT GPS RSS
  HAL DRF JWT SSO SQL OData OAuth OpenAPI GraphQL GitHub GitLab WebDAV Collection+JSON HAL-FORMS JSON:API JSON-LD`
    .split(/\s+/)
    .flatMap((name) => [' ', ''].map((gap): [string, string] => [name.toLowerCase().replace(/[^a-z]/g, gap), name])),
);

/** A step of a path as a title: as `humanise` writes it, with names that have a spelling of their own in that. */
export function titleOfStep(segment: string): string {
  const plain = humanise(segment);
  // With capitals inside it is written as somebody wants it to be.
  if (plain === segment && !/^[a-z]+$/i.test(segment)) return plain;
  if (/[A-Z]/.test(segment.slice(1))) return plain;
  return (
    spelt.get(plain.toLowerCase()) ??
    plain
      .split(' ')
      .map((word) => spelt.get(word.toLowerCase()) ?? word)
      .join(' ')
  );
}

/** No name is longer. */
const longestName = 200;

/** One of many, by the last word of a name, in the letters that it is written in; anything else stays, and so does what is too long for a name. */
export function singular(name: string): string {
  if (name.length > longestName) return name;
  const word = /(?:[A-Z]{2,}s|[A-Z]?[a-z]+|[A-Z]+)$/.exec(name)?.[0] ?? '';
  // `IDs` are several of an abbreviation.
  if (/^[A-Z]{2,}s$/.test(word)) return name.slice(0, -1);
  const one = singularOf(word.toLowerCase());
  // `CMS` is one of such, too.
  if (one === word.toLowerCase() || /^[A-Z]{2,4}$/.test(word)) return name;
  const start = sharedStart(word, one);
  const end = one.slice(start.length);
  const isLoud = word.length > 1 && word === word.toUpperCase();
  return name.slice(0, name.length - word.length) + start + (isLoud ? end.toUpperCase() : end);
}

/** What two words begin with alike, in the letters of the first. */
function sharedStart(word: string, other: string): string {
  let length = 0;
  while (length < other.length && word.charAt(length).toLowerCase() === other.charAt(length)) length += 1;
  return word.slice(0, length);
}
