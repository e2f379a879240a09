import type { Lesson } from '../lesson';
import { wants } from '../probing';
import { bodyAt, statusOf } from '../seen';
import { get, list, note, paragraph, step } from '../writing';

const status = (code: number) => get(`/status/${code}`, { stopsAtRedirect: true });

export const fiveClasses: Lesson = {
  id: 'five-classes',
  track: 'statuses-and-errors',
  title: 'Five classes, sixty-two codes, and many gaps',
  minutes: 5,
  text: [
    list(
      '1xx: wait, there is more to come.',
      '2xx: it worked.',
      '3xx: it is elsewhere, or you have it already.',
      '4xx: you will have to change something.',
      '5xx: the server failed at something that may have been right.',
    ),
    paragraph(
      'The first digit is what a program should look at first. Of the registered codes 4 are informational, 10 are successes, 9 redirections, 28 client errors and 11 server errors: 62. What changes the count: 104 is registered for a time, 306 is reserved, 418 is kept for a joke and 509 was never registered.',
    ),
    paragraph(
      'They are not numbered without gaps: 451 exists and 450 does not. A client that meets a code nobody told it about reads it as the first of its class, 450 as 400. The atlas shows the gaps; nobody needs to know all of it by heart.',
    ),
    note(
      'A list of constants has fifty codes and no 3xx',
      'Some lists leave the redirections out, since a framework follows them by itself. Learn them with the rest: five of the nine you will meet every week.',
      'IANA, HTTP Status Code Registry; RFC 9110, section 15',
    ),
  ],
  steps: [
    step('two', 'Meet a 2xx', '204: it worked, and there is nothing to show.', status(204)),
    step('three', 'Meet a 3xx', '307: elsewhere. It is shown here and not followed.', status(307)),
    step('four', 'Meet a 4xx', '451: it exists, and may not be shown.', status(451)),
    step('five', 'Meet a 5xx', '503: the server cannot, just now.', status(503)),
    step('gap', 'Meet a code that does not exist', '450: unassigned, so it is read as 400.', status(450)),
  ],
  scene: null,
  probes: [
    {
      id: 'four-classes',
      claim: 'You have met four classes by their first digit',
      check: (seen) => {
        const classes = new Set(seen.flatMap((each) => Math.floor((statusOf(each) ?? 0) / 100) || []));
        const missing = [2, 3, 4, 5].filter((digit) => !classes.has(digit));
        return missing.length === 0 ? null : `Not met yet: ${missing.map((digit) => `${digit}xx`).join(', ')}.`;
      },
    },
    {
      id: 'gap',
      claim: 'An unassigned code was read as the first of its class',
      check: wants({
        method: 'GET',
        path: /^\/status\/\d+$/,
        named: '/status/450',
        status: Array.from({ length: 500 }, (_, at) => at + 100),
        also: (seen) => (String(bodyAt(seen, 'note')).includes('not assigned') ? null : 'That code is assigned. Try 450.'),
      }),
    },
  ],
  slip: {
    says: 'Asking for 600: there is no sixth class, and the server says so with 400.',
    asks: [status(600), status(200)],
  },
  takeaway: 'First digit first. A code you do not know means what its x00 means.',
};
