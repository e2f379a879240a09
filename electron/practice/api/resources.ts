import { booleanField } from '../drf/fields/choice-fields.ts';
import { computedField, idField } from '../drf/fields/link-fields.ts';
import { relatedField } from '../drf/fields/related-field.ts';
import { textField } from '../drf/fields/text-field.ts';
import { stampField } from '../drf/fields/time-fields.ts';
import type { Resource } from '../drf/resource.ts';

/** The categories of the library with ids in place of links, as many an API has them. */
export const apiCategories: Resource = {
  table: 'categories',
  reads: 'categories',
  path: '/api/Category',
  noun: 'category',
  unique: ['name'],
  fields: [
    idField(),
    textField('name', { maxLength: 60 }),
    textField('description', { maxLength: 300, allowBlank: true, initial: '' }),
  ],
  search: ['name'],
  ordering: { id: 'id', name: 'name' },
};

export const apiComments: Resource = {
  table: 'comments',
  reads: 'comments',
  path: '/api/Comment',
  noun: 'comment',
  fields: [
    idField(),
    relatedField('book', 'books', { column: 'book_id' }),
    computedField('author', { type: 'string' }, (row) => row['author']),
    textField('text', { maxLength: 2000 }),
    stampField('created'),
  ],
  cellsOnCreate: (person) => ({ author: person?.username ?? '' }),
};

export const apiUsers: Resource = {
  table: 'users',
  reads: 'users',
  path: '/api/users',
  noun: 'user',
  unique: ['username'],
  fields: [
    idField(),
    textField('username', {
      minLength: 2,
      maxLength: 40,
      pattern: { test: /^[\w.@+-]+$/, message: 'Enter a valid username. It may hold letters, digits and @/./+/-/_ only.' },
    }),
    textField('name', { maxLength: 120, allowBlank: true, initial: '' }),
    textField('email', {
      type: 'email',
      maxLength: 200,
      pattern: { test: /^[^@\s]+@[^@\s]+\.[^@\s]+$/, message: 'Enter a valid email address.' },
    }),
    booleanField('is_admin', { initial: 0 }),
    stampField('created'),
  ],
  search: ['username', 'name', 'email'],
  ordering: { id: 'id', username: 'username' },
};
