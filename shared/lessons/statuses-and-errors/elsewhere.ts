import type { Lesson } from '../lesson';
import { wants } from '../probing';
import { field, firstHop } from '../seen';
import { get, list, note, paragraph, step } from '../writing';

const shown = { stopsAtRedirect: true } as const;
const text = { headers: { 'Content-Type': 'text/plain' }, body: 'a parcel' };

export const elsewhere: Lesson = {
  id: 'elsewhere',
  track: 'statuses-and-errors',
  title: 'It is elsewhere: five redirects and what they do to a POST',
  minutes: 6,
  text: [
    list(
      '`301` and `308`: moved for good. Change your bookmark.',
      '`302` and `307`: elsewhere for now. Come here again next time.',
      '`303`: done; read about it over there, with GET.',
    ),
    paragraph(
      'What happens to the method tells them apart. 307 and 308 keep it, body and all. 303 turns it into GET, on purpose. With 301 and 302 browsers have always turned a POST into a GET, so what was posted is lost without a word; Cairn stops there and asks you.',
    ),
    paragraph(
      '304 has a number of this class and moves nowhere: it says that you have the answer already. 300 leaves the choice to you.',
    ),
    note(
      '305 Use Proxy and 306',
      'History. 305 could send you through a stranger’s proxy and is deprecated; 306 was given up before it was finished. No client should obey either.',
      'RFC 9110, sections 15.4.6 and 15.4.7',
    ),
  ],
  steps: [
    step('for-good', 'Ask at an old address', '301: `Location` is where it lives now.', get('/strict/volumes', shown)),
    step('followed', 'Ask and let yourself be led', 'Two hops in Wire, and the list at the end.', get('/strict/volumes')),
    step('after-post', 'Cast a vote', '303, and the second hop is a GET.', { method: 'POST', path: '/strict/ballots', ...text }),
    step('kept', 'Send a parcel to the night desk', '307: the second hop is a POST again, with the body.', {
      method: 'POST',
      path: '/strict/night-desk',
      ...text,
    }),
    step(
      'choice',
      'Ask for a text in several languages',
      '300: three links, and you choose.',
      get('/strict/translations', shown),
    ),
  ],
  scene: 'cycle',
  probes: [
    {
      id: 'location',
      claim: 'A redirect said where to',
      check: wants({
        method: 'GET',
        path: '/strict/volumes',
        status: [301, 308],
        also: (seen) => (field(seen, 'Location') === null ? 'It does not say where to.' : null),
      }),
    },
    {
      id: 'became-get',
      claim: '303 made a GET of a POST',
      check: wants({
        method: 'POST',
        path: '/strict/ballots',
        status: 200,
        also: ({ exchange }) =>
          exchange.hops[1]?.method === 'GET' ? null : 'There was no second hop with GET: let it be followed.',
      }),
    },
    {
      id: 'stayed-post',
      claim: '307 kept the method and sent the body again',
      check: wants({
        method: 'POST',
        path: '/strict/night-desk',
        status: 200,
        also: ({ exchange }) =>
          exchange.hops[1]?.method === 'POST' && exchange.hops[1].requestBodyBytes === exchange.hops[0]?.requestBodyBytes
            ? null
            : 'The parcel did not go along: send it with a body, and let it be followed.',
      }),
    },
    {
      id: 'choice',
      claim: 'A choice was left to you',
      check: wants({
        method: 'GET',
        path: '/strict/translations',
        status: 300,
        also: (seen) =>
          firstHop(seen)?.head?.headers.some(([name]) => name === 'Link') ? null : 'It does not name the choices.',
      }),
    },
  ],
  slip: {
    says: 'Following everything, so that only the ends are seen, and posting to an address that goes round in a circle.',
    asks: [get('/strict/volumes'), { method: 'POST', path: '/redirect/loop', ...text }, get('/strict/night-desk')],
  },
  takeaway: '303 turns into GET, 307 and 308 keep the method; 301 and 302 may lose a POST.',
};
