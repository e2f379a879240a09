import type { Lesson } from '../lesson';
import { wants, wantsInOrder } from '../probing';
import { bodyAt, rowsAt, valueAt } from '../seen';
import { code, get, list, paragraph, step } from '../writing';

const each = '/queries/books/each';
const join = '/queries/books/join';

export const behindTheAnswer: Lesson = {
  id: 'behind-the-answer',
  track: 'design',
  title: 'Behind the answer: objects, tables, and one question too many',
  minutes: 5,
  text: [
    paragraph(
      'An [[ORM]], an object-relational mapper, lets a program work with objects and writes the questions to the database itself. That is pleasant, and it hides how many there are. Twenty books, and the author of each: with one question per author that is twenty-one, the N+1 problem. With a join it is one.',
    ),
    code(
      'In Django',
      "Book.objects.all()[:20]                            # 1 + 20, one for each author\nBook.objects.select_related('author')[:20]         # 1",
    ),
    list(
      'The answers are the same to the last letter. Only the time differs, and grows with every row.',
      'Not every resource is a table. The figures of the library are worked out from several and look like any other: a serializer need not have a model behind it.',
    ),
  ],
  steps: [
    step('each', 'Ask for books, author by author', '21 statements; see the second one’s `times`.', get(each)),
    step('join', 'Ask for the same with a join', '1 statement, and the same books.', get(join)),
    step('computed', 'Ask for a resource without a table', 'Figures, worked out for you.', get('/library/statistics/')),
  ],
  scene: 'write-pipeline',
  probes: [
    {
      id: 'same-answer',
      claim: 'Twenty-one questions and one had the same answer',
      check: wantsInOrder(
        [
          { method: 'GET', path: each, status: 200 },
          { method: 'GET', path: join, status: 200 },
        ],
        ([many, one]) => {
          if (!many || !one) return 'Ask both ways.';
          if (JSON.stringify(rowsAt(many, 'books')) !== JSON.stringify(rowsAt(one, 'books'))) return 'The books differ.';
          return Number(bodyAt(many, 'count')) > 20 && bodyAt(one, 'count') === 1
            ? null
            : 'The counts are not as they should be.';
        },
      ),
    },
    {
      id: 'which',
      claim: 'You found the statement that was run once for every row',
      check: wants({
        method: 'GET',
        path: each,
        status: 200,
        also: (seen) =>
          rowsAt(seen, 'statements').some((statement) => Number(valueAt(statement, 'times')) > 1)
            ? null
            : 'None was run more than once.',
      }),
    },
    {
      id: 'computed',
      claim: 'A resource without a table looked like any other',
      check: wants({
        method: 'GET',
        path: '/library/statistics/',
        status: 200,
        also: (seen) => (typeof bodyAt(seen, 'mean_price') === 'string' ? null : 'The mean price is missing.'),
      }),
    },
  ],
  slip: {
    says: 'Guessing a third way, and trying to set a figure that is worked out.',
    asks: [get('/queries/books/guess'), { method: 'PUT', path: '/library/statistics/', as: 'alice' }],
  },
  takeaway: 'Look at what a request asks of the database: a slow list is often one question too many, times N.',
};
