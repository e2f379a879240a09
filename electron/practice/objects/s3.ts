import type { Endpoint } from '../endpoint.ts';
import { empty, typed, type HeaderPair, type WholeAnswer } from '../frame/answer.ts';
import type { Ask } from '../frame/ask.ts';
import { escapeHtml } from '../frame/html.ts';
import { wholeNumber } from '../pagination/paged-rows.ts';
import { answerRanged } from '../policies/ranges.ts';
import { containersOf, createObject, fits, listNames, metadataFrom, type Container } from './object-store.ts';
import { signatureComplaint } from './sigv4.ts';

const namespace = 'http://s3.amazonaws.com/doc/2006-03-01/';
const group = 'Object stores';

/** Code, status and words of the errors, as S3 has them. */
const errors = {
  NoSuchBucket: [404, 'The specified bucket does not exist'],
  NoSuchKey: [404, 'The specified key does not exist.'],
  BucketNotEmpty: [409, 'The bucket you tried to delete is not empty'],
  InvalidBucketName: [400, 'The specified bucket is not valid.'],
  InvalidArgument: [400, 'The continuation token provided is incorrect'],
  EntityTooLarge: [400, 'Your proposed upload exceeds the maximum allowed size'],
  InvalidAccessKeyId: [403, 'The AWS Access Key Id you provided does not exist in our records.'],
  SignatureDoesNotMatch: [403, 'The request signature we calculated does not match the signature you provided.'],
} as const;

function fail(ask: Ask, code: keyof typeof errors): WholeAnswer {
  const [status, message] = errors[code];
  return xml(
    status,
    `<Error><Code>${code}</Code><Message>${escapeHtml(message)}</Message><Resource>${escapeHtml(ask.path)}</Resource></Error>`,
  );
}

const xml = (status: number, body: string, headers: readonly HeaderPair[] = []): WholeAnswer =>
  typed(status, 'application/xml', `<?xml version="1.0" encoding="UTF-8"?>\n${body}`, headers);

/** Signatures are looked at wherever there is one; without one the store is open. */
function guarded(handle: (ask: Ask) => WholeAnswer | Promise<WholeAnswer>): Endpoint['handle'] {
  return (ask) => {
    const complaint = signatureComplaint(ask);
    return complaint ? fail(ask, complaint) : handle(ask);
  };
}

const s3Buckets: Endpoint = {
  path: '/s3/',
  methods: ['GET'],
  group,
  summary: 'Buckets, as S3 has them',
  description:
    'The list of buckets. The three stores below /s3/, /swift/ and /cdmi/ are three faces of the same objects. Requests may be signed with SigV4: the access key is alice, bert or dora, the secret is their token.',
  tryIt: [{ method: 'GET', path: '/s3/', expect: 200, says: 'one bucket' }],
  handle: guarded((ask) => {
    const buckets = containersOf(ask)
      .entries()
      .map(([name]) => `<Bucket><Name>${escapeHtml(name)}</Name><CreationDate>2024-01-01T00:00:00.000Z</CreationDate></Bucket>`);
    return xml(
      200,
      `<ListAllMyBucketsResult xmlns="${namespace}"><Owner><ID>practice</ID></Owner><Buckets>${buckets.join('')}</Buckets></ListAllMyBucketsResult>`,
    );
  }),
};

const s3Bucket: Endpoint = {
  path: '/s3/{bucket}',
  methods: ['GET', 'PUT', 'DELETE'],
  group,
  summary: 'One bucket and what it holds',
  description:
    'PUT makes a bucket, DELETE removes an empty one, GET lists its keys (ListObjectsV2) with ?prefix=, ?max-keys= and ?continuation-token=.',
  tryIt: [
    { method: 'GET', path: '/s3/library?list-type=2&max-keys=10', expect: 200, says: 'ten keys, IsTruncated and a token' },
    { method: 'GET', path: '/s3/library?list-type=2&prefix=notes/02', expect: 200, says: 'those that begin so' },
    { method: 'GET', path: '/s3/attic', expect: 404, says: 'NoSuchBucket' },
    { method: 'PUT', path: '/s3/attic', expect: 200, says: 'a new bucket' },
    { method: 'PUT', path: '/s3/No', expect: 400, says: 'not a name for a bucket' },
    { method: 'DELETE', path: '/s3/library', expect: 409, says: 'not empty' },
  ],
  handle: guarded((ask) => {
    const name = ask.params['bucket'] ?? '';
    const bucket = containersOf(ask).get(name);
    if (ask.method === 'PUT') return makeBucket(ask, name);
    if (!bucket) return fail(ask, 'NoSuchBucket');
    if (ask.method !== 'DELETE') return listBucket(ask, name, bucket);
    if (bucket.size > 0) return fail(ask, 'BucketNotEmpty');
    containersOf(ask).delete(name);
    return empty(204);
  }),
};

function makeBucket(ask: Ask, name: string): WholeAnswer {
  if (!/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(name)) return fail(ask, 'InvalidBucketName');
  const all = containersOf(ask);
  if (!all.has(name)) all.add(name);
  return empty(200, [['Location', `/${name}`]]);
}

function listBucket(ask: Ask, name: string, bucket: Container): WholeAnswer {
  const limit = wholeNumber(ask.query.get('max-keys'), { fallback: 1000, min: 1, max: 1000 });
  const token = ask.query.get('continuation-token');
  const after = token === null ? (ask.query.get('start-after') ?? '') : Buffer.from(token, 'base64url').toString('utf8');
  if (token !== null && !bucket.has(after)) return fail(ask, 'InvalidArgument');
  const prefix = ask.query.get('prefix') ?? '';
  const { names, isTruncated } = listNames(bucket, { prefix, after, limit });
  const contents = names.map((key) => {
    const { bytes, md5, modified } = bucket.get(key) ?? createObject(Buffer.alloc(0), '', new Date(0));
    return `<Contents><Key>${escapeHtml(key)}</Key><LastModified>${modified.toISOString()}</LastModified><ETag>&quot;${md5}&quot;</ETag><Size>${bytes.length}</Size><StorageClass>STANDARD</StorageClass></Contents>`;
  });
  const next = isTruncated
    ? `<NextContinuationToken>${Buffer.from(names.at(-1) ?? '').toString('base64url')}</NextContinuationToken>`
    : '';
  const head = `<Name>${escapeHtml(name)}</Name><Prefix>${escapeHtml(prefix)}</Prefix><KeyCount>${names.length}</KeyCount><MaxKeys>${limit}</MaxKeys><IsTruncated>${isTruncated}</IsTruncated>`;
  return xml(200, `<ListBucketResult xmlns="${namespace}">${head}${next}${contents.join('')}</ListBucketResult>`);
}

const path = '/s3/library/notes/001.txt';

const s3Object: Endpoint = {
  path: '/s3/{bucket}/{key*}',
  methods: ['GET', 'PUT', 'DELETE'],
  group,
  summary: 'One object',
  description:
    'PUT keeps what it is sent, with its type and its x-amz-meta- headers, and answers with the MD5 as ETag; GET gives it back, also in parts; DELETE is 204 whether it was there or not.',
  tryIt: [
    { method: 'GET', path, expect: 200, says: 'an object' },
    { method: 'GET', path, headers: { Range: 'bytes=0-5' }, expect: 206, says: 'a part of it' },
    {
      method: 'PUT',
      path: '/s3/library/new.txt',
      headers: { 'Content-Type': 'text/plain', 'x-amz-meta-shelf': '3' },
      body: 'new',
      expect: 200,
      says: 'kept; see ETag',
    },
    { method: 'GET', path: '/s3/library/none.txt', expect: 404, says: 'NoSuchKey' },
    { method: 'DELETE', path: '/s3/library/none.txt', expect: 204, says: 'gone, whether it was there or not' },
    {
      method: 'GET',
      path,
      headers: { Authorization: 'AWS4-HMAC-SHA256 Credential=nobody' },
      expect: 403,
      says: 'a key nobody has',
    },
  ],
  handle: guarded(async (ask) => {
    const bucket = containersOf(ask).get(ask.params['bucket'] ?? '');
    const key = ask.params['rest'] ?? '';
    if (!bucket) return fail(ask, 'NoSuchBucket');
    if (ask.method === 'PUT') return putObject(ask, bucket, key);
    const object = bucket.get(key);
    if (ask.method === 'DELETE') {
      bucket.delete(key);
      return empty(204);
    }
    if (!object) return fail(ask, 'NoSuchKey');
    const { bytes, contentType, md5, modified, metadata } = object;
    const said = Object.entries(metadata).map(([name, value]): HeaderPair => [`x-amz-meta-${name}`, value]);
    return answerRanged(
      ask,
      { size: bytes.length, contentType, etag: `"${md5}"`, modified, read: (from, to) => bytes.subarray(from, to) },
      said,
    );
  }),
};

async function putObject(ask: Ask, bucket: Container, key: string): Promise<WholeAnswer> {
  const body = await ask.body();
  if (!body.ok || !fits(ask, body.value.length)) return fail(ask, 'EntityTooLarge');
  const contentType = ask.headers['content-type'] ?? 'binary/octet-stream';
  const object = createObject(body.value, contentType, new Date(ask.world.clock.now()), metadataFrom(ask, 'x-amz-meta-'));
  bucket.set(key, object);
  return empty(200, [['ETag', `"${object.md5}"`]]);
}

export const s3: readonly Endpoint[] = [s3Buckets, s3Bucket, s3Object];
