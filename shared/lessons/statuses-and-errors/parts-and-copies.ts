import type { Lesson, LessonGround } from '../lesson';
import { wants, wantsInOrder } from '../probing';
import { field, sentField } from '../seen';
import { get, list, paragraph, step } from '../writing';

const picture = '/media/picture.png';

export const partsAndCopies: Lesson = {
  id: 'parts-and-copies',
  track: 'statuses-and-errors',
  title: '206, 304, 416: a part, a copy, and beyond the end',
  minutes: 4,
  text: [
    list(
      '`206 Partial Content`: you asked for some bytes with `Range` and got them. `Content-Range` says which, and of how many.',
      '`304 Not Modified`: you have it already. You sent the tag of your copy in `If-None-Match`, and it is still the right one. There is no body.',
      '`416 Range Not Satisfiable`: there are not that many bytes. `Content-Range: bytes */279` says how many there are.',
    ),
    paragraph(
      'Parts are what makes a download that broke off go on where it stopped, and a player jump to the middle of a song. Copies are what makes a page quick the second time.',
    ),
  ],
  steps: [
    step('whole', 'Fetch a picture', '`ETag`, and `Accept-Ranges: bytes`: parts can be had.', get(picture)),
    step('part', 'Fetch its first ten bytes', '206, bytes 0-9/279.', get(picture, { headers: { Range: 'bytes=0-9' } })),
    step('copy', 'Ask whether your copy is still good', '304, and not one byte of picture.', ({ seen }: LessonGround) => {
      const tag = seen.map((each) => field(each, 'ETag')).find((each) => each !== null);
      return tag
        ? get(picture, { headers: { 'If-None-Match': tag } })
        : { notYet: 'Fetch the picture first: its ETag is what to send.' };
    }),
    step(
      'beyond',
      'Ask for bytes beyond the end',
      '416, and how many there are.',
      get(picture, { headers: { Range: 'bytes=99999-' } }),
    ),
  ],
  scene: null,
  probes: [
    {
      id: 'part',
      claim: 'Ten bytes came, and the answer said of how many',
      check: wants({
        method: 'GET',
        path: /^\/(media|stream\/bytes)\//,
        named: picture,
        status: 206,
        also: (seen) => (/^bytes \d+-\d+\/\d+$/.test(field(seen, 'Content-Range') ?? '') ? null : 'It does not say of how many.'),
      }),
    },
    {
      id: 'copy',
      claim: 'Your copy was still good, and nothing was sent',
      check: wantsInOrder(
        [
          { method: 'GET', path: picture, status: 200 },
          { method: 'GET', path: picture, status: 304 },
        ],
        ([got, same]) =>
          got && same && field(got, 'ETag') === sentField(same, 'If-None-Match')
            ? null
            : 'Send the tag that came with the picture.',
      ),
    },
    {
      id: 'beyond',
      claim: 'Beyond the end there was a length, and no bytes',
      check: wants({
        method: 'GET',
        path: /^\/(media|stream\/bytes)\//,
        named: picture,
        status: 416,
        also: (seen) => (field(seen, 'Content-Range')?.startsWith('bytes */') ? null : 'It does not say how many there are.'),
      }),
    },
  ],
  slip: {
    says: 'A range in a unit nobody counts in is ignored, and a made-up tag fits no copy: both times the whole comes, with 200.',
    asks: [
      get(picture, { headers: { Range: 'pages=0-9' } }),
      get(picture, { headers: { 'If-None-Match': '"made-up"' } }),
      get('/media/film.mp4'),
    ],
  },
  takeaway: 'Ask for a part with Range, and about your copy with If-None-Match.',
};
