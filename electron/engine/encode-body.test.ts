import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Body, Part } from '#shared/model/body';
import type { EncodedBody } from './body-source';
import { encodeBody } from './encode-body';
import { rows } from './exchange.test-support';

let folder: string;
beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), 'cairn-body-'))));
afterAll(() => rm(folder, { recursive: true }));

async function read(body: EncodedBody): Promise<string> {
  if (body.kind === 'none') return '';
  if (body.kind === 'bytes') return body.bytes.toString();
  const chunks: Buffer[] = [];
  for await (const chunk of body.open()) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

async function encode(body: Body) {
  const encoded = await encodeBody(body);
  if (!encoded.ok) return encoded.failure;
  const { body: source, contentType } = encoded.value;
  const text = await read(source);
  if (source.kind !== 'none') expect(source.length).toBe(Buffer.byteLength(text));
  return { text, contentType };
}

const part = (name: string, value: string, more: Partial<Part> = {}): Part => ({
  ...rows([name, value])[0]!,
  kind: 'text',
  path: '',
  mediaType: '',
  ...more,
});

test('text goes out as UTF-8, as typed', async () => {
  expect(await encode({ kind: 'text', text: 'é\r\n€\n', mediaType: 'text/plain' })).toEqual({
    text: 'é\r\n€\n',
    contentType: 'text/plain; charset=utf-8',
  });
  expect(await encode({ kind: 'json', text: ' {"a":1} ' })).toEqual({ text: ' {"a":1} ', contentType: 'application/json' });
});

test('nothing to send is no body and no type', async () => {
  for (const body of [
    { kind: 'none' },
    { kind: 'json', text: ' ' },
    { kind: 'text', text: '', mediaType: 'text/plain' },
    { kind: 'form', rows: [] },
  ] as const) {
    expect(await encodeBody(body as Body)).toEqual({ ok: true, value: { body: { kind: 'none' }, contentType: null } });
  }
});

test('a form has + for spaces and everything else encoded, in order, duplicates kept', async () => {
  const off = { ...rows(['off', '1'])[0]!, enabled: false };
  expect(await encode({ kind: 'form', rows: [...rows(['a', 'x y'], ['a', 'ü&='], ['', '']), off] })).toEqual({
    text: 'a=x+y&a=%C3%BC%26%3D&=',
    contentType: 'application/x-www-form-urlencoded',
  });
});

test('multipart has each part with its head, files with name and type', async () => {
  const path = join(folder, 'no“te.txt');
  await writeFile(path, 'from disk');
  const encoded = await encode({
    kind: 'multipart',
    parts: [
      part('a"b', 'é'),
      part('j', '{}', { mediaType: 'application/json' }),
      part('f', 'unused', { kind: 'file', path }),
      part('off', 'x', { enabled: false }),
    ],
  });
  if (!('text' in encoded)) throw new Error('not encoded');
  const [, boundary = ''] = /^multipart\/form-data; boundary=(cairn-[0-9a-f]{48})$/.exec(encoded.contentType ?? '') ?? [];
  expect(encoded.text.replaceAll(boundary, 'B').split('\r\n')).toEqual([
    '--B',
    'Content-Disposition: form-data; name="a%22b"',
    '',
    'é',
    '--B',
    'Content-Disposition: form-data; name="j"',
    'Content-Type: application/json',
    '',
    '{}',
    '--B',
    'Content-Disposition: form-data; name="f"; filename="no“te.txt"',
    'Content-Type: text/plain',
    '',
    'from disk',
    '--B--',
    '',
  ]);
});

test('an empty file is a body of no bytes', async () => {
  const path = join(folder, 'empty.json');
  await writeFile(path, '');
  expect(await encode({ kind: 'file', path, mediaType: '' })).toEqual({ text: '', contentType: 'application/json' });
});

test('a part whose file is gone fails by name', async () => {
  expect(await encode({ kind: 'multipart', parts: [part('f', '', { kind: 'file', path: '/nowhere' })] })).toEqual({
    kind: 'fileUnreadable',
    path: '/nowhere',
    reason: 'it is not there',
  });
});
