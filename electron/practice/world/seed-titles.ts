/** The rows people meet on the second page: id 21 onwards, written by hand. */
export const handWritten: readonly (readonly [
  title: string,
  author: string,
  price: number,
  published: string | null,
  format: string,
  inStock: boolean,
  tags: readonly string[],
])[] = [
  ['The Salt Archive', 'نجيب محفوظ', 9363, '2007-11-11', 'hardback', true, ['signed', 'classic']],
  ['The Hidden Letter', 'Ursula K. Le Guin', 9962, '2022-04-30', 'ebook', false, ['new']],
  ['A Field Guide to Quiet Rivers', 'Tove Jansson', 1840, '1971-09-02', 'paperback', true, []],
  ['Lanterns over Trieste', 'Italo Svevo', 2495, null, 'paperback', true, ['translated']],
  ['The Quiet Letter', 'Jorge Luis Borges', 8494, null, 'ebook', true, ['signed']],
  ['Winter Numbers', '石黒一雄', 3100, '2015-02-14', 'hardback', true, ['classic', 'maths']],
  [
    'The Cartographer’s Apprentice and the Forty-Seven Unfinished Maps of a Coast That Would Not Stay Where It Was Drawn',
    'Olga Tokarczuk',
    4210,
    '2019-10-10',
    'hardback',
    false,
    ['long title'],
  ],
  ['Salt, Wind and Slate', 'Nan Shepherd', 1299, '1977-05-19', 'paperback', true, ['classic']],
  ['The Glass Orchard', 'Toni Morrison', 6725, '1998-03-24', 'audio', true, []],
  ['Notes from a Stone Hut', 'Paolo Cognetti', 1550, '2016-11-08', 'paperback', true, ['translated', 'alps']],
  ['The Last Ferry', 'Ursula K. Le Guin', 7324, '1980-12-03', 'hardback', false, ['classic']],
  ['Ten Thousand Steps', 'Robert Macfarlane', 2000, '2012-06-07', 'ebook', true, ['walking']],
  ['An Index of Small Gods', 'Jorge Luis Borges', 5580, '1967-01-01', 'hardback', true, ['classic']],
  ['The Weather Room', 'Han Kang', 2735, '2021-08-16', 'paperback', true, ['new']],
];

export const adjectives = [
  'Quiet',
  'Hidden',
  'Borrowed',
  'Second',
  'Paper',
  'Winter',
  'Copper',
  'Patient',
  'Distant',
  'Unsent',
  'Early',
  'Salted',
  'Northern',
  'Folded',
  'Slow',
  'Bright',
  'Ordinary',
  'Missing',
  'Late',
  'Wooden',
];

export const nouns = [
  'Harbour',
  'Ledger',
  'Orchard',
  'Staircase',
  'Alphabet',
  'Ferry',
  'Garden',
  'Kitchen',
  'Atlas',
  'Lighthouse',
  'Bridge',
  'Clockmaker',
  'Island',
  'Library',
  'Market',
  'Mountain',
  'Notebook',
  'Piano',
  'Railway',
  'Shadow',
  'Stranger',
  'Telescope',
  'Umbrella',
  'Valley',
  'Window',
  'Year',
];

export const places = [
  'Trieste',
  'the Fens',
  'Porto',
  'Tromsø',
  'Lagos',
  'the Outer Isles',
  'Kyoto',
  'Valparaíso',
  'the Marsh',
  'Tbilisi',
];

const articleBefore = (word: string): string => (/^[AEIOU]/.test(word) ? 'An' : 'A');

/** Each makes a title from an adjective, two nouns and a place. */
export const patterns: readonly ((adjective: string, noun: string, other: string, place: string) => string)[] = [
  (adjective, noun) => `The ${adjective} ${noun}`,
  (_adjective, noun, _other, place) => `${articleBefore(noun)} ${noun} in ${place}`,
  (adjective, noun, other) => `${adjective} ${noun}, ${adjective.toLowerCase()} ${other.toLowerCase()}`,
  (_adjective, noun, other) => `The ${noun} and the ${other}`,
  (adjective, noun) => `Notes on ${articleBefore(adjective).toLowerCase()} ${adjective} ${noun}`,
  (_adjective, noun, _other, place) => `How the ${noun} Came to ${place}`,
  (adjective, noun, other, place) =>
    `Being a True Account of the ${adjective} ${noun}, the ${other} That Followed It, and Everything Else That Was Seen on the Road to ${place} and Back Again`,
];

export const tagNames = [
  'classic',
  'new',
  'signed',
  'translated',
  'walking',
  'maths',
  'sea',
  'recipes',
  'letters',
  'alps',
  'staff pick',
];
export const formats = ['hardback', 'paperback', 'ebook', 'audio'] as const;

export const seedCategories: readonly (readonly [name: string, description: string])[] = [
  ['Fiction', 'Novels, novellas and short stories.'],
  ['Poetry', 'Verse in any language.'],
  ['Travel', 'Accounts of going somewhere.'],
  ['Nature', 'Rivers, weather, birds and stones.'],
  ['Mathematics', 'Numbers and what follows from them.'],
  ['History', 'What happened, as far as anyone knows.'],
  ['Cookery', 'Recipes, and stories with recipes in them.'],
  ['Children & young readers', 'For reading aloud, or under the blanket.'],
];

export const remarks = [
  'I read it in one evening and started again the next.',
  'The middle third is slow; the end is worth it.',
  'My copy smells of the sea. Not a complaint.',
  'The translation is better than the first one.',
  'Nobody told me there was a second volume.',
  'Good maps.',
  'I would have liked an index.',
  'قرأته مرتين، وفي كل مرة وجدت شيئًا جديدًا.',
  '静かで、とても良い本でした。',
  'Lent it to my sister; have not seen it since.',
];
