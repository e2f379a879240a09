import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { PracticeServer } from '../server.ts';
import { ask, freePort, hasPythonModule, python, startPeer, type Peer, type Told } from './peer.test-support.ts';

export const hasDrf = (): boolean => hasPythonModule('rest_framework');

/** Django REST framework itself on a port of its own, with the rows and the people that a practice server has just now. */
export async function startDrf(practice: PracticeServer): Promise<Peer> {
  const folder = mkdtempSync(join(tmpdir(), 'practice-drf-'));
  writeFileSync(join(folder, 'rows.json'), JSON.stringify(await rowsOf(practice)));
  const port = await freePort();
  const peer = await startPeer(python, [fileURLToPath(new URL('./drf-site.py', import.meta.url)), folder, String(port)], port);
  return { port, end: () => peer.end().then(() => rmSync(folder, { recursive: true, force: true })) };
}

/** A body as JSON, without the description of a view; as text where it is none. */
export function bodyOf(told: Told | undefined): unknown {
  const text = told?.bytes.toString('utf8') ?? '';
  try {
    const body = JSON.parse(text) as Record<string, unknown>;
    // Every view has words of its own.
    if (body !== null && typeof body === 'object' && 'renders' in body) delete body['description'];
    return body;
  } catch {
    return text;
  }
}

/** Where a page says its neighbour is, without the origin. */
export function lastLink(page: unknown, way: 'next' | 'previous'): string | null {
  const link = (page as Record<string, string | null> | undefined)?.[way];
  return link ? link.replace(/^https?:\/\/[^/]+/, '') : null;
}

type Shown = Readonly<Record<string, unknown>>;

/** Everything our server starts with, as columns. */
async function rowsOf({ port, accounts }: PracticeServer) {
  const all = async (path: string): Promise<Shown[]> => {
    const shown: Shown[] = [];
    for (let next: string | null = `${path}?page_size=100`; next !== null;) {
      const page = bodyOf(await ask(port, { path: next }));
      shown.push(...(page as { results: Shown[] }).results);
      next = lastLink(page, 'next');
    }
    return shown;
  };
  const idIn = (link: unknown): number | null => (typeof link === 'string' ? Number(/(\d+)\/$/.exec(link)?.[1]) : null);
  const plain = ({ url: _url, books: _books, ...rest }: Shown): Shown => rest;
  const book = ({ author, category, author_name: _name, cover: _cover, comments: _comments, ...rest }: Shown): Shown => ({
    ...rest,
    author_id: idIn(author),
    category_id: idIn(category),
  });
  return {
    authors: (await all('/library/authors/')).map(plain),
    categories: (await all('/library/categories/')).map(plain),
    books: (await all('/library/books/')).map(plain).map(book),
    people: accounts,
  };
}
