import type { Cell, PageModel } from '../page.ts';
import { singular } from '../humanise.ts';
import type { FormField } from './form-field.ts';
import type { PageForm } from './page-form.ts';
import { cellsSeen, pagesOfKind } from './values-seen.ts';

/** A form whose fields offer the words that they hold in lists which were seen, where nothing says what they may be. */
export function withSuggestionsSeen(form: PageForm, pages: readonly PageModel[]): PageForm {
  if (!form.fields.some(mayHoldWords)) return form;
  const seen = pagesOfKind(form, pages);
  const fields = form.fields.map((field) => {
    const words = mayHoldWords(field) ? wordsIn(field, seen) : null;
    return words === null ? field : { ...field, suggestions: words };
  });
  return fields.some((field, at) => field !== form.fields[at]) ? { ...form, fields } : form;
}

function mayHoldWords({ type, choices, related, readOnly, pattern, format, name }: FormField): boolean {
  const isOpen = type === 'text' && choices === null && related === null && pattern === null && format === '';
  return isOpen && !readOnly && !ownToEach.has(lastWord(name));
}

/** The word a name ends in, as one of many: of `home_addresses` and `homeAddress` an address. */
const lastWord = (name: string): string =>
  singular(
    name
      .replace(/([a-z\d])([A-Z])/g, '$1_$2')
      .toLowerCase()
      .split(/[_-]/)
      .at(-1) ?? '',
  );

/** What is each row's own, or nobody else's concern. */
const ownToEach: ReadonlySet<string> = new Set(
  `id pk uuid guid key name title label subject headline email mail phone mobile fax login user username nickname surname firstname
  lastname fullname filename hostname slug sku isbn ean description summary text body content comment note message address street
  password passphrase secret token hash url uri path date time`.split(/\s+/),
);

const mostWords = 12;
const longestWord = 32;
/** Words that come again and again stand in so many rows on average. */
const leastRepeated = 3;
const leastRows = 6;

/** The words of a column, the most frequent first; null where it holds anything else than a few that come again and again. */
function wordsIn(field: FormField, pages: readonly PageModel[]): readonly string[] | null {
  const filled = cellsSeen(field, pages).filter((cell) => !isBlank(cell));
  const words = filled.flatMap((cell) => (cell.kind === 'text' && isWord(cell.text) ? [cell.text] : []));
  const byWord = Map.groupBy(words, (word) => word);
  const areFew = byWord.size >= 2 && byWord.size <= mostWords;
  const areMany = words.length >= leastRows && words.length >= byWord.size * leastRepeated;
  if (words.length < filled.length || !areFew || !areMany || words.every(isName)) return null;
  return [...byWord].toSorted(([, one], [, other]) => other.length - one.length).map(([word]) => word);
}

const isBlank = (cell: Cell): boolean =>
  cell.kind === 'null' || cell.kind === 'missing' || (cell.kind === 'text' && cell.text === '');

const isWord = (text: string): boolean =>
  text.length <= longestWord && text.split(' ').length <= 3 && /^[^\s.,;:!?@"()[\]{}]+(?: [^\s.,;:!?@"()[\]{}]+)*$/.test(text);

/** Two words or more, each with a capital, as people are called. */
const isName = (text: string): boolean => /^\p{Lu}[\p{L}'’-]*(?: \p{Lu}[\p{L}'’-]*)+$/u.test(text);
