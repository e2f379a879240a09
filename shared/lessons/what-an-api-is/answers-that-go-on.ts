import type { Lesson, SeenExchange } from '../lesson';
import { wants, wantsInOrder } from '../probing';
import { bodyAt, sentText, textAt } from '../seen';
import { list, note, paragraph, sendJson, step } from '../writing';

const graphql = '/graphql';
const trusted = '/graphql/trusted';
const plain = { headers: { Accept: 'application/json' } };
const countdown = { query: 'subscription { countdown(from: 3, everyMs: 200) { left word } }' };

/** SHA-256 of the query below, and one that nobody has a query for. */
const query = '{ categories { name } }';
const hash = 'af8deba1e89347e4aaf54092fc297de07f43ad4a9464f9e74d84c434f1f4f9d5';
const nobodys = '0'.repeat(64);

const persisted = (sha256Hash: string) => ({ extensions: { persistedQuery: { version: 1, sha256Hash } } });
const ask = (value: object, path = graphql) => sendJson('POST', path, value, plain);

const asksByHash = (seen: SeenExchange): boolean => sentText(seen).includes('"persistedQuery"');
const hasQuery = (seen: SeenExchange): boolean => sentText(seen).includes('"query"');
const hasCategories = (seen: SeenExchange): boolean => bodyAt(seen, 'data', 'categories') !== undefined;

export const answersThatGoOn: Lesson = {
  id: 'answers-that-go-on',
  track: 'what-an-api-is',
  title: 'Answers that go on, and questions by name',
  minutes: 6,
  text: [
    paragraph(
      'Some questions have no last word: tell me whenever this book changes. A [[subscription]] is asked once and answered again and again, over a WebSocket or as [[server-sent events]]. Where Cairn sees one in a query it offers to follow it, live, in a tab of its own.',
    ),
    paragraph(
      'Long queries cost upload on every call, and as POST no cache on the way can keep what they give. So a client may send the SHA-256 of its text. A server that has met the text runs it; another says `PersistedQueryNotFound`, the client sends text and hash together, and from then on the hash will do. The bar over a query has “Query by its hash” for this: one press of Send, and what went twice is shown twice.',
    ),
    paragraph(
      'Stricter servers know a fixed list of documents and run nothing else. Their own apps name one by its id. Whoever finds the address cannot ask for all members and all their loans, because no such document was ever registered.',
    ),
    list(
      'A hash that is learned on demand saves bytes, and lets reads go by GET.',
      'An id from a fixed list is a lock as well: no queries but those that were reviewed.',
    ),
    note(
      'Persisted queries make an API safe',
      'Learned ones do not: anybody may teach the server another. Only a list that was closed beforehand limits what can be asked, and who may see which row is still a matter of permissions.',
      'GraphQL over HTTP, appendix on persisted documents',
    ),
  ],
  steps: [
    step('not-so', 'Subscribe as if it were a question', '406: such an answer does not fit into one body.', ask(countdown)),
    step(
      'events',
      'Subscribe over server-sent events',
      'Four times next, then complete; the stream ends by itself.',
      sendJson('POST', graphql, countdown, { headers: { Accept: 'text/event-stream' } }),
    ),
    step('unknown', 'Ask by a hash that nobody taught', 'PersistedQueryNotFound, under 200.', ask(persisted(nobodys))),
    step(
      'teach',
      'Send a query and its hash',
      'The answer as always; the server has both now.',
      ask({ query, ...persisted(hash) }),
    ),
    step('hash', 'Ask by that hash alone', 'The same answer for a question without a query.', ask(persisted(hash))),
    step('own', 'Bring a query where only documents run', 'Refused, harmless as it is.', ask({ query }, trusted)),
    step(
      'document',
      'Name a document',
      'Its id and a variable, no text.',
      ask({ documentId: 'x-one-book', variables: { id: 21 } }, trusted),
    ),
  ],
  scene: null,
  probes: [
    {
      id: 'stream',
      claim: 'One request was answered several times, to its end',
      check: wants({
        method: 'POST',
        path: graphql,
        status: 200,
        also: (seen) =>
          (seen.text?.split('event: next').length ?? 0) > 2 && seen.text?.includes('event: complete') === true
            ? null
            : 'Ask for a subscription with Accept: text/event-stream.',
      }),
    },
    {
      id: 'learned',
      claim: 'A hash meant nothing until its query had been sent once',
      check: wantsInOrder([
        {
          method: 'POST',
          path: graphql,
          status: 200,
          also: (seen) =>
            textAt(seen, 'errors', 0, 'message') === 'PersistedQueryNotFound' ? null : 'Ask by a hash that is not known yet.',
        },
        {
          method: 'POST',
          path: graphql,
          status: 200,
          also: (seen) => (asksByHash(seen) && hasQuery(seen) && hasCategories(seen) ? null : 'Send the query with its hash.'),
        },
        {
          method: 'POST',
          path: graphql,
          status: 200,
          also: (seen) =>
            asksByHash(seen) && !hasQuery(seen) && hasCategories(seen) ? null : 'Ask by the hash alone, once it is known.',
        },
      ]),
    },
    {
      id: 'closed-list',
      claim: 'A document was run by its id where a query of your own was not',
      check: wantsInOrder([
        {
          method: 'POST',
          path: trusted,
          status: 200,
          also: (seen) =>
            textAt(seen, 'errors', 0, 'extensions', 'code') === 'DOCUMENT_REQUIRED' ? null : 'Bring a query there first.',
        },
        {
          method: 'POST',
          path: trusted,
          status: 200,
          also: (seen) => (bodyAt(seen, 'data', 'book') === undefined ? 'Name the document x-one-book, with an id.' : null),
        },
      ]),
    },
  ],
  slip: {
    says: 'Naming a document that was never registered, and a hash under another version.',
    asks: [
      ask({ documentId: 'x-everything' }, trusted),
      ask({ extensions: { persistedQuery: { version: 9, sha256Hash: hash } } }),
    ],
  },
  takeaway: 'A subscription is one question with many answers; a hash or an id is a question without its text.',
};
