import { z } from 'zod';
import type { Ask } from '../frame/ask.ts';
import { granted, refused, type Outcome } from '../frame/outcome.ts';
import { readJson } from '../frame/read-json.ts';

/** What one puts into a cart. */
export const wish = z.strictObject({ book: z.int().min(1), count: z.int().min(1).max(99).default(1) });

export const cartLine = z.object({ book: z.int(), count: z.int() });
export type CartLine = z.infer<typeof cartLine>;

/** The lines with the wished book among them. */
export async function withWish(ask: Ask, lines: readonly CartLine[]): Promise<Outcome<CartLine[]>> {
  const wished = await readJson(ask, wish);
  if (!wished.ok) return wished;
  const { book, count } = wished.value;
  const known = ask.world.rows.select('books', { where: [{ sql: 'id = ?', values: [book] }], limit: 1 });
  if (known.length === 0) return refused({ status: 400, detail: `There is no book ${book}.`, help: 'See /library/books/.' });
  const already = lines.find((line) => line.book === book);
  if (already) return granted(lines.map((line) => (line.book === book ? { book, count: line.count + count } : line)));
  return granted([...lines, { book, count }]);
}
