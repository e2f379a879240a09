import type { Lesson, SeenExchange } from '../lesson';
import { wants } from '../probing';
import { bodyAt, field, jsonOf, pathOf, statusOf, textAt, valueAt } from '../seen';
import { get, list, note, paragraph, step } from '../writing';

const read = (name: string) => get(`/contrasts/uniform/${name}`);

/** Which of the four parts an answer has. */
function partsOf(seen: SeenExchange): Record<'identification' | 'representation' | 'description' | 'hypermedia', boolean> {
  const links = valueAt(jsonOf(seen), 'links');
  return {
    identification: textAt(seen, 'url') !== '' || bodyAt(seen, 'id') !== undefined,
    representation: bodyAt(seen, 'id') !== undefined,
    description: field(seen, 'Content-Type')?.includes('json') === true,
    hypermedia: links !== undefined && field(seen, 'Allow') !== null,
  };
}

export const uniformInterface: Lesson = {
  id: 'uniform-interface',
  track: 'rest-constraints',
  title: 'The uniform interface, in four ticks',
  minutes: 7,
  text: [
    paragraph(
      'What makes REST feel the same everywhere is the [[uniform interface]]. It has four parts, and you can tick them off on any answer.',
    ),
    list(
      'The request identifies a resource: `/library/books` is about books and about nothing else.',
      'The representation holds what it takes to change the thing, such as its id and address.',
      'The message describes itself: the media type says how to read it, the status how it went.',
      'The client can find out what to do next from the answer: links, `Allow`. This part has the long name [[HATEOAS]].',
    ),
    paragraph('Here is one book with all four, and then four times with one of them missing. Try to go on from each.'),
    note(
      'An API that does not follow all of this is not RESTful',
      'There is no examination to pass. REST is a style, not a standard, and most useful APIs leave out part of the fourth tick. It is worth knowing what you lose by it.',
      'R. Fielding, dissertation, section 5.1.5; Richardson’s maturity levels put the same as steps',
    ),
  ],
  steps: [
    step('whole', 'All four parts', '`url`, `id`, a media type, links and `Allow`.', read('whole')),
    step('identification', 'No address of its own', 'Which book it is, only the session knows.', read('identification')),
    step(
      'representation',
      'Nothing to change it by',
      'A sentence for people, without the number of the book.',
      read('representation'),
    ),
    step('description', 'No word on what it is', '`application/octet-stream`: bytes, says the label.', read('description')),
    step('hypermedia', 'No way on', 'Id and title, and now you need a manual.', read('hypermedia')),
  ],
  scene: null,
  probes: [
    {
      id: 'whole',
      claim: 'One answer had all four ticks',
      check: wants({
        method: 'GET',
        path: /^\/(contrasts\/uniform\/|library\/books\/\d)/,
        named: '/contrasts/uniform/whole',
        status: 200,
        also: (seen) => {
          const missing = Object.entries(partsOf(seen)).flatMap(([part, has]) => (has ? [] : [part]));
          return missing.length === 0 ? null : `That answer lacks ${missing.join(' and ')}.`;
        },
      }),
    },
    ...(['identification', 'representation', 'description', 'hypermedia'] as const).map((part) => ({
      id: part,
      claim: {
        identification: 'You met an answer without an address',
        representation: 'one that gave no handle to change it by',
        description: 'one that did not say what it is',
        hypermedia: 'and one that led nowhere',
      }[part],
      check: (seen: readonly SeenExchange[]): string | null => {
        const without = seen.filter(
          (each) => statusOf(each) === 200 && pathOf(each).startsWith('/contrasts/uniform/') && !partsOf(each)[part],
        );
        return without.length > 0 ? null : `Look at /contrasts/uniform/${part}, and at what is not there.`;
      },
    })),
  ],
  slip: {
    says: 'Asking for a part that there is no twin of, such as caching: that is another constraint.',
    asks: [read('caching'), read('statelessness')],
  },
  takeaway: 'Address, handle, label, way on: with all four, a client needs no manual.',
};
