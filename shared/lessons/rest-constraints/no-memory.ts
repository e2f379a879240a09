import type { Lesson } from '../lesson';
import { wants, wantsInOrder } from '../probing';
import { rowsAt } from '../seen';

const words = '/contrasts/memory/none?from=3';
const remembered = '/contrasts/memory/server';

export const noMemory: Lesson = {
  id: 'no-memory',
  track: 'rest-constraints',
  title: 'Stateless: every request as if it were the first',
  minutes: 5,
  text: [
    {
      kind: 'paragraph',
      text: 'A [[stateless]] server keeps nothing about you between two requests. What it needs to know, you send along: who you are, which page you are on, which version you have seen. So the state of the conversation lives in the [[client]], and any request can be sent alone, twice, or in another order.',
    },
    {
      kind: 'paragraph',
      text: 'Two readers of the same sentence show the difference. One asks where you are, with `from`; it gives the same three words to everybody who says 3. The other remembers for you, which sounds kind until you send the same request again: it has moved on, and what you get depends on everything that was asked before.',
    },
    {
      kind: 'list',
      items: [
        'Look at `remembered` in both answers: one says null, the other holds your place.',
        'Whatever is remembered must be shared by all servers that might answer next, or be lost when one of them stops.',
      ],
    },
  ],
  steps: [
    {
      id: 'place-1',
      label: 'Read from word three',
      says: 'Three words, and a `next` that carries the new place.',
      ask: { method: 'GET', path: words },
    },
    {
      id: 'place-2',
      label: 'Read from word three once more',
      says: 'To the letter what came before: nothing was remembered.',
      ask: { method: 'GET', path: words },
    },
    {
      id: 'memory-1',
      label: 'Let the server remember',
      says: 'Three words, and `remembered` says where it will go on.',
      ask: { method: 'GET', path: remembered },
    },
    {
      id: 'memory-2',
      label: 'Send the very same again',
      says: 'The same request, and another answer.',
      ask: { method: 'GET', path: remembered },
    },
  ],
  scene: 'client-state',
  probes: [
    {
      id: 'same',
      claim: 'The same request had the same answer twice',
      check: wantsInOrder(
        [
          { method: 'GET', path: words, status: 200 },
          { method: 'GET', path: words, status: 200 },
        ],
        ([first, second]) =>
          first?.text === second?.text ? null : 'The two answers differ; send exactly the same address both times.',
      ),
    },
    {
      id: 'moved-on',
      claim: 'A server with a memory answered the same request in two ways',
      check: wantsInOrder(
        [
          { method: 'GET', path: remembered, status: 200 },
          { method: 'GET', path: remembered, status: 200 },
        ],
        ([first, second]) => (first?.text !== second?.text ? null : 'Both answers are alike; ask once more and compare.'),
      ),
    },
    {
      id: 'carried',
      claim: 'The answer carried the next place to you, to be sent back',
      check: wants({
        method: 'GET',
        path: words,
        status: 200,
        also: (seen) => (rowsAt(seen, 'words').length > 0 ? null : 'There are no words in that answer.'),
      }),
    },
  ],
  slip: {
    says: 'Asking each of them once. A single answer cannot show whether anything was remembered.',
    asks: [
      { method: 'GET', path: '/contrasts/memory/none' },
      { method: 'GET', path: remembered },
    ],
  },
  takeaway: 'If a request means the same alone, twice and in any order, the server needs no memory of you.',
};
