import { expect, test } from 'vitest';
import { editor } from '../monaco';

/** Each word of a query with what it is coloured as. */
async function wordsOf(text: string): Promise<string[]> {
  // The grammar is made when the first text needs it.
  editor.createModel('', 'graphql').dispose();
  await editor.colorize(text, 'graphql', {});
  return editor.tokenize(text, 'graphql').flatMap((tokens, line) =>
    tokens.flatMap(({ offset, type }, at) => {
      const word = (text.split('\n')[line] ?? '').slice(offset, tokens[at + 1]?.offset).trim();
      return word === '' || /^[{}()[\]:!=,]+$/.test(word) ? [] : [`${word} ${type.replace('.gql', '')}`];
    }),
  );
}

test('names of fields and arguments that are words of schemas are names', async () => {
  expect(await wordsOf('{ type: input(type: 1, on: {enum: true, a: NEW}) { query ...on Type { schema } ...Part } }')).toEqual([
    'type key.identifier',
    'input key.identifier',
    'type key.identifier',
    '1 number',
    'on key.identifier',
    'enum key.identifier',
    'true keyword',
    'a key.identifier',
    'NEW type.identifier',
    'query key.identifier',
    '... delimiter',
    'on keyword',
    'Type type.identifier',
    'schema key.identifier',
    '... delimiter',
    'Part type.identifier',
  ]);
});

test('words that begin something are keywords, with variables and their types', async () => {
  expect(await wordsOf('query Q($id: ID!, $b: By = {type: "x"}) @live { a }\nfragment F on Book { title } # end')).toEqual([
    'query keyword',
    'Q type.identifier',
    '$id argument.identifier',
    'ID keyword',
    '$b argument.identifier',
    'By type.identifier',
    'type key.identifier',
    '"x" string',
    '@live annotation',
    'a key.identifier',
    'fragment keyword',
    'F type.identifier',
    'on keyword',
    'Book type.identifier',
    'title key.identifier',
    '# end comment',
  ]);
});
