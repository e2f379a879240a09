import type { BodyFilter, FilterLanguage } from '#shared/model/body-filter';

interface Syntax {
  readonly placeholder: string;
  /** What it is, where it comes from, and what it takes. */
  readonly about: string;
  readonly examples: readonly (readonly [expression: string, meaning: string])[];
}

/** What is shown of each language beside its field. */
export const filterSyntax: Readonly<Record<FilterLanguage, Syntax>> = {
  jsonpath: {
    placeholder: '$.results[?@.price < 10].title',
    about: 'JSONPath as RFC 9535 has it. Values stay byte for byte as they came. Takes bodies up to 128 MiB.',
    examples: [
      ['$', 'the whole body'],
      ['$.results[0]', 'the first of the results; [-1] is the last'],
      ['$.results[*].title', 'the title of each'],
      ['$..id', 'every id, however deep'],
      ["$['two words']", 'a name that needs quotes'],
      ['$.results[2:5]', 'the third to the fifth'],
      ['$.results[?@.price < 10]', 'those that cost less than 10'],
      ["$.results[?@.tags[?@ == 'sea']]", 'those with the tag sea'],
      ["$[?search(@.title, '[Ff]erry')]", 'those whose title holds an expression'],
      ['$[?length(@.tags) > 1]', 'length, count, match, search and value are the functions'],
    ],
  },
  jq: {
    placeholder: '.results | map({id, title})',
    about: 'jq 1.8. It takes bodies of up to 128 MiB, in up to 4 GiB of memory, and sees nothing but the body.',
    examples: [
      ['.', 'the whole body'],
      ['.results[].title', 'each title, one after the other'],
      ['.results | length', 'how many there are'],
      ['.results | map({id, title})', 'a list of smaller objects'],
      ['.results[] | select(.price < 10)', 'those that cost less than 10'],
      ['[.results[] | .author] | unique', 'each author once'],
      ['.results | group_by(.year) | map(length)', 'how many there are of each year'],
      ['to_entries[] | "\\(.key): \\(.value)"', 'text made of names and values'],
      ['.. | .id? // empty', 'every id, however deep'],
    ],
  },
  xpath: {
    placeholder: '//book[price < 10]/title',
    about:
      'XPath 1.0, on XML without a document type. d: stands for the namespace that has no prefix. Takes bodies up to 64 MiB.',
    examples: [
      ['/', 'the whole document'],
      ['//title', 'every title, however deep'],
      ['/books/book[1]', 'the first book'],
      ['//book/@id', 'the attribute id of each book'],
      ['//title/text()', 'the text of each title'],
      ['//book[price < 10]', 'books that cost less than 10'],
      ["//book[contains(title, 'ferry')]", 'books whose title holds a word'],
      ['//d:entry/d:title', 'elements of a feed, which has a namespace of its own'],
      ['count(//book)', 'how many there are'],
    ],
  },
};

/** How an expression of each language begins that is none of the others. */
const beginnings: readonly (readonly [FilterLanguage, RegExp])[] = [
  ['jsonpath', /^\$(?:$|[.[])/],
  ['jq', /^(?:\.|\[\.|\{)/],
  ['xpath', /^\//],
];

/** The language that an expression is written in where that is another than was said, as far as its beginning tells. */
export function meantAs({ language, expression }: BodyFilter): FilterLanguage | null {
  const [found = null] = beginnings.find(([, begins]) => begins.test(expression)) ?? [];
  return found === language ? null : found;
}
