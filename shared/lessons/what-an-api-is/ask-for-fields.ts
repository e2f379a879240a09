import type { Lesson, SeenExchange } from '../lesson';
import { wants, wantsInOrder } from '../probing';
import { bodyAt, rowsAt, sentText, textAt } from '../seen';
import { code, note, paragraph, sendJson, step } from '../writing';

const graphql = '/graphql';
/** As clients ask that read the answer and not its status. */
const plain = { headers: { Accept: 'application/json' } };
const results = { headers: { Accept: 'application/graphql-response+json' } };

const ask = (query: string, variables?: object, more = plain) =>
  sendJson('POST', graphql, { query, ...(variables && { variables }) }, more);

const twoFields = '{ book(id: 21) { title price } }';
const oneOfMany = 'query One($id: ID!) { book(id: $id) { title author { name } } }';
const withLoans = '{ book(id: 21) { title loans { due } } }';
const misspelt = '{ book(id: 21) { titel } }';
const schema = '{ __schema { queryType { fields { name description } } } }';

const bookIn = (seen: SeenExchange): Readonly<Record<string, unknown>> | null => {
  const book = bodyAt(seen, 'data', 'book');
  return typeof book === 'object' && book !== null ? { ...book } : null;
};

export const askForFields: Lesson = {
  id: 'ask-for-fields',
  track: 'what-an-api-is',
  title: 'One address, and you say which fields',
  minutes: 7,
  text: [
    paragraph(
      '[[GraphQL]] turns a REST API inside out. There is one address, nearly everything goes to it by POST, and the body holds a query: a tree of the fields that you want. The answer has the same tree, filled in, and nothing else. A phone can ask for a title where a desktop asks for the author and her other books, in one round.',
    ),
    code('A query with a variable; what it stands for goes beside it', `${oneOfMany}\n\n{"id": 21}`),
    paragraph(
      'Values do not belong into the text of a query: a variable takes them, so one text serves for every book and nobody can smuggle a field in. A field that cannot be given is null, and the list `errors` says where and why, while its neighbours arrive all the same. Half an answer is an answer here.',
    ),
    paragraph(
      'Nobody has to guess what can be asked. The server describes itself when the query begins with `__schema`; that is what completes your typing once you press “Read the schema” beside a query.',
    ),
    note(
      'GraphQL always answers 200',
      'Servers used to, whatever went wrong, since clients looked into the body alone. Since then there is a media type of its own: whoever accepts `application/graphql-response+json` gets 400 for a query that cannot be run. 200 with errors beside data stays what it is.',
      'GraphQL over HTTP, section 6.4',
    ),
  ],
  steps: [
    step('two', 'Ask for two fields of a book', 'Exactly two come back; compare with /library/books/21/.', ask(twoFields)),
    step('variable', 'Ask with a variable', 'The number stands beside the query, in `variables`.', ask(oneOfMany, { id: 21 })),
    step(
      'partial',
      'Ask for something that is not yours',
      'The title, null for the loans, and the reason in `errors`.',
      ask(withLoans),
    ),
    step('misspelt', 'Misspell a field', '200, no data: the status says nothing of it.', ask(misspelt)),
    step(
      'honest',
      'The same, with the media type of GraphQL',
      '400 this time, with the very same errors.',
      ask(misspelt, undefined, results),
    ),
    step('schema', 'Ask what can be asked', 'Every field of the root, with a sentence on each.', ask(schema)),
  ],
  scene: null,
  probes: [
    {
      id: 'fields',
      claim: 'You got the fields that you named, and none besides',
      check: wants({
        method: 'POST',
        path: graphql,
        status: 200,
        also: (seen) => {
          const fields = Object.keys(bookIn(seen) ?? {});
          const isAsked = fields.length > 0 && fields.every((name) => sentText(seen).includes(name));
          return isAsked ? null : 'That answer has no book in it: ask for book with an id and a field or two.';
        },
      }),
    },
    {
      id: 'variable',
      claim: 'One query took its value from beside it',
      check: wants({
        method: 'POST',
        path: graphql,
        status: 200,
        also: (seen) =>
          /"variables"\s*:\s*\{\s*"/.test(sentText(seen)) && bookIn(seen) !== null
            ? null
            : 'Give the id as a variable: $id in the query, and {"id": 21} in the variables.',
      }),
    },
    {
      id: 'partial',
      claim: 'Data and an error stood in one answer',
      check: wants({
        method: 'POST',
        path: graphql,
        status: 200,
        also: (seen) =>
          bookIn(seen) !== null && rowsAt(seen, 'errors').length > 0
            ? null
            : 'Ask for a title and for loans at once, without a credential.',
      }),
    },
    {
      id: 'status',
      claim: 'The same mistake was 200 for one client and 400 for another',
      check: wantsInOrder(
        [
          {
            method: 'POST',
            path: graphql,
            status: 200,
            also: (seen) =>
              textAt(seen, 'errors', 0, 'message') !== '' && bookIn(seen) === null ? null : 'Misspell a field first.',
          },
          { method: 'POST', path: graphql, status: 400 },
        ],
        ([lenient, strict]) =>
          lenient && strict && textAt(lenient, 'errors', 0, 'message') === textAt(strict, 'errors', 0, 'message')
            ? null
            : 'Send the same misspelt query both times, with another Accept.',
      ),
    },
    {
      id: 'schema',
      claim: 'The server told what can be asked of it',
      check: wants({
        method: 'POST',
        path: graphql,
        status: 200,
        also: (seen) => (bodyAt(seen, 'data', '__schema') === undefined ? 'Ask for __schema.' : null),
      }),
    },
  ],
  slip: {
    says: 'Posting the query as plain text, and opening the address with no query at all.',
    asks: [
      { method: 'POST', path: graphql, headers: { 'Content-Type': 'text/plain' }, body: twoFields },
      { method: 'GET', path: graphql },
    ],
  },
  takeaway: 'In GraphQL the question is the body: read `data` and `errors` together, and the status last.',
};
