import { aliceSendsJson, asAlice, asBert } from './examples.ts';
import { libraryOne } from './library-endpoint.ts';
import { books } from './resources.ts';

export const bookInstance = libraryOne(books, {
  name: 'Book Instance',
  summary: 'One book',
  description:
    'A book with links to its author, category, cover and comments. PUT needs every required field, PATCH changes what it names and takes merge-patch and json-patch as well. ' +
    'ETag and Last-Modified come with it: send them back with If-None-Match to be spared a copy, or with If-Match to change only what you have seen.',
  tryIt: [
    { method: 'GET', path: '/library/books/21/', expect: 200, says: 'a book' },
    { method: 'GET', path: '/library/books/9999/', expect: 404, says: 'no such book' },
    {
      method: 'GET',
      path: '/library/books/21/',
      headers: { 'If-None-Match': '*' },
      expect: 304,
      says: 'there is one, and that is all you wanted to know',
    },
    {
      method: 'GET',
      path: '/library/books/21/',
      headers: { 'If-Modified-Since': 'Fri, 20 Nov 2026 00:00:00 GMT' },
      expect: 304,
      says: 'not changed since',
    },
    { method: 'GET', path: '/library/books/21/?expand=author,category', expect: 200, says: 'with what it links to' },
    { method: 'GET', path: '/library/books/21/?format=yaml', expect: 200, says: 'as YAML' },
    { method: 'HEAD', path: '/library/books/21/', expect: 200, says: 'the head alone' },
    {
      method: 'PATCH',
      path: '/library/books/21/',
      headers: aliceSendsJson,
      body: '{"price":"12.50"}',
      expect: 200,
      says: 'a new price',
    },
    {
      method: 'PATCH',
      path: '/library/books/21/',
      headers: { ...asAlice, 'Content-Type': 'application/merge-patch+json' },
      body: '{"published":null}',
      expect: 200,
      says: 'null takes the date away',
    },
    {
      method: 'PATCH',
      path: '/library/books/21/',
      headers: { ...asAlice, 'Content-Type': 'application/json-patch+json' },
      body: '[{"op":"add","path":"/tags/-","value":"staff pick"}]',
      expect: 200,
      says: 'one step: a tag at the end',
    },
    {
      method: 'PATCH',
      path: '/library/books/21/',
      headers: { ...aliceSendsJson, 'If-Match': '"old"' },
      body: '{"price":"1.00"}',
      expect: 412,
      says: 'it has changed since',
    },
    {
      method: 'PUT',
      path: '/library/books/21/',
      headers: aliceSendsJson,
      body: '{"title":"The Salt Archive, again","isbn":"9780000000217","author":"/library/authors/5/","price":"40.00"}',
      expect: 200,
      says: 'all required fields',
    },
    {
      method: 'PUT',
      path: '/library/books/21/',
      headers: aliceSendsJson,
      body: '{"title":"Half of it"}',
      expect: 400,
      says: 'some are missing',
    },
    { method: 'DELETE', path: '/library/books/21/', headers: asBert, expect: 204, says: 'gone, and no body is correct' },
    { method: 'DELETE', path: '/library/books/21/', expect: 401, says: 'not without a credential' },
  ],
});
