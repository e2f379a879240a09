import { aliceSendsJson, asAlice, basicHeader, jsonType } from './examples.ts';
import { libraryList } from './library-endpoint.ts';
import { books } from './resources.ts';

const newBook = JSON.stringify({
  title: 'The Borrowed Ladder',
  isbn: '9781234567897',
  author: '/library/authors/2/',
  price: '18.40',
  tags: ['new'],
});

export const bookList = libraryList(books, {
  name: 'Book List',
  summary: 'Books, and adding one',
  description:
    'The books of the library, twenty at a time. search looks in the title and the name of the author, ordering sorts, and price__lte, in_stock, tags and others filter. ' +
    'A parameter named format picks the format of the answer, as in DRF, so books are filtered by format__in. Everybody reads; adding needs a credential.',
  tryIt: [
    { method: 'GET', path: '/library/books/', expect: 200, says: 'the first page' },
    { method: 'GET', path: '/library/books/?page=2', expect: 200, says: 'the second; its previous has no page number' },
    { method: 'GET', path: '/library/books/?page=last&page_size=50', expect: 200, says: 'the last of larger ones' },
    { method: 'GET', path: '/library/books/?page=99', expect: 404, says: 'past the end' },
    { method: 'GET', path: '/library/books/?search=letter&ordering=-price', expect: 200, says: 'found, and the dearest first' },
    {
      method: 'GET',
      path: '/library/books/?price__lte=20&in_stock=true&format__in=paperback,ebook',
      expect: 200,
      says: 'filtered',
    },
    { method: 'GET', path: '/library/books/?price__lte=cheap', expect: 400, says: 'a filter that is no number' },
    {
      method: 'GET',
      path: '/library/books/?fields=id,title,author&expand=author',
      expect: 200,
      says: 'fewer fields, and the author whole',
    },
    { method: 'GET', path: '/library/books/?format=csv', expect: 200, says: 'as CSV' },
    { method: 'GET', path: '/library/books/', headers: { Accept: 'image/png' }, expect: 406, says: 'no such format' },
    { method: 'GET', path: '/library/books', expect: 301, says: 'the slash at the end was missing' },
    {
      method: 'POST',
      path: '/library/books/',
      headers: aliceSendsJson,
      body: newBook,
      expect: 201,
      says: 'a new book, with its Location',
    },
    {
      method: 'POST',
      path: '/library/books/',
      headers: aliceSendsJson,
      body: '{"title":""}',
      expect: 400,
      says: 'what is wrong, field by field',
    },
    {
      method: 'POST',
      path: '/library/books/',
      headers: aliceSendsJson,
      body: '{"title": x}',
      expect: 400,
      says: 'where the JSON goes wrong',
    },
    {
      method: 'POST',
      path: '/library/books/',
      headers: jsonType,
      body: newBook,
      expect: 401,
      says: 'writing needs a credential',
    },
    {
      method: 'POST',
      path: '/library/books/',
      headers: { ...asAlice, 'Content-Type': 'text/plain' },
      body: 'a book',
      expect: 415,
      says: 'not a type that is read',
    },
    { method: 'PUT', path: '/library/books/', headers: basicHeader('alice'), expect: 405, says: 'a list is not replaced' },
    { method: 'OPTIONS', path: '/library/books/', headers: asAlice, expect: 200, says: 'what may be sent, and how' },
  ],
});
