import { people } from './people.ts';
import { createRandom } from './random.ts';
import type { Cell, Rows } from './rows.ts';
import { seedAuthors } from './seed-authors.ts';
import * as words from './seed-titles.ts';

const bookCount = 240;
const firstHandWritten = 21;
const start = Date.UTC(2024, 0, 1);
const hourMs = 3_600_000;

/** Fills empty tables, always with the same rows. */
export function seed(rows: Rows): void {
  const authorIds = new Map(
    seedAuthors.map(([name, born, country], at) => [name, rows.insert('authors', { name, born, country, ...stamps(at) })]),
  );
  words.seedCategories.forEach(([name, description], at) => rows.insert('categories', { name, description, ...stamps(at) }));
  people.forEach(({ username, name, email, isAdmin }, at) =>
    rows.insert('users', { username, name, email, is_admin: Number(isAdmin), ...stamps(at) }),
  );
  seedBooks(rows, authorIds);
  seedComments(rows);
  seedLoans(rows);
}

function seedBooks(rows: Rows, authorIds: ReadonlyMap<string, number>): void {
  const random = createRandom(7070);
  const taken = new Set(words.handWritten.map(([title]) => title));
  for (let id = 1; id <= bookCount; id += 1) {
    const written = words.handWritten[id - firstHandWritten];
    const book = written ?? inventBook(random, taken);
    const [title, author, price, published, format, inStock, tags] = book;
    rows.insert('books', {
      title,
      isbn: isbnOf(id),
      author_id: authorIds.get(author) ?? 1,
      category_id: random.below(12) === 0 ? null : 1 + random.below(words.seedCategories.length),
      price,
      published,
      in_stock: Number(inStock),
      format,
      tags: JSON.stringify(tags),
      ...stamps(id),
    });
  }
}

function inventBook(random: ReturnType<typeof createRandom>, taken: Set<string>): (typeof words.handWritten)[number] {
  const title = inventTitle(random, taken);
  const year = 1890 + random.below(135);
  const published = random.below(9) === 0 ? null : `${year}-${two(1 + random.below(12))}-${two(1 + random.below(28))}`;
  const tags = words.tagNames.filter(() => random.below(6) === 0);
  const [author] = random.pick(seedAuthors);
  return [title, author, 250 + random.below(9700), published, random.pick(words.formats), random.below(4) > 0, tags];
}

function inventTitle(random: ReturnType<typeof createRandom>, taken: Set<string>): string {
  for (;;) {
    const noun = random.pick(words.nouns);
    const other = random.pick(words.nouns.filter((each) => each !== noun));
    // The last pattern makes very long titles, which are rare on a real shelf too.
    const pattern = random.below(16) === 0 ? words.patterns.at(-1) : random.pick(words.patterns.slice(0, -1));
    const title = pattern?.(random.pick(words.adjectives), noun, other, random.pick(words.places)) ?? noun;
    if (taken.has(title)) continue;
    taken.add(title);
    return title;
  }
}

function seedComments(rows: Rows): void {
  const random = createRandom(404);
  for (let at = 0; at < 90; at += 1) {
    rows.insert('comments', {
      // The first book has comments of all three, so that a page of them is never empty.
      book_id: at < 3 ? 1 : 1 + random.below(bookCount),
      author: (people[at < 3 ? at : random.below(people.length)] ?? people[0])?.username ?? 'alice',
      text: random.pick(words.remarks),
      ...stamps(300 + at),
    });
  }
}

function seedLoans(rows: Rows): void {
  const loans: [number, string, string, string | null][] = [
    [21, 'alice', '2026-12-01', null],
    [31, 'alice', '2026-12-15', null],
    [40, 'alice', '2026-09-30', '2026-09-28'],
    [28, 'bert', '2026-12-08', null],
    [77, 'bert', '2026-10-02', '2026-10-05'],
  ];
  loans.forEach(([book_id, member, due, returned], at) =>
    rows.insert('loans', { book_id, member, due, returned, ...stamps(400 + at) }),
  );
}

/** 978, nine digits that are the id, and the check digit. */
export function isbnOf(id: number): string {
  const digits = `978${String(id).padStart(9, '0')}`;
  const sum = Array.from(digits).reduce((total, digit, at) => total + Number(digit) * (at % 2 === 0 ? 1 : 3), 0);
  return `${digits}${(10 - (sum % 10)) % 10}`;
}

function stamps(hours: number): Record<'created' | 'updated', Cell> {
  const at = new Date(start + hours * hourMs).toISOString().replace('.000Z', 'Z');
  return { created: at, updated: at };
}

const two = (value: number): string => String(value).padStart(2, '0');
