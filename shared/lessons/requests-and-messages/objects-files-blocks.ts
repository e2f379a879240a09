import type { Lesson } from '../lesson';
import { wants, wantsInOrder } from '../probing';
import { bodyAt, field } from '../seen';
import { get, list, note, paragraph, step } from '../writing';

const file = '/strict/store/note';
const swift = { 'X-Auth-Token': '9944b09199c62bcf9418ad846dd0e4bbdfc6ee4b' };

export const objectsFilesBlocks: Lesson = {
  id: 'objects-files-blocks',
  track: 'requests-and-messages',
  title: 'A resource may be an object, a file or a block',
  minutes: 7,
  text: [
    paragraph(
      'GET reads it, PUT puts it there, POST adds to what is there, DELETE removes it: the same four words work whether “it” is a record, a file or a numbered block of a disk. The stores that made this way of working popular are worth meeting. Here the same objects wear three faces.',
    ),
    list(
      'Amazon S3: buckets and keys. A list is XML; `IsTruncated` and a token say that it goes on. Requests are signed with SigV4.',
      'OpenStack Swift: containers. A token goes in `X-Auth-Token`, HEAD tells everything but the bytes, and the next page begins after the last name.',
      'CDMI, the Cloud Data Management Interface: a media type of its own decides whether you get the object with its description or its bytes alone.',
      'A block store: no names and no parts, only numbers. `Range` reads some bytes of one.',
    ),
    note(
      'PUT changes the state of a resource; POST creates it',
      'In a store it is often PUT that creates, because the client knows the name. 201 says that it was new, 204 or 200 that it replaced something.',
      'RFC 9110, section 9.3.4',
    ),
  ],
  steps: [
    step('put', 'Put a file under a name', '201: it is new.', {
      method: 'PUT',
      path: file,
      headers: { 'Content-Type': 'text/plain' },
      body: 'We close at five.',
    }),
    step('read', 'Read it back', 'The same bytes.', get(file)),
    step(
      's3',
      'List a bucket as S3 does',
      '`IsTruncated` is true, and a token for the rest.',
      get('/s3/library?list-type=2&max-keys=3'),
    ),
    step('swift', 'Ask about an object as Swift does', 'Type, length and tag in the head, and no body.', {
      method: 'HEAD',
      path: '/swift/v1/library/notes/001.txt',
      headers: swift,
    }),
    step(
      'cdmi',
      'Ask for it as CDMI does',
      'The value within JSON, beside its metadata.',
      get('/cdmi/library/notes/001.txt', {
        headers: { Accept: 'application/cdmi-object', 'X-CDMI-Specification-Version': '1.1' },
      }),
    ),
    step(
      'block',
      'Read sixteen bytes of a block',
      '206 and `Content-Range`.',
      get('/blocks/0', { headers: { Range: 'bytes=0-15' } }),
    ),
  ],
  scene: null,
  probes: [
    {
      id: 'file',
      claim: 'What you put under a name came back',
      check: wantsInOrder(
        [
          { method: 'PUT', path: file, status: [201, 204] },
          { method: 'GET', path: file, status: 200 },
        ],
        ([put, read]) =>
          put && read && 'text' in put.draft.body && put.draft.body.text === read.text ? null : 'Other bytes came back.',
      ),
    },
    {
      id: 'truncated',
      claim: 'A bucket said that its list goes on',
      check: wants({
        method: 'GET',
        path: /^\/s3\/library\?/,
        named: '/s3/library?list-type=2&max-keys=3',
        status: 200,
        also: (seen) => (seen.text?.includes('<IsTruncated>true') ? null : 'All of it came. Ask for fewer keys.'),
      }),
    },
    {
      id: 'head-only',
      claim: 'An object told everything but its bytes',
      check: wants({
        method: 'HEAD',
        path: /^\/swift\/v1\/library\//,
        named: 'an object of Swift',
        status: 200,
        also: (seen) => (field(seen, 'ETag') === null ? 'It has no ETag.' : null),
      }),
    },
    {
      id: 'described',
      claim: 'A media type brought the description along with the value',
      check: wants({
        method: 'GET',
        path: /^\/cdmi\//,
        named: 'an object of CDMI',
        status: 200,
        also: (seen) =>
          bodyAt(seen, 'value') === undefined ? 'The bytes came alone: send Accept: application/cdmi-object.' : null,
      }),
    },
    {
      id: 'block',
      claim: 'You read a part of a block',
      check: wants({ method: 'GET', path: /^\/blocks\/\d+$/, named: '/blocks/0 with a Range', status: 206 }),
    },
  ],
  slip: {
    says: 'Forgetting what each store wants: the name, Swift’s token, CDMI’s media type, a block that exists.',
    asks: [
      get('/strict/store/nothing'),
      { method: 'HEAD', path: '/swift/v1/library/notes/001.txt' },
      get('/cdmi/library/notes/001.txt', { headers: { Accept: 'text/plain' } }),
      get('/s3/attic?list-type=2'),
      get('/blocks/64'),
    ],
  },
  takeaway: 'Four methods carry every kind of store; what differs is how each names, lists and describes.',
};
