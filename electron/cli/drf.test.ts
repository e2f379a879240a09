import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasDrf, startDrf } from '../practice/peers/drf-peer.test-support';
import type { Peer } from '../practice/peers/peer.test-support';
import { startPracticeServer, type PracticeServer } from '../practice/server';
import { runCairn } from './environment.test-support';

const alice = ['-u', 'alice:practice'];

/** `cairn browse` and `cairn pages` at Django REST framework itself and at the practice server, over the same rows. */
describe.skipIf(!hasDrf())('beside Django REST framework', () => {
  let practice: PracticeServer;
  let drf: Peer;
  beforeAll(async () => {
    practice = await startPracticeServer();
    drf = await startDrf(practice);
  }, 60_000);
  afterAll(async () => {
    await drf.end();
    await practice.stop();
  });

  /** The same command at both, with their origins taken out of what they print. */
  async function both(command: string, path: string, ...flags: string[]) {
    const run = async (origin: string) => {
      const { code, out, err } = await runCairn([command, origin + path, ...flags]);
      return { code, out: out.replaceAll(origin, 'http://HOST'), err };
    };
    const ours = await run(practice.url);
    return { ours, theirs: await run(`http://127.0.0.1:${drf.port}`) };
  }

  interface PrintedField {
    readonly name: string;
    readonly readOnly: boolean;
  }

  interface Printed {
    readonly kind: string;
    readonly methods: readonly { readonly method: string; readonly allowed: boolean; readonly source: string }[];
    readonly links: readonly { readonly rel: string; readonly url: string }[];
    readonly table: { readonly columns: readonly string[]; readonly rows: readonly unknown[] } | null;
    readonly paging: { readonly style: string } | null;
    readonly forms: readonly { readonly method: string; readonly fields: readonly PrintedField[] }[];
    readonly breadcrumbs: unknown;
  }

  async function browsed(path: string, ...flags: string[]) {
    const { ours, theirs } = await both('browse', path, '--json', ...flags);
    expect([ours.code, ours.err]).toEqual([theirs.code, theirs.err]);
    return { ours: JSON.parse(ours.out) as Printed, theirs: JSON.parse(theirs.out) as Printed };
  }

  test.each([
    ['a list', '/library/books/', []],
    ['a list in the middle, for who may add to it', '/library/books/?page=2', alice],
    ['a list in an order, searched', '/library/books/?ordering=-title&search=the', alice],
    ['a list of few columns', '/library/categories/', alice],
    ['people', '/library/authors/?page_size=7', alice],
    ['one book', '/library/books/1/', []],
    ['one book, for who may change it', '/library/books/1/', alice],
    ['one author, for who may change it', '/library/authors/3/', alice],
    ['what is not there', '/library/books/999999/', []],
    ['what nobody may see', '/permissions/is-authenticated/', []],
  ])('%s is the same page', async (_name, path, flags) => {
    const { ours, theirs } = await browsed(path, ...flags);
    // A view has a description of its own; all else is the same, down to the last field of the last form.
    expect({ ...ours, description: '' }).toEqual({ ...theirs, description: '' });
  });

  test('the forms of a book are there to be compared', async () => {
    const { theirs } = await browsed('/library/books/1/', ...alice);
    expect(
      theirs.forms.map(({ method, fields }) => [method, fields.flatMap(({ name, readOnly }) => (readOnly ? [] : [name]))]),
    ).toEqual(
      ['PUT', 'PATCH'].map((method) => [
        method,
        ['title', 'isbn', 'author', 'category', 'price', 'published', 'in_stock', 'format', 'tags'],
      ]),
    );
  });

  test('a root leads to the same lists, and the practice server’s to more', async () => {
    const { ours, theirs } = await browsed('/library/');
    const linksOf = ({ links }: Printed) => links.map(({ rel, url }) => `${rel} ${url}`);
    expect([ours.kind, ours.breadcrumbs, ours.methods]).toEqual([theirs.kind, theirs.breadcrumbs, theirs.methods]);
    expect(linksOf(ours)).toEqual(expect.arrayContaining(linksOf(theirs)));
    expect(linksOf(theirs)).toHaveLength(3);
  });

  describe.each([
    ['page-number', 'drf-page-number'],
    ['limit-offset', 'drf-limit-offset'],
    ['cursor', 'drf-cursor'],
  ])('%s', (name, style) => {
    const path = `/pagination/${name}/`;

    test('is the same page, but for the name of the view', async () => {
      const { ours, theirs } = await browsed(path);
      const seen = ({ kind, methods, links, table, paging, forms }: Printed) => ({
        kind,
        links,
        table,
        paging,
        forms,
        methods: methods.filter(({ allowed }) => allowed).map(({ method }) => method),
      });
      expect(seen(ours)).toEqual(seen(theirs));
      expect([theirs.kind, theirs.paging?.style, theirs.table?.rows.length]).toEqual(['drf', style, 20]);
    });

    test.each([
      ['to its end', '', ['--all']],
      ['in pages of fifty', '?page_size=50&limit=50', ['--all', '--json']],
      ['as a table', '?search=the', ['--all', '--csv']],
      ['no further than the cap', '', ['--all', '--max', '47']],
      ['where nothing is found', '?search=xyzzy', ['--all']],
    ])('is fetched %s, the same rows and the same words', async (_name, query, flags) => {
      const { ours, theirs } = await both('pages', path + query, ...flags);
      expect(ours).toEqual(theirs);
      expect(theirs.code).toBe(0);
    });

    test('has each of the 240 books once', async () => {
      const { theirs } = await both('pages', path, '--all');
      const ids = theirs.out.split('\n').flatMap((line) => (line === '' ? [] : [(JSON.parse(line) as { id: number }).id]));
      expect(ids).toEqual(Array.from({ length: 240 }, (_, at) => 240 - at));
    });
  });

  test('whole books, with their links, are the same rows too', async () => {
    const { ours, theirs } = await both('pages', '/library/books/?page_size=100', '--all');
    expect(ours).toEqual(theirs);
    expect(theirs.err).toMatch(/^240 rows on 3 pages/);
  });
});
