import type { Lesson } from '../lesson';
import { wants } from '../probing';
import { bodyAt, rowsAt, textAt } from '../seen';
import { get, list, paragraph, step } from '../writing';

const number = '/pagination/page-number/';
const offset = '/pagination/limit-offset/';

export const numbersAndOffsets: Lesson = {
  id: 'numbers-and-offsets',
  track: 'policies',
  title: 'Pages by number, and by limit and offset',
  minutes: 5,
  text: [
    list(
      '`PageNumberPagination`: `?page=2`, and `?page_size=` where the author allows it. Past the end is 404.',
      '`LimitOffsetPagination`: `?limit=15&offset=100`, fifteen after a hundred. It never fails: past the end there is an empty page.',
    ),
    paragraph(
      'Both come in the same envelope, with `next` and `previous` as whole addresses. Follow those, and you need not know which of the two it is; build addresses yourself, and you do.',
    ),
    paragraph(
      'A large offset is slow in most databases, which count through everything they skip. And both have the same flaw: they count from the front, so a row that is added there pushes another onto the next page.',
    ),
  ],
  steps: [
    step('two', 'Ask for page two', '`previous` is there now.', get(`${number}?page=2`)),
    step('end', 'Ask for a page past the end', '404.', get(`${number}?page=99`)),
    step('offset', 'Ask for fifteen after a hundred', 'Fifteen rows.', get(`${offset}?limit=15&offset=100`)),
    step('offset-end', 'Ask far past the end', '200 and no rows; `previous` leads back.', get(`${offset}?offset=9999`)),
  ],
  scene: null,
  probes: [
    {
      id: 'two',
      claim: 'Page two had a way back and a way on',
      check: wants({
        method: 'GET',
        path: /^\/pagination\/page-number\/\?page=\d+$/,
        named: `${number}?page=2`,
        status: 200,
        also: (seen) => (textAt(seen, 'next') !== '' && textAt(seen, 'previous') !== '' ? null : 'Take one from the middle.'),
      }),
    },
    { id: 'past', claim: 'Past the end of numbers was 404', check: wants({ method: 'GET', path: number, status: 404 }) },
    {
      id: 'fifteen',
      claim: 'Limit and offset gave exactly fifteen',
      check: wants({
        method: 'GET',
        path: /^\/pagination\/limit-offset\/\?/,
        named: `${offset}?limit=15&offset=100`,
        status: 200,
        also: (seen) =>
          rowsAt(seen, 'results').length === 15 ? null : `There were ${rowsAt(seen, 'results').length} rows. Say limit=15.`,
      }),
    },
    {
      id: 'empty',
      claim: 'Past the end of offsets was an empty page',
      check: wants({
        method: 'GET',
        path: /^\/pagination\/limit-offset\/\?/,
        named: `${offset}?offset=9999`,
        status: 200,
        also: (seen) =>
          rowsAt(seen, 'results').length === 0 && Number(bodyAt(seen, 'count')) > 0 ? null : 'There are rows there. Go further.',
      }),
    },
  ],
  slip: {
    says: 'Mixing the two up: `page` means nothing to the one, `offset` nothing to the other, and neither complains.',
    asks: [get(`${number}?offset=100`), get(`${offset}?page=2`)],
  },
  takeaway: 'Follow next. Numbers and offsets count from the front, and the front moves.',
};
