import { describe, expect, test } from 'vitest';
import { insertField } from './insert-field';
import { readOperations } from '#shared/graphql/read-operations';
import { offersAt, problemsOf, sayingsAt } from './query-help';
import { docsOf } from './schema-docs';
import { schemaOf } from './schema-of';
import { variablesShape } from './variables-shape';

const text = `
"Where reading begins."
type Query {
  "One book."
  book(id: ID!, edition: Int = 1): Book
  find(by: By!, kind: Kind!): [Found!]!
  old: String @deprecated(reason: "Use book.")
}
type Mutation { lend(book: ID!): Book }
interface Named { name: String! }
type Book implements Named { name: String! author: Author pages: Int }
type Author implements Named { name: String! books(first: Int): [Book!]! }
union Found = Book | Author
enum Kind { PAPER EBOOK }
input By { words: String! within: Range }
input Range { from: Int! }
`;
const schema = schemaOf(text);
if (!schema) throw new Error('no schema');
const wrong = (query: string) => problemsOf(query, schema).map(({ message }) => message);
const offered = (query: string) => {
  const at = query.indexOf('|');
  const lines = query.slice(0, at).split('\n');
  return offersAt(query.replace('|', ''), { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 }, schema).map(
    ({ label }) => label,
  );
};

describe('a query is held against the schema', () => {
  test.each([
    ['{ book(id: 1) { name } }', []],
    ['', []],
    ['{ book(id: 1) { titel } }', ['Cannot query field "titel" on type "Book".']],
    ['{ book(id: 1) ', []],
    ['{ old }', ['The field Query.old is deprecated. Use book.']],
  ])('%s', (query, problems) => {
    expect(wrong(query)).toEqual(problems);
  });

  test('and nothing is said against what a variable stands for', () => {
    expect(wrong('{ book(id: {{book_id}}) { name } }')).toEqual([]);
    expect(wrong('{ book(id: {{b}}) { titel } }')).toEqual(['Cannot query field "titel" on type "Book".']);
    expect(wrong('{ book(id: "{{book_id}}") { name } }')).toEqual([]);
  });

  test('marks the place', () => {
    expect(problemsOf('{\n  book(id: 1) { titel }\n}', schema)).toMatchObject([{ from: { line: 1, character: 16 } }]);
  });
});

describe('what can be written is offered', () => {
  test.each([
    ['{ book(id: 1) { | } }', ['name', 'author', 'pages']],
    ['{ book(id: {{b}}) { a| } }', ['author']],
    ['{ find(kind: | ) { __typename } }', ['PAPER', 'EBOOK']],
    ['{ book(| ) { name } }', ['id', 'edition']],
  ])('%s', (query, labels) => {
    expect(offered(query)).toEqual(expect.arrayContaining(labels));
  });

  test('and what stands there is explained, as plain text', () => {
    expect(sayingsAt('{ book(id: 1) { name } }', { line: 0, character: 3 }, schema)).toMatch(/Query\.book.*Book[^]*One book\./);
    expect(sayingsAt('{ book', { line: 0, character: 0 }, schema)).toBe('');
  });
});

describe('variables', () => {
  test('have the shape that their definitions give them', () => {
    expect(variablesShape('query ($by: By!, $n: Int) { find(by: $by, kind: PAPER) { __typename } }', text)).toMatchObject({
      properties: { n: { type: ['integer', 'null'] } },
      required: ['by'],
    });
    expect(variablesShape('query ($id: ID!) { book(id: $id) { name } }', text)).toMatchObject({
      properties: { id: { type: ['string', 'integer'] } },
    });
    expect(variablesShape('{ old }', text)).toBeNull();
    expect(variablesShape('query ($', text)).toBeNull();
  });
});

describe('a field goes into the query', () => {
  const insert = (query: string, type: string, field: string, cursor = 0) => {
    const done = insertField(query, cursor, { type, field }, text);
    return typeof done === 'string' ? done : done.query;
  };

  test.each([
    ['as its first operation', '', 'Query', 'book', '{\n  book(id: "") {\n    name\n  }\n}\n'],
    ['with all that it needs', '', 'Query', 'find', '{\n  find(by: { words: "" }, kind: PAPER) {\n    __typename\n  }\n}\n'],
    ['beside others on one line', '{ book(id: 1) { name } }', 'Book', 'pages', '{ book(id: 1) { name pages } }'],
    [
      'beside others on lines of their own',
      '{\n  book(id: 1) {\n    name\n  }\n}',
      'Book',
      'author',
      '{\n  book(id: 1) {\n    name\n    author {\n      name\n    }\n  }\n}',
    ],
    [
      'of several lines into one',
      '{ book(id: 1) { name } }',
      'Book',
      'author',
      '{ book(id: 1) { name \n  author {\n    name\n  }\n} }',
    ],
    [
      'as another operation',
      'query A { old }',
      'Mutation',
      'lend',
      'query A { old }\n\nmutation Lend {\n  lend(book: "") {\n    name\n  }\n}\n',
    ],
  ])('%s', (...[, query, type, field, after]) => {
    const done = insert(query, type, field).replace(/^(query|mutation) \{/, '{');
    expect(done).toBe(after);
    expect(readOperations(done).problem).toBeNull();
  });

  test('where the cursor is, if that is inside of its type', () => {
    const query = '{ a: book(id: 1) { name } b: book(id: 2) { name } }';
    expect(insert(query, 'Book', 'pages', query.lastIndexOf('name'))).toBe(
      '{ a: book(id: 1) { name } b: book(id: 2) { name pages } }',
    );
  });

  test('and where there is no place it says why', () => {
    expect(insert('{ old }', 'Author', 'name')).toBe('noPlace');
    expect(insert('{ old', 'Query', 'book')).toBe('unreadable');
    expect(insert('', 'Query', 'constructor')).toBe('noPlace');
  });
});

describe('a schema is read like a book', () => {
  const docs = docsOf(text);

  test('from its beginnings to every type', () => {
    expect(docs?.roots).toEqual([
      { operation: 'query', type: 'Query' },
      { operation: 'mutation', type: 'Mutation' },
    ]);
    expect(docs?.type('Query')).toMatchObject({
      kind: 'object',
      description: 'Where reading begins.',
      fields: [
        { name: 'book', type: { text: 'Book', name: 'Book' }, args: [{ name: 'id' }, { name: 'edition', standard: '1' }] },
        { name: 'find', type: { text: '[Found!]!', name: 'Found' } },
        { name: 'old', deprecation: 'Use book.' },
      ],
    });
    expect(docs?.type('Found')?.possible).toEqual(['Book', 'Author']);
    expect(docs?.type('Book')?.interfaces).toEqual(['Named']);
    expect(docs?.type('Kind')?.values.map(({ name }) => name)).toEqual(['PAPER', 'EBOOK']);
    expect([docs?.type('Nothing'), docs?.type('__proto__'), docs?.type('constructor')]).toEqual([null, null, null]);
  });

  test('and searched, the closest first', () => {
    expect(docs?.search('book', 3)).toMatchObject([
      { type: 'Book', field: null },
      { type: 'Query', field: 'book' },
      { type: 'Author', field: 'books' },
    ]);
    expect(docs?.search('  ', 3)).toEqual([]);
  });

  test('unless it is none', () => {
    expect(docsOf('type Query {')).toBeNull();
  });
});
