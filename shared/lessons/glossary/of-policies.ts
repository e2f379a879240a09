import { term, type Term } from './term';

/** Words of pages, rates, copies and faults. */
export const ofPolicies: readonly Term[] = [
  term('cursor', 'A text that means “after this row”. The next page begins there, whatever happens in front of it.'),
  term('fresh', 'Said of a copy that is younger than its label allows: it may be used without asking.'),
  term('limit and offset', 'Pages by how many rows to give and how many to leave out before them.'),
  term('lost update', 'Two people change the same version, and the second one wipes out the first without knowing.'),
  term('page', 'A part of a list that is small enough to send, with a way on to the next part.'),
  term('page number', 'Pages counted from the front, as in a book. The count is off when the front moves.'),
  term('rate', 'How many requests are let through in a stretch of time, such as a hundred a day.', 'quota'),
  term('retry', 'Sending the same once more. Right after 503 when its time has come, wrong after 400.'),
  term('scope of a throttle', 'A purpose that is counted apart from everything else, such as uploads.'),
  term('stale', 'Said of a copy that is past its label: ask before you use it.'),
  term('throttle', 'A rule for how often somebody may ask in a stretch of time; beyond it the answer is `429`.', 'rate limit'),
  term('tombstone', 'A note that something was here and is gone for good; its status is `410`.'),
  term('Vary', 'The header field that names what of a request a cache must compare besides the address.'),
];
