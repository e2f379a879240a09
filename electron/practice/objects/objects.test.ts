import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { curlStatus, hasCurl } from '../curl.test-support.ts';
import { send } from '../send-raw.test-support.ts';
import { startPracticeServer, type PracticeServer } from '../server.ts';
import { accountOf } from '../world/people.ts';

let practice: PracticeServer;
beforeAll(async () => void (practice = await startPracticeServer()));
beforeEach(() => practice.reset());
afterAll(() => practice.stop());

const token = accountOf('alice').token;
const notes = Array.from({ length: 25 }, (_, at) => `notes/${String(at + 1).padStart(3, '0')}.txt`);

test('a bucket is listed to its end by its tokens', async () => {
  const keys: string[] = [];
  for (let path: string | null = '/s3/library?max-keys=10'; path !== null;) {
    const { text } = await send(practice, path);
    keys.push(...Array.from(text.matchAll(/<Key>(.+?)<\/Key>/g), (match) => match[1] ?? ''));
    const next = /<NextContinuationToken>(.+?)</.exec(text)?.[1];
    path = next === undefined ? null : `/s3/library?max-keys=10&continuation-token=${next}`;
  }
  expect(keys).toEqual(notes);
});

test('a container is listed to its end by its markers', async () => {
  const names: string[] = [];
  for (let marker = ''; ;) {
    const answer = await send(practice, `/swift/v1/library?limit=10&marker=${marker}`, { headers: { 'X-Auth-Token': token } });
    if (answer.status === 204) break;
    names.push(...answer.text.trimEnd().split('\n'));
    marker = names.at(-1) ?? '';
  }
  expect(names).toEqual(notes);
});

test('what one store keeps, the others show, with its tag and what was said about it', async () => {
  const md5 = createHash('md5').update('new').digest('hex');
  const put = await send(practice, '/s3/library/a/new%20note.txt', {
    method: 'PUT',
    headers: { 'Content-Type': 'text/plain', 'x-amz-meta-shelf': '3' },
    body: 'new',
  });
  const swift = await send(practice, '/swift/v1/library/a/new%20note.txt', { headers: { 'X-Auth-Token': token } });
  const cdmi = await send(practice, '/cdmi/library/a/new%20note.txt', { headers: { Accept: 'application/cdmi-object' } });
  expect([put.headers.etag, swift.headers.etag, swift.text, swift.headers['x-object-meta-shelf'], cdmi.json()]).toMatchObject([
    `"${md5}"`,
    `"${md5}"`,
    'new',
    '3',
    { value: 'new', mimetype: 'text/plain' },
  ]);
});

test.skipIf(!hasCurl).each([
  ['the right secret', token, 200],
  ['another secret', 'guess', 403],
])('curl signs with %s and gets %s', async (_name, secret, status) => {
  const address = `${practice.url}/s3/library?list-type=2&max-keys=5`;
  expect(await curlStatus('--aws-sigv4', 'aws:amz:us-east-1:s3', '-u', `alice:${secret}`, address)).toBe(status);
});

test('the store does not grow without end', async () => {
  const body = 'x'.repeat(1024 * 1024);
  const statuses: number[] = [];
  for (let at = 0; at < 17; at += 1)
    statuses.push((await send(practice, `/s3/library/large/${at}`, { method: 'PUT', body })).status);
  expect(statuses.at(0)).toBe(200);
  expect(statuses.at(-1)).toBe(400);
});

test('what CDMI says about a container and an object is kept with them', async () => {
  const put = (path: string, type: string, body: string) =>
    send(practice, path, { method: 'PUT', headers: { 'Content-Type': type }, body });
  const made = await put('/cdmi/attic/', 'application/cdmi-container', '{"metadata":{"floor":"3"}}');
  expect([made.status, made.json()]).toMatchObject([201, { objectName: 'attic/', metadata: { floor: '3' }, children: [] }]);
  expect((await put('/cdmi/attic/', 'application/cdmi-container', '{"metadata":{"floor":"4"}}')).status).toBe(204);
  expect((await send(practice, '/cdmi/attic/')).json()).toMatchObject({ metadata: { floor: '4' } });
  const bytes = Buffer.from([0xff, 0xfe, 0]).toString('base64');
  const wrapped = JSON.stringify({
    mimetype: 'image/x-odd',
    metadata: { shelf: '7' },
    valuetransferencoding: 'base64',
    value: bytes,
  });
  expect((await put('/cdmi/attic/odd', 'application/cdmi-object', wrapped)).status).toBe(201);
  const object = await send(practice, '/cdmi/attic/odd', { headers: { Accept: 'application/cdmi-object' } });
  expect(object.json()).toMatchObject({
    mimetype: 'image/x-odd',
    metadata: { shelf: '7', cdmi_size: '3' },
    valuetransferencoding: 'base64',
    value: bytes,
  });
  expect((await send(practice, '/cdmi/attic/odd')).bytes).toEqual(Buffer.from([0xff, 0xfe, 0]));
  expect((await put('/cdmi/attic/', 'application/cdmi-container', '{"metadata":')).status).toBe(400);
});
