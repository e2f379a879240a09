import { promisify } from 'node:util';
import * as zlib from 'node:zlib';
import type { Endpoint } from '../endpoint.ts';
import { typed, type WholeAnswer } from '../frame/answer.ts';
import { refuse } from '../frame/refuse.ts';
import { pickEncoding } from '../policies/negotiation.ts';

type Encode = (bytes: Uint8Array) => Promise<Uint8Array>;

/** In the server's order of preference. */
const codings: Readonly<Record<string, Encode>> = {
  zstd: promisify(zlib.zstdCompress) as Encode,
  br: promisify(zlib.brotliCompress) as Encode,
  gzip: promisify(zlib.gzip) as Encode,
  deflate: promisify(zlib.deflate) as Encode,
  identity: async (bytes) => bytes,
};
const names = Object.keys(codings);

export const encoding: Endpoint = {
  path: '/stream/encoding/{name}',
  methods: ['GET'],
  group: 'Streams and sizes',
  summary: 'A body in a content coding',
  description: `Sends the same JSON in the coding of the path, whatever Accept-Encoding says: ${names.join(', ')}. Several with commas are applied one after the other.`,
  tryIt: [
    ...names.map((name) => ({ method: 'GET', path: `/stream/encoding/${name}`, expect: 200, says: `as ${name}` })),
    { method: 'GET', path: '/stream/encoding/gzip,br', expect: 200, says: 'gzip first, then br around it' },
    { method: 'GET', path: '/stream/encoding/rot13', expect: 404, says: 'a coding nobody knows' },
  ],
  async handle(ask) {
    const wanted = (ask.params['name'] ?? '').split(',').map((name) => name.trim());
    if (wanted.length > 5 || wanted.some((name) => !names.includes(name))) {
      return refuse(ask, { status: 404, detail: `The codings here are ${names.join(', ')}; up to five with commas.` });
    }
    return encoded(wanted);
  },
};

export const negotiatedEncoding: Endpoint = {
  path: '/stream/encoding',
  methods: ['GET'],
  group: 'Streams and sizes',
  summary: 'A body in the coding you like best',
  description: 'Sends the same JSON in the coding that Accept-Encoding prefers, with Vary, or 406 when it refuses them all.',
  tryIt: [
    { method: 'GET', path: '/stream/encoding', headers: { 'Accept-Encoding': 'gzip;q=0.5, br' }, expect: 200, says: 'as br' },
    { method: 'GET', path: '/stream/encoding', expect: 200, says: 'nothing asked for, so as it is' },
    {
      method: 'GET',
      path: '/stream/encoding',
      headers: { 'Accept-Encoding': 'identity;q=0' },
      expect: 406,
      says: 'not even as it is',
    },
  ],
  async handle(ask) {
    const header = ask.headers['accept-encoding'];
    const name = pickEncoding(Array.isArray(header) ? header.join(',') : header, names);
    if (name === null)
      return refuse(ask, {
        status: 406,
        detail: `The codings here are ${names.join(', ')}.`,
        headers: [['Vary', 'Accept-Encoding']],
      });
    const answer = await encoded([name]);
    return { ...answer, headers: [...answer.headers, ['Vary', 'Accept-Encoding']] };
  },
};

async function encoded(wanted: readonly string[]): Promise<WholeAnswer> {
  const lines = Array.from(
    { length: 60 },
    (_, at) => `Line ${at + 1} says the same as the line before it, which is why it packs well.`,
  );
  let bytes: Uint8Array = Buffer.from(JSON.stringify({ codings: wanted, lines }));
  for (const name of wanted) bytes = (await codings[name]?.(bytes)) ?? bytes;
  const header = wanted.filter((name) => name !== 'identity').join(', ');
  return typed(200, 'application/json', bytes, header === '' ? [] : [['Content-Encoding', header]]);
}
