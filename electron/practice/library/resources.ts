import { booleanField, choiceField } from '../drf/fields/choice-fields.ts';
import { computedField, idField, linkField, urlField, type LinkTarget } from '../drf/fields/link-fields.ts';
import { textListField } from '../drf/fields/list-field.ts';
import { decimalField, integerField } from '../drf/fields/number-fields.ts';
import { textField } from '../drf/fields/text-field.ts';
import { dateField, stampField } from '../drf/fields/time-fields.ts';
import * as filter from '../drf/filters.ts';
import { showRow, type Resource } from '../drf/resource.ts';
import { formats } from '../world/seed-titles.ts';

const uri = { type: 'string', format: 'uri' };

export const authors: Resource = {
  table: 'authors',
  reads: 'authors',
  path: '/library/authors/',
  noun: 'author',
  fields: [
    urlField('/library/authors/'),
    idField(),
    textField('name', { maxLength: 120 }),
    integerField('born', { label: 'Year of birth', min: 0, max: 2100, allowNull: true, initial: null }),
    textField('country', { maxLength: 60, allowBlank: true, initial: '' }),
    computedField('books', uri, (row, { link }) => withQuery(link('/library/books/'), `author=${row.id}`)),
    stampField('created'),
    stampField('updated'),
  ],
  search: ['name', 'country'],
  ordering: { id: 'id', name: 'name', born: 'born', created: 'created' },
  filters: [
    filter.textFilter('country', 'country'),
    filter.numberFilter('born__lte', 'born', '<='),
    filter.numberFilter('born__gte', 'born', '>='),
  ],
};

export const categories: Resource = {
  table: 'categories',
  reads: 'categories',
  path: '/library/categories/',
  noun: 'category',
  unique: ['name'],
  fields: [
    urlField('/library/categories/'),
    idField(),
    textField('name', { maxLength: 60 }),
    textField('description', { maxLength: 300, allowBlank: true, initial: '' }),
    computedField('books', uri, (row, { link }) => withQuery(link('/library/books/'), `category=${row.id}`)),
    stampField('created'),
    stampField('updated'),
  ],
  search: ['name', 'description'],
  ordering: { id: 'id', name: 'name', created: 'created' },
};

export const books: Resource = {
  table: 'books',
  reads: 'shelf',
  path: '/library/books/',
  noun: 'book',
  unique: ['isbn'],
  fields: [
    urlField('/library/books/'),
    idField(),
    textField('title', { maxLength: 200 }),
    textField('isbn', {
      label: 'ISBN',
      minLength: 10,
      maxLength: 13,
      help: 'Ten or thirteen digits. No two books have the same.',
      pattern: { test: /^(\d{9}[\dX]|\d{13})$/, message: 'Enter a valid ISBN: ten or thirteen digits.' },
    }),
    linkField('author', () => targetOf(authors), { column: 'author_id' }),
    computedField('author_name', { type: 'string' }, (row) => row['author_name']),
    linkField('category', () => targetOf(categories), { column: 'category_id', allowNull: true, initial: null }),
    decimalField('price', { digits: 7, places: 2, min: 0, help: 'In pounds.' }),
    dateField('published', { allowNull: true, initial: null }),
    booleanField('in_stock', { initial: 1 }),
    choiceField('format', formats, { initial: 'paperback' }),
    textListField('tags', textField('tag', { maxLength: 30, label: '' }), { initial: '[]' }),
    computedField('cover', uri, (row, { link }) => link(`/media/covers/${row.id}`)),
    computedField('comments', uri, (row, { link }) => link(`/library/books/${row.id}/comments/`)),
    stampField('created'),
    stampField('updated'),
  ],
  search: ['title', 'author_name'],
  ordering: {
    id: 'id',
    title: 'title',
    author: 'author_name',
    price: 'price',
    published: 'published',
    in_stock: 'in_stock',
    created: 'created',
    updated: 'updated',
  },
  filters: [
    filter.numberFilter('price', 'price', '=', 100),
    filter.numberFilter('price__lte', 'price', '<=', 100),
    filter.numberFilter('price__gte', 'price', '>=', 100),
    filter.booleanFilter('in_stock', 'in_stock'),
    filter.anyOfFilter('format__in', 'format', formats),
    filter.relatedFilter('author', 'author_id'),
    filter.relatedFilter('category', 'category_id'),
    filter.textFilter('isbn', 'isbn'),
    filter.textFilter('title__icontains', 'title', 'contains'),
    filter.elementFilter('tags', 'tags'),
    filter.yearFilter('published__year', 'published'),
    filter.dateFilter('published__lte', 'published', '<='),
    filter.dateFilter('published__gte', 'published', '>='),
  ],
};

/** People may change what they wrote themselves; an admin may change everything. */
const ownComment: NonNullable<Resource['mayChange']> = (row, person) => person.isAdmin || row['author'] === person.username;

export const comments: Resource = {
  table: 'comments',
  reads: 'comments',
  path: '/library/comments/',
  noun: 'comment',
  fields: [
    urlField('/library/comments/'),
    idField(),
    linkField('book', () => targetOf(books), { column: 'book_id' }),
    computedField('author', { type: 'string' }, (row) => row['author']),
    textField('text', { maxLength: 2000 }),
    stampField('created'),
    stampField('updated'),
  ],
  search: ['text', 'author'],
  ordering: { id: 'id', author: 'author', created: 'created' },
  filters: [filter.textFilter('author', 'author'), filter.relatedFilter('book', 'book_id')],
  cellsOnCreate: (person) => ({ author: person?.username ?? '' }),
  mayChange: ownComment,
};

export const members: Resource = {
  table: 'users',
  reads: 'users',
  path: '/library/members/',
  noun: 'member',
  fields: [
    urlField('/library/members/'),
    idField(),
    computedField('username', { type: 'string' }, (row) => row['username']),
    computedField('name', { type: 'string' }, (row) => row['name']),
    computedField('comments', uri, (row, { link }) => withQuery(link('/library/comments/'), `author=${String(row['username'])}`)),
  ],
  search: ['username', 'name'],
  ordering: { id: 'id', username: 'username' },
};

/** A loan belongs to whoever took it. Members see their own, an admin sees all. */
export const loans: Resource = {
  table: 'loans',
  reads: 'loans',
  path: '/library/loans/',
  noun: 'loan',
  fields: [
    urlField('/library/loans/'),
    idField(),
    linkField('book', () => targetOf(books), { column: 'book_id' }),
    computedField('member', { type: 'string' }, (row) => row['member']),
    dateField('due'),
    dateField('returned', { allowNull: true, initial: null }),
    stampField('created'),
    stampField('updated'),
  ],
  ordering: { id: 'id', due: 'due', returned: 'returned' },
  filters: [
    filter.dateFilter('due__lte', 'due', '<='),
    filter.dateFilter('due__gte', 'due', '>='),
    filter.relatedFilter('book', 'book_id'),
  ],
  cellsOnCreate: (person) => ({ member: person?.username ?? '' }),
  visibleTo: (person) => (person?.isAdmin ? [] : [{ sql: 'member = ?', values: [person?.username ?? ''] }]),
};

function targetOf(resource: Resource): LinkTarget {
  return { table: resource.reads, path: resource.path, show: (row, showing) => showRow(resource, row, showing) };
}

const withQuery = (address: string, query: string): string => `${address}${address.includes('?') ? '&' : '?'}${query}`;
