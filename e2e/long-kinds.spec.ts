import { answering, type Answers } from './answers';
import { expect, test } from './fixtures';

const count = 2_000;
const each = (row: (id: number) => unknown) => Array.from({ length: count }, (_, id) => row(id));

const answers: Answers = {
  '/articles': [
    'application/vnd.api+json',
    {
      data: each((id) => ({
        type: 'articles',
        id: `${id}`,
        attributes: { title: `Article ${id}` },
        relationships: { author: { data: { type: 'people', id: `${id % 7}` } } },
      })),
      included: Array.from({ length: 7 }, (_, id) => ({ type: 'people', id: `${id}`, attributes: { name: `Author ${id}` } })),
    },
  ],
  '/entities': [
    'application/vnd.siren+json',
    {
      class: ['books'],
      links: [{ rel: ['self'], href: '/entities' }],
      entities: each((id) => ({
        rel: ['item'],
        properties: { id, title: `Book ${id}` },
        links: [{ rel: ['self'], href: `/books/${id}` }],
      })),
    },
  ],
  '/items': [
    'application/vnd.collection+json',
    {
      collection: {
        version: '1.0',
        href: '/items',
        items: each((id) => ({ href: `/items/${id}`, data: [{ name: 'title', value: `Item ${id}`, prompt: 'Title' }] })),
      },
    },
  ],
};

test('the last rows of a long list name what they are related to, and lead where the first ones lead', async ({
  app,
  listen,
}) => {
  const origin = await listen(answering(answers));
  const toEnd = () => app.browse.grid.evaluate((element) => element.scrollTo(0, element.scrollHeight));
  await app.send('GET', origin + '/articles');
  await toEnd();
  await expect(app.browse.grid.getByText('Article 1999')).toBeVisible();
  await expect(app.browse.grid.getByRole('row').filter({ hasText: 'Article 1999' })).toContainText('Author 4');
  await app.send('GET', origin + '/entities');
  await toEnd();
  await app.browse.grid.getByRole('link', { name: 'Book 1999' }).click();
  await expect(app.address).toHaveValue(/\/books\/1999$/);
  await app.send('GET', origin + '/items');
  await toEnd();
  await app.browse.grid.getByRole('link', { name: 'Item 1999' }).click();
  await expect(app.address).toHaveValue(/\/items\/1999$/);
});
