import type { Lesson } from '../lesson';
import { wants, wantsInOrder } from '../probing';
import { bodyAt } from '../seen';
import { get, paragraph, sendJson, step } from '../writing';

const author = '/contrasts/behind/authors/5';
const behind = '/contrasts/behind';
const swap = (implementation: string) => sendJson('PUT', behind, { implementation });

export const clientAndServer: Lesson = {
  id: 'client-and-server',
  track: 'rest-constraints',
  title: 'Client and server: swap one, keep the other',
  minutes: 4,
  text: [
    paragraph(
      'The first [[constraint]] parts those who ask from those who keep. A [[client]] knows how to show things to somebody, a [[server]] how to keep them; between them stands the contract and nothing else. So either side can be replaced while the other goes on.',
    ),
    paragraph(
      'Two servers stand behind one address here: one reads from a database, the other has everything in memory. Ask for an author, swap the server, and ask again. If you can tell which of them answered, the separation leaks.',
    ),
    paragraph(
      'The other way round you have done all along: a browser, Cairn and `curl` are three clients of the same server, and it never needed to know.',
    ),
  ],
  steps: [
    step('before', 'Ask for an author', 'Remember the bytes.', get(author)),
    step('swap', 'Put the other server behind it', '`memory` from now on.', swap('memory')),
    step('after', 'Ask the same again', 'Another program answered. Lay the two side by side: nothing differs.', get(author)),
  ],
  scene: null,
  probes: [
    {
      id: 'swapped',
      claim: 'The server behind the address was replaced',
      check: wants({
        method: 'PUT',
        path: behind,
        status: 200,
        also: (seen) => (bodyAt(seen, 'implementation') === 'memory' ? null : 'Put memory behind it: that is the other one.'),
      }),
    },
    {
      id: 'same-bytes',
      claim: 'The client could not tell',
      check: wantsInOrder(
        [
          { method: 'GET', path: author, status: 200 },
          { method: 'PUT', path: behind, status: 200 },
          { method: 'GET', path: author, status: 200 },
        ],
        ([before, , after]) => (before?.text === after?.text ? null : 'The two answers differ, which they should not.'),
      ),
    },
  ],
  slip: {
    says: 'Asking for a server that nobody built: the one behind stays, and nothing was compared.',
    asks: [get('/contrasts/behind/authors/999'), swap('paper'), get('/contrasts/behind/authors/999')],
  },
  takeaway: 'If only the contract holds two programs together, each can change alone.',
  after: [swap('database')],
};
