import type { FindScope } from '../drf/list-handlers.ts';
import { aliceSendsJson, asAlice, asBert, asDora } from './examples.ts';
import { libraryList, libraryOne, nestedList } from './library-endpoint.ts';
import { comments } from './resources.ts';

export const commentList = libraryList(comments, {
  name: 'Comment List',
  summary: 'Comments, and adding one',
  description: 'What members say about books, newest last. The author of a comment is whoever sends it.',
  tryIt: [
    { method: 'GET', path: '/library/comments/?author=alice', expect: 200, says: 'those of one member' },
    {
      method: 'POST',
      path: '/library/comments/',
      headers: aliceSendsJson,
      body: '{"book":"/library/books/2/","text":"Good maps."}',
      expect: 201,
      says: 'a comment',
    },
    {
      method: 'POST',
      path: '/library/comments/',
      headers: aliceSendsJson,
      body: '{"book":"/library/books/9999/","text":"?"}',
      expect: 400,
      says: 'no such book',
    },
  ],
});

export const commentInstance = libraryOne(comments, {
  name: 'Comment Instance',
  summary: 'One comment',
  description: 'A comment. Its author and an admin may change it; others are told 403.',
  tryIt: [
    { method: 'GET', path: '/library/comments/1/', expect: 200, says: 'the first, by alice' },
    { method: 'DELETE', path: '/library/comments/1/', headers: asBert, expect: 403, says: 'bert did not write it' },
    { method: 'DELETE', path: '/library/comments/1/', headers: asAlice, expect: 204, says: 'alice did' },
    { method: 'DELETE', path: '/library/comments/1/', headers: asDora, expect: 204, says: 'and dora is an admin' },
  ],
});

/** The comments of the book the path names. */
const ofBook: FindScope = (ask) => {
  const id = ask.params['id'] ?? '';
  const book = /^\d{1,15}$/.test(id) ? ask.world.rows.find('books', Number(id)) : undefined;
  if (!book) return undefined;
  return { where: [{ sql: 'book_id = ?', values: [book.id] }], cells: { book_id: book.id }, decided: ['book'] };
};

export const bookComments = nestedList(
  comments,
  { path: '/library/books/{id}/comments/', findScope: ofBook, decided: ['book'] },
  {
    name: 'Book Comment List',
    summary: 'Comments on one book',
    description: 'The comments of the book in the path. A new one belongs to that book, so the body does not name it.',
    tryIt: [
      { method: 'GET', path: '/library/books/1/comments/', expect: 200, says: 'its comments' },
      { method: 'GET', path: '/library/books/9999/comments/', expect: 404, says: 'no such book' },
      {
        method: 'POST',
        path: '/library/books/1/comments/',
        headers: aliceSendsJson,
        body: '{"text":"Read it twice."}',
        expect: 201,
        says: 'one more',
      },
    ],
  },
);
