import { expect, test } from 'vitest';
import { plainView, type RowView } from '#shared/model/table-window';
import { startHost } from './lists.test-support';

const person = (id: number, name = `Person ${id} “ö”`) => ({
  type: 'people',
  id: `${id}`,
  attributes: { name },
  links: { self: `/people/${id}` },
});
const article = (id: number, author: unknown) => ({
  type: 'articles',
  id: `${id}`,
  attributes: { title: `Article ${id}` },
  relationships: { author: { data: author } },
});
const someone = (id: number, type = 'people') => ({ type, id: `${id}` });

async function stored(body: unknown) {
  const host = await startHost();
  const writer = host.services.bodies.create();
  await writer.write(Buffer.from(JSON.stringify(body)));
  await writer.end();
  const of = { kind: 'body', bodyId: writer.id, pointer: '/data', base: 'http://a/articles' } as const;
  const authors = async (view: RowView, from: number, count: number) =>
    (await host.call('rows.read', { of, view, columns: ['id', 'author'], from, count })).rows.map(({ cells }) => cells[1]);
  return { ...host, authors };
}

const many = {
  data: Array.from({ length: 2_000 }, (_, id) => article(id, someone(1_999 - id))),
  included: Array.from({ length: 2_000 }, (_, id) => person(id)),
};

test('a row of a compound document names what it is related to, wherever it stands', async () => {
  const { authors } = await stored(many);
  expect(await authors(plainView, 0, 1)).toEqual([
    { kind: 'link', text: 'Person 1999 “ö”', url: 'http://a/people/1999', newOrigin: false },
  ]);
  expect((await authors(plainView, 1_500, 2)).map((cell) => cell && 'text' in cell && cell.text)).toEqual([
    'Person 499 “ö”',
    'Person 498 “ö”',
  ]);
});

test('rows are sorted and filtered by the names that they show', async () => {
  const { authors } = await stored(many);
  const sorted = await authors({ sort: { column: 'author', descending: false }, filter: '' }, 10, 1);
  expect(sorted).toMatchObject([{ text: 'Person 10 “ö”' }]);
  const filtered = await authors({ sort: null, filter: '"person 1234 “ö”"' }, 0, 5);
  expect(filtered).toMatchObject([{ text: 'Person 1234 “ö”' }]);
  expect(await authors({ sort: null, filter: 'author:"person 7 "' }, 0, 5)).toMatchObject([{ text: 'Person 7 “ö”' }]);
});

test('what did not come along is named by its type and its id, and of two with one name the last counts', async () => {
  const data = [someone(1), someone(1, 'robots'), [someone(1), someone(2)], null, someone(3)].map((author, id) =>
    article(id, author),
  );
  const { authors } = await stored({
    data,
    included: [person(1, 'First'), person(1, 'Last'), 7, person(2, ''), null, { type: 'people' }],
  });
  expect(await authors(plainView, 0, 5)).toMatchObject([
    { text: 'Last' },
    { kind: 'text', text: 'robots 1' },
    { kind: 'list', text: 'Last, people 2', count: 2 },
    { kind: 'null' },
    { text: 'people 3' },
  ]);
});

test('a document without anything that came along is read as before', async () => {
  for (const more of [{}, { included: [] }, { included: { people: [person(1)] } }, { included: null }]) {
    const { authors } = await stored({ data: [article(1, someone(1))], ...more });
    expect(await authors(plainView, 0, 1)).toMatchObject([{ kind: 'text', text: 'people 1' }]);
  }
});
