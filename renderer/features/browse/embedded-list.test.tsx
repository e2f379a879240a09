import { readPage } from '#shared/hypermedia/read-page';
import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { startStore } from '../../state/started-store.test-support';
import { AppProvider } from '../../state/use-app';
import '../../ui/tokens.css';
import '../../ui/base.css';
import { EmbeddedList } from './embedded-list';
import { LinkList } from './link-list';

const base = 'http://127.0.0.1:7070/books/1';

/** The links and what is embedded, of a body, with the addresses that were followed. */
async function show(body: unknown) {
  const model = readPage({ method: 'GET', url: base, status: 200, headers: [], body: JSON.stringify(body) });
  const { store, host } = await startStore({});
  const followed: string[] = [];
  const onFollow = (url: string) => void followed.push(url.slice(new URL(base).origin.length));
  await render(
    <AppProvider store={store} host={host}>
      <LinkList page={model} onFollow={onFollow} />
      <EmbeddedList embedded={model.embedded} base={base} onFollow={onFollow} />
    </AppProvider>,
  );
  return followed;
}

test('what is embedded leads to itself and on, and so does what is embedded in that', async () => {
  const followed = await show({
    _links: { self: { href: '/books/1' } },
    _embedded: {
      author: {
        name: 'Leonard',
        _links: { self: { href: '/authors/7' }, books: { href: '/authors/7/books' } },
        _embedded: {
          agent: { name: 'Kim', _links: { self: { href: '/agents/2' }, firm: { href: '/firms/9', title: 'Their firm' } } },
        },
      },
    },
  });
  const author = page.getByRole('region', { name: 'Leonard' });
  await author.getByRole('link', { name: 'go to it' }).first().click();
  await author.getByRole('link', { name: 'Books' }).click();
  const agent = author.getByRole('region', { name: 'Kim' });
  await agent.getByRole('link', { name: 'go to it' }).click();
  await agent.getByRole('link', { name: 'Their firm' }).click();
  expect(followed).toEqual(['/authors/7', '/authors/7/books', '/agents/2', '/firms/9']);
});

test('what a relationship of JSON:API leads to stands at its field, and not among the links again', async () => {
  const related = (name: string, data?: unknown) => ({
    links: { related: `/books/1/${name}` },
    ...(data !== undefined && { data }),
  });
  await show({
    data: {
      type: 'books',
      id: '1',
      attributes: { title: 'Tide' },
      relationships: { author: related('author', { type: 'people', id: '9' }), shops: related('shops', []) },
    },
  });
  // Of none the field has no link, so that its own stays.
  await expect.element(page.getByRole('link', { name: 'Shops' })).toBeVisible();
  await expect.element(page.getByRole('link', { name: 'Author' })).not.toBeInTheDocument();
});
