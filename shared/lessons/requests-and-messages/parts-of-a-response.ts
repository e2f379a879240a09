import type { Lesson } from '../lesson';
import { wants } from '../probing';
import { field, statusOf } from '../seen';
import { code, get, list, note, paragraph, step } from '../writing';

export const partsOfAResponse: Lesson = {
  id: 'parts-of-a-response',
  track: 'requests-and-messages',
  title: 'The parts of a response',
  minutes: 5,
  text: [
    paragraph(
      'A response is built as a request is: a [[head]], a blank line, perhaps a [[body]]. Its first line is the status line, with version, status and a phrase for people. What was asked for is in the body, and it may be anything: a sound, a picture, a page, an object as JSON.',
    ),
    code(
      'The head of a response',
      'HTTP/1.1 200 OK\nDate: Fri, 27 Nov 2026 09:00:00 GMT\nContent-Type: audio/mpeg\nContent-Length: 8008',
    ),
    list(
      '`Date` – when it was made, always in GMT.',
      '`Content-Type` – how to read the body.',
      '`Content-Encoding` – what was done to it on top, such as gzip; the client undoes it.',
      '`Content-Length` – how many bytes, or else the body comes in chunks.',
    ),
    note(
      'A status has a phrase: 404 Not Found',
      'Only up to HTTP/1.1. From HTTP/2 on there is the number alone, so never decide by the phrase.',
      'RFC 9113, section 8.3.1',
    ),
  ],
  steps: [
    step('sound', 'Ask for a sound', 'Body shows a player. `Content-Type` is why.', get('/media/sample.mp3')),
    step('picture', 'Ask for a picture', 'A few hundred bytes that are no text.', get('/media/picture.png')),
    step(
      'packed',
      'Ask for something packed',
      '`Content-Encoding: gzip`: fewer bytes on the wire than in Body.',
      get('/stream/encoding/gzip'),
    ),
    step(
      'no-phrase',
      'Ask over HTTP/2',
      'The version is 2 and the phrase is gone, where your client speaks it.',
      get('/media/', { door: 'secure' }),
    ),
  ],
  scene: null,
  probes: [
    {
      id: 'sound',
      claim: 'A body came that is a sound',
      check: wants({
        method: 'GET',
        path: /^\/media\//,
        named: '/media/sample.mp3',
        status: 200,
        also: (seen) => (field(seen, 'Content-Type') === 'audio/mpeg' ? null : 'That was no sound. Ask for /media/sample.mp3.'),
      }),
    },
    {
      id: 'dated',
      claim: 'You found its date, its type and its length in the head',
      check: wants({
        method: 'GET',
        path: /^\/media\//,
        named: '/media/picture.png',
        status: 200,
        also: (seen) => {
          const missing = ['Date', 'Content-Type', 'Content-Length'].filter((name) => field(seen, name) === null);
          return missing.length === 0 ? null : `There is no ${missing.join(' and no ')} on that answer.`;
        },
      }),
    },
    {
      id: 'packed',
      claim: 'A packed body was smaller on the wire than it is here',
      check: wants({
        method: 'GET',
        path: /^\/stream\/encoding/,
        named: '/stream/encoding/gzip',
        status: 200,
        also: ({ exchange }) =>
          exchange.phase === 'finished' && exchange.decoded.length > 0 && exchange.encodedBytes < exchange.bodyBytes
            ? null
            : 'Nothing was packed, or nothing was gained by it. Ask for gzip.',
      }),
    },
    {
      id: 'several-kinds',
      claim: 'Bodies of at least two kinds came',
      check: (seen) => {
        const kinds = new Set(
          seen.flatMap((each) => (statusOf(each) === 200 ? (field(each, 'Content-Type')?.split('/')[0] ?? []) : [])),
        );
        return kinds.size >= 2 ? null : 'Ask for a sound, and for a picture or some JSON beside it.';
      },
    },
  ],
  slip: {
    says: 'Asking for a film that there is none of, and for a packing nobody knows.',
    asks: [get('/media/film.mp4'), get('/stream/encoding/rot13')],
  },
  takeaway: 'Read the head first: it says how it went, how to read the body, and how long it is.',
};
