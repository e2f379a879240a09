import type { Endpoint } from '../endpoint.ts';
import { empty, json, typed, type HeaderPair, type WholeAnswer } from '../frame/answer.ts';
import type { Ask } from '../frame/ask.ts';
import { refuse } from '../frame/refuse.ts';
import type { Drawer } from '../world/drawers.ts';

interface Upload {
  readonly bytes: Buffer;
  readonly complete: boolean;
}

const uploadsOf = (ask: Ask): Drawer<Upload> => ask.world.drawers.open('uploads');
const partType = 'application/partial-upload';
const stateOf = (upload: Upload): HeaderPair[] => [
  ['Upload-Offset', String(upload.bytes.length)],
  ['Upload-Complete', upload.complete ? '?1' : '?0'],
];
const isComplete = (ask: Ask): boolean => ask.headers['upload-complete'] !== '?0';

export const uploads: Endpoint = {
  path: '/strict/uploads',
  methods: ['POST'],
  group: 'Strict manners',
  summary: 'An upload that can be taken up again',
  description:
    'Takes a body, whole or, with Upload-Complete: ?0, in parts (the resumable-upload draft of the IETF). 104 with Location goes out at once, so that a client that is cut off knows where to go on; HEAD there tells the offset, PATCH appends.',
  tryIt: [
    {
      method: 'POST',
      path: '/strict/uploads',
      headers: { 'Upload-Complete': '?1' },
      body: 'all of it',
      expect: 201,
      says: '104 first, then done',
    },
    {
      method: 'POST',
      path: '/strict/uploads',
      headers: { 'Upload-Complete': '?0' },
      body: 'half of ',
      expect: 201,
      says: 'more will come',
    },
  ],
  async handle(ask) {
    const all = uploadsOf(ask);
    const name = all.add({ bytes: Buffer.alloc(0), complete: false });
    const location: HeaderPair = ['Location', `${ask.origin}/strict/uploads/${name}`];
    if (ask.headers['upload-complete'] !== undefined) {
      await ask.sendInterim({ status: 104, reason: 'Upload Resumption Supported', headers: [location] });
    }
    const body = await ask.body();
    if (!body.ok) return refuse(ask, body.refusal);
    const upload = { bytes: body.value, complete: isComplete(ask) };
    all.set(name, upload);
    return json(201, { bytes: upload.bytes.length }, [location, ...stateOf(upload)]);
  },
};

export const upload: Endpoint = {
  path: '/strict/uploads/{id}',
  methods: ['HEAD', 'GET', 'PATCH', 'DELETE'],
  group: 'Strict manners',
  summary: 'One upload: how far it is, and the rest of it',
  description: `HEAD says with Upload-Offset how much has arrived; PATCH with ${partType} and that offset appends; a wrong offset is 409 and says the right one. GET gives what has arrived.`,
  tryIt: [{ method: 'HEAD', path: '/strict/uploads/99', expect: 404, says: 'nothing was begun there' }],
  async handle(ask) {
    const found = uploadsOf(ask).get(ask.params['id'] ?? '');
    if (!found)
      return refuse(ask, { status: 404, detail: 'No such upload was begun.', help: 'POST /strict/uploads begins one.' });
    if (ask.method === 'PATCH') return append(ask, found);
    if (ask.method === 'HEAD') return empty(204, [...stateOf(found), ['Cache-Control', 'no-store']]);
    if (ask.method !== 'DELETE') return typed(200, 'application/octet-stream', found.bytes, stateOf(found));
    uploadsOf(ask).delete(ask.params['id'] ?? '');
    return empty(204);
  },
};

async function append(ask: Ask, found: Upload): Promise<WholeAnswer> {
  if (ask.headers['content-type'] !== partType) {
    return refuse(ask, { status: 415, detail: `A part comes as ${partType}.`, headers: [['Accept-Patch', partType]] });
  }
  if (ask.headers['upload-offset'] !== String(found.bytes.length)) {
    return refuse(ask, {
      status: 409,
      detail: `${found.bytes.length} bytes are here, so the next part begins there.`,
      headers: stateOf(found),
    });
  }
  const body = await ask.body();
  if (!body.ok) return refuse(ask, body.refusal);
  const longer = { bytes: Buffer.concat([found.bytes, body.value]), complete: isComplete(ask) };
  uploadsOf(ask).set(ask.params['id'] ?? '', longer);
  return empty(204, stateOf(longer));
}
