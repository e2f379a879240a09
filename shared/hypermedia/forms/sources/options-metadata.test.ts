import { describe, expect, test } from 'vitest';
import { readPage } from '../../read-page';

const url = 'http://127.0.0.1:8123/workshop/orders/';

/** What a view of Django REST framework 3.14 answered to OPTIONS, cut to what is looked at here. */
const fields = {
  reference: { type: 'string', required: true, read_only: false, label: 'Reference', min_length: 3, max_length: 12 },
  lines: {
    type: 'field',
    required: true,
    read_only: false,
    label: 'Lines',
    child: {
      type: 'nested object',
      required: true,
      read_only: false,
      children: {
        article: { type: 'string', required: true, read_only: false, label: 'Article', max_length: 20 },
        extras: {
          type: 'field',
          required: false,
          read_only: false,
          label: 'Extras',
          child: {
            type: 'nested object',
            required: false,
            read_only: false,
            children: { name: { type: 'slug', required: true, read_only: false, label: 'Name' } },
          },
        },
      },
    },
  },
  wait: { type: 'field', required: false, read_only: false, label: 'Wait' },
  state: {
    type: 'choice',
    required: true,
    read_only: false,
    label: 'State',
    choices: [
      { value: 'new', display_name: 'New' },
      { value: 'sent', display_name: 'On its way' },
    ],
  },
  gift: { type: 'boolean', required: false, read_only: false, label: 'Gift' },
};

const page = (body: unknown, query = '') =>
  readPage(
    {
      method: 'GET',
      url: url + query,
      status: 200,
      headers: [['Allow', 'GET, POST, HEAD, OPTIONS']],
      body: JSON.stringify(body),
    },
    {
      options: {
        method: 'OPTIONS',
        url,
        status: 200,
        headers: [],
        body: JSON.stringify({
          name: 'Order List',
          description: '',
          renders: ['application/json'],
          parses: ['application/json'],
          actions: { POST: fields },
        }),
      },
    },
  );

const fieldsOf = (read: ReturnType<typeof page>) =>
  new Map(read.forms.find(({ method }) => method === 'POST')?.fields.map((field) => [field.name, field]));

describe('where there is no row to look at', () => {
  const found = fieldsOf(page([]));

  test('many of an object are a list of objects all the same, in each other as well', () => {
    expect(found.get('lines')).toMatchObject({
      type: 'list',
      required: true,
      item: {
        type: 'object',
        fields: [
          { name: 'article', type: 'text', required: true },
          { name: 'extras', type: 'list', item: { type: 'object', fields: [{ name: 'name', format: 'slug' }] } },
        ],
      },
    });
  });

  test('what it has no word for may be a text or JSON, and says that it is not known which', () => {
    expect(found.get('wait')).toMatchObject({ type: 'json', format: 'field' });
  });
});

test('where there is one, what it has no word for is what it looks like', () => {
  const [row] = fieldsOf(page([{ wait: '1 02:03:04' }])).values();
  expect(row?.name).toBe('reference');
  expect(fieldsOf(page([{ wait: '1 02:03:04' }])).get('wait')).toMatchObject({ type: 'text', format: '' });
});

test('a filter that is asked for by a field takes the values of that field', () => {
  const { filters } = page([{ state: 'sent' }], '?state=sent&gift=true&weight__gte=3');
  expect(filters?.fields).toMatchObject([
    { name: 'state', type: 'choice', values: ['sent'], source: 'query', choices: [{ label: 'New' }, { label: 'On its way' }] },
    { name: 'gift', type: 'boolean', choices: null },
    { name: 'weight__gte', type: 'text', choices: null },
  ]);
});
