import type { Lesson } from '../lesson';
import { wants, wantsInOrder } from '../probing';
import { bodyAt, field, sentField } from '../seen';
import { code, get, list, paragraph, step } from '../writing';

const picture = (accept: string) => get('/media/picture', { headers: { Accept: accept } });
const greeting = (language: string) => get('/media/greeting', { headers: { 'Accept-Language': language } });

export const whatYouCanRead: Lesson = {
  id: 'what-you-can-read',
  track: 'requests-and-messages',
  title: 'Negotiation: saying what you can read',
  minutes: 6,
  text: [
    paragraph(
      'Header fields are pairs of a name and a value. Those that begin with `Accept` say what you would like: `Accept` a format, `Accept-Language` a language, `Accept-Encoding` a packing. The server picks the best it has. That is [[content negotiation]].',
    ),
    code('As a browser might say it', 'Accept: image/gif, image/jpeg, */*\nAccept-Language: en-us'),
    list(
      'A list without weights says: any of these, all alike. The server may choose, and here it chooses PNG, which `*/*` allows.',
      'A weight makes a wish: `image/webp;q=0.2` is taken when nothing better is there. Without one it is 1; 0 means never.',
      'A language is a wish and not a condition: who asks for Swedish gets English, because a wrong language is better than none.',
      'A format that is not there is 406, and a good server says what there is.',
    ),
  ],
  steps: [
    step(
      'any',
      'Say that anything will do',
      'GIF and JPEG were named, and yet PNG came: `*/*` weighs as much.',
      picture('image/gif, image/jpeg, */*'),
    ),
    step('weighed', 'Say what you like better', 'JPEG, because WebP weighs less.', picture('image/jpeg, image/webp;q=0.2')),
    step('german', 'Ask for German, else French', '`Content-Language: de`.', greeting('de-CH, fr;q=0.5')),
    step('swedish', 'Ask for Swedish', 'English, and `Vary` says that the language mattered.', greeting('sv')),
    step('unknown', 'Ask for a format nobody draws', '406, and the five that there are.', picture('image/x-unknown')),
  ],
  scene: 'representations',
  probes: [
    {
      id: 'weighed',
      claim: 'A weight decided what came',
      check: wants({
        method: 'GET',
        path: '/media/picture',
        status: 200,
        also: (seen) => {
          if (!/;\s*q=0?\.\d/.test(sentField(seen, 'Accept') ?? ''))
            return 'There was no weight in Accept. Give one format q=0.2.';
          return field(seen, 'Content-Type') === 'image/jpeg' ? null : 'Like JPEG best, and another one less.';
        },
      }),
    },
    {
      id: 'languages',
      claim: 'One address answered in two languages',
      check: wantsInOrder(
        [
          { method: 'GET', path: '/media/greeting', status: 200 },
          { method: 'GET', path: '/media/greeting', status: 200 },
        ],
        ([one, other]) =>
          one && other && field(one, 'Content-Language') !== field(other, 'Content-Language')
            ? null
            : 'Both came in the same language. Change Accept-Language.',
      ),
    },
    {
      id: 'offered',
      claim: 'A refusal said what there is',
      check: wants({
        method: 'GET',
        path: '/media/picture',
        status: 406,
        also: (seen) => (String(bodyAt(seen, 'detail')).includes('image/png') ? null : 'It does not name what it has.'),
      }),
    },
  ],
  slip: {
    says: 'Leaving the wishes out: without Accept and without a language the server’s own taste decides, and nothing was negotiated.',
    asks: [get('/media/picture'), get('/media/greeting'), get('/media/greeting')],
  },
  takeaway: 'Accept is a list of wishes with weights; Vary tells which of them made a difference.',
};
