import { type AdviceCase, asAlice, json, jsonAnswer, type SetCases } from './advice.test-support';

const dora = { Authorization: `Basic ${Buffer.from('dora:practice').toString('base64')}` };
const answered = (path: string, body: string): AdviceCase => ['answered', path, ['GET', path], 200, jsonAnswer, body];

const book: AdviceCase = ['sent', 'a bad book', 'GET', '/bad/book?id=21'];
const books: AdviceCase = ['sent', 'bad books', 'GET', '/bad/books'];
const user: AdviceCase = ['sent', 'a bad user', 'POST', '/bad/api/users/create', json, '{"email_address":"a@b.example"}'];
const users: AdviceCase = ['sent', 'good users', 'GET', '/api/users', dora];
const goodBooks: AdviceCase = ['sent', 'good books', 'GET', '/library/books/?page_size=3'];
const goodBook: AdviceCase = ['sent', 'a good book', 'GET', '/library/books/21/'];

/** Cases for the rules that need many. */
export const nameCases: Readonly<Record<string, SetCases>> = {
  'plural-drift': {
    must: [
      ['a book beside books', book, books],
      ['categories and comments beside users', ['sent', 'categories', 'GET', '/api/Category'], users],
      ['saved requests', ['saved', 'GET', '{{base}}/author/{{id}}'], ['saved', 'GET', '{{base}}/authors']],
    ],
    mustNot: [
      ['the good twin', goodBooks, goodBook],
      ['oneself beside all', ['saved', 'GET', '{{base}}/user'], ['saved', 'GET', '{{base}}/users/5']],
      ['words without a plural', ['saved', 'GET', '{{base}}/news/5'], ['saved', 'GET', '{{base}}/books/5']],
      ['a status beside statuses', ['saved', 'GET', '{{base}}/status'], ['saved', 'GET', '{{base}}/books/5/statuses']],
      ['a deed beside things', ['saved', 'POST', '{{base}}/search'], ['saved', 'GET', '{{base}}/books']],
    ],
  },
  'id-drift': {
    must: [
      ['id, bookId and uid', book, books, user],
      ['a good user and a bad one', users, user],
    ],
    mustNot: [
      ['an id, and the id of another', book, answered('/authors/5', '{"id":5,"name":"N"}')],
      ['the good twin', goodBooks, goodBook, users],
      ['uuid for all', answered('/a/1', '{"uuid":"x"}'), answered('/b/1', '{"uuid":"y","owner_id":5}')],
      ['no ids at all', answered('/greeting', '{"text":"a"}'), answered('/b/1', '{"id":1}')],
    ],
  },
  'email-drift': {
    must: [
      ['email and email_address', users, user],
      ['in what is sent as well', users, ['sent', 'a query', 'GET', '/bad/api/users/create?email_address=c@d.example']],
    ],
    mustNot: [
      ['email everywhere', users, answered('/contacts/1', '{"id":1,"email":"a@b.example"}')],
      ['an address for bills', users, answered('/shops/1', '{"id":1,"email":"a@b.example","billing_email":"c@d.example"}')],
      ['whether it is verified', users, answered('/me', '{"email":"a@b.example","email_verified":true}')],
      ['no mail at all', book, books],
    ],
  },
  'case-drift': {
    must: [
      ['Title beside author_id', book],
      ['author_id here and bookId there', book, books],
      ['camel beside snake', answered('/a/1', '{"createdAt":"x"}'), answered('/b/1', '{"created_at":"x"}')],
    ],
    mustNot: [
      ['the good twin', goodBooks, goodBook],
      ['one word each', answered('/a/1', '{"id":1,"title":"x"}'), answered('/b/1', '{"name":"y"}')],
      ['names that belong to a format', answered('/a/1', '{"_links":{},"@id":"x","first_name":"y"}')],
      ['words of capitals', answered('/a/1', '{"URL":"x","first_name":"y"}')],
      ['category, as DRF has it', ['sent', 'categories', 'GET', '/api/Category', asAlice]],
    ],
  },
};
