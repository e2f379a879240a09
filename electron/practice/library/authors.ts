import { aliceSendsJson, asAlice } from './examples.ts';
import { libraryList, libraryOne } from './library-endpoint.ts';
import { authors } from './resources.ts';

export const authorList = libraryList(authors, {
  name: 'Author List',
  summary: 'Authors, and adding one',
  description: 'The people who wrote the books, with names in several scripts and of several lengths.',
  tryIt: [
    { method: 'GET', path: '/library/authors/', expect: 200, says: 'the first page' },
    { method: 'GET', path: '/library/authors/?born__lte=1920&ordering=born', expect: 200, says: 'the oldest first' },
    {
      method: 'POST',
      path: '/library/authors/',
      headers: aliceSendsJson,
      body: '{"name":"Ada Meridian"}',
      expect: 201,
      says: 'a new author',
    },
    {
      method: 'POST',
      path: '/library/authors/',
      headers: aliceSendsJson,
      body: '[]',
      expect: 400,
      says: 'a list where an object belongs',
    },
  ],
});

export const authorInstance = libraryOne(authors, {
  name: 'Author Instance',
  summary: 'One author',
  description: 'An author with a link to the books. Deleting an author deletes the books too.',
  tryIt: [
    { method: 'GET', path: '/library/authors/5/', expect: 200, says: 'a name written from right to left' },
    {
      method: 'PATCH',
      path: '/library/authors/5/',
      headers: aliceSendsJson,
      body: '{"born":"long ago"}',
      expect: 400,
      says: 'a year is a number',
    },
    { method: 'OPTIONS', path: '/library/authors/5/', headers: asAlice, expect: 200, says: 'what a PUT may hold' },
  ],
});
