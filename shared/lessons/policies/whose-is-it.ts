import type { Lesson } from '../lesson';
import { wants, wantsInOrder } from '../probing';
import { bodyAt, sentField } from '../seen';
import { get, paragraph, list, sendJson, step } from '../writing';

const loan = '/library/loans/1/';
const comment = '/library/comments/1/';

export const whoseIsIt: Lesson = {
  id: 'whose-is-it',
  track: 'policies',
  title: 'Whose is it? Ownership, and why 404 can be the kinder no',
  minutes: 5,
  text: [
    paragraph(
      'Some rules are not about a method but about one object. Alice may change her own comment; Bert may read it and not change it. Her loans he may not even see.',
    ),
    list(
      'Comments are public: Bert is told `403`, since everybody knows that the comment is there.',
      'Loans are private: Bert is told `404`. 403 would have told him that there is such a loan.',
      'The list of loans has another content for each caller, at the same address. So it must be kept in no shared cache.',
    ),
  ],
  steps: [
    step('own-list', 'Ask for your loans as alice', 'Three.', get('/library/loans/', { as: 'alice' })),
    step('own', 'Ask for one of them', '200.', get(loan, { as: 'alice' })),
    step('not-his', 'Ask for it as bert', '404: for him it is not there.', get(loan, { as: 'bert' })),
    step(
      'public',
      'Change alice’s comment as bert',
      '403: it is there, and not his.',
      sendJson('PATCH', comment, { text: 'No.' }, { as: 'bert' }),
    ),
    step('hers', 'Change it as alice', '200.', sendJson('PATCH', comment, { text: 'Read it twice, slowly.' }, { as: 'alice' })),
  ],
  scene: null,
  probes: [
    {
      id: 'hidden',
      claim: 'The same loan was there for one and not for the other',
      check: wantsInOrder(
        [
          { method: 'GET', path: loan, status: 200 },
          { method: 'GET', path: loan, status: 404 },
        ],
        ([hers, his]) => {
          const senders = [hers, his].map((seen) => (seen ? sentField(seen, 'Authorization') : null));
          return senders.every((sender) => sender !== null) && senders[0] !== senders[1] ? null : 'Ask as two different people.';
        },
      ),
    },
    {
      id: 'refused',
      claim: 'A public comment was not his to change, and he was told so',
      check: wants({ method: 'PATCH', path: comment, status: 403 }),
    },
    {
      id: 'own',
      claim: 'Its author could change it',
      check: wants({
        method: 'PATCH',
        path: comment,
        status: 200,
        also: (seen) =>
          bodyAt(seen, 'author') === 'alice' || bodyAt(seen, 'text') !== undefined ? null : 'That was another comment.',
      }),
    },
  ],
  slip: {
    says: 'Asking as nobody: 401 hides the difference between not yours and not there.',
    asks: [get(loan), get('/library/loans/'), sendJson('PATCH', comment, { text: 'No.' })],
  },
  takeaway: '403 says that it exists. Where even that is private, say 404.',
};
