import type { Lesson } from '../lesson';
import { wantsInOrder } from '../probing';
import { rowsAt } from '../seen';
import { get, list, paragraph, step } from '../writing';

const all = '/pagination/none/';
const paged = '/pagination/page-number/';

export const whyPages: Lesson = {
  id: 'why-pages',
  track: 'policies',
  title: 'Why lists come in pages',
  minutes: 4,
  text: [
    paragraph(
      'A list that can grow will one day be too long for somebody: for the database, for the line, for the phone that has to read it. So it is handed out in pages. Ask for all of 240 books at once and for a page of twenty, and compare bytes and time.',
    ),
    list(
      'Two hundred and forty rows are nothing. The same with two million is a minute of waiting and a crash.',
      'A page must say how to get the next one, or nobody knows that there is more.',
      'A client should be able to say how many it wants, and the server to say no to a million: both have a cap.',
    ),
  ],
  steps: [
    step('all', 'Ask for everything', 'One long bare list.', get(all)),
    step('page', 'Ask for a page', 'Twenty rows, a count, and a link.', get(paged)),
    step('greedy', 'Ask for a page of ten thousand', 'A hundred: the server caps it.', get(`${paged}?page_size=10000`)),
  ],
  scene: null,
  probes: [
    {
      id: 'smaller',
      claim: 'A page was a fraction of the whole',
      check: wantsInOrder(
        [
          { method: 'GET', path: all, status: 200 },
          { method: 'GET', path: paged, status: 200 },
        ],
        ([whole, page]) =>
          whole && page && page.exchange.bodyBytes * 2 < whole.exchange.bodyBytes
            ? null
            : 'The page was not much smaller: ask for the usual size.',
      ),
    },
    {
      id: 'capped',
      claim: 'The server did not give as many as you asked for',
      check: (seen) => {
        const greedy = seen.filter(({ exchange }) => /page_size=\d{4,}/.test(exchange.url));
        if (greedy.length === 0) return 'Ask for a page of ten thousand rows.';
        return greedy.some((each) => rowsAt(each, 'results').length > 20 && rowsAt(each, 'results').length < 240)
          ? null
          : 'That many came, or none. Ask for a list in pages.';
      },
    },
  ],
  slip: {
    says: 'Asking for page two of a list that has none: the parameter is ignored, and everything comes again.',
    asks: [get('/bad/books?page=2'), get(`${all}?page_size=10000`), get(`${paged}?page=99`)],
  },
  takeaway: 'Every list that can grow needs pages, a way on, and a cap.',
};
