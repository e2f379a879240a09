import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Body, Part } from './body';
import { readRawBody, writeRawBody } from './raw-body';
import { createRow } from './row';

const said = (body: Body | null) => {
  if (body?.kind === 'form') return body.rows.map(({ name, value }) => [name, value]);
  return body?.kind === 'multipart' ? body.parts.map(({ name, value, path, mediaType }) => [name, value, path, mediaType]) : null;
};

const part = (name: string, value: string, more: Partial<Part> = {}): Part => ({
  ...createRow(name, value),
  kind: 'text',
  path: '',
  mediaType: '',
  ...more,
});

describe('a body of a form', () => {
  test('is written as it goes out, a line for each pair', () => {
    const body: Body = { kind: 'form', rows: [createRow('title', 'A & B'), createRow('tags', ''), createRow('ü', '1 + 1')] };
    expect(writeRawBody(body)).toBe('title=A+%26+B&\ntags=&\n%C3%BC=1+%2B+1');
  });

  test.each([
    [
      'a=1&b=2',
      [
        ['a', '1'],
        ['b', '2'],
      ],
    ],
    [
      'a=1&\nb=x+y%21&',
      [
        ['a', '1'],
        ['b', 'x y!'],
      ],
    ],
    [
      'alone&a=100%&=x',
      [
        ['alone', ''],
        ['a', '100%'],
        ['', 'x'],
      ],
    ],
    ['?a=b=c', [['?a', 'b=c']]],
    ['', []],
  ])('%j is read', (text, pairs) => expect(said(readRawBody(text, 'form'))).toEqual(pairs));

  test('comes back from its text, whatever it holds', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }))), (pairs) => {
        const rows = pairs.map(([name, value]) => createRow(name, value));
        expect(said(readRawBody(writeRawBody({ kind: 'form', rows }) ?? '', 'form'))).toEqual(pairs);
      }),
    );
  });
});

describe('a multipart body', () => {
  const file = part('cover', '', { kind: 'file', path: '/home/ada/my cover.png', mediaType: 'image/png' });
  const text = [
    '--boundary',
    'Content-Disposition: form-data; name="title"',
    '',
    'A Book\nof two lines',
    '--boundary',
    'Content-Disposition: form-data; name="cover"; filename="my cover.png"',
    'Content-Type: image/png',
    '',
    '< /home/ada/my cover.png',
    '--boundary--',
  ].join('\n');

  test('is written as its parts, a file by its path', () => {
    expect(writeRawBody({ kind: 'multipart', parts: [part('title', 'A Book\nof two lines'), file] })).toBe(text);
  });

  test('is read, CRLF or not, with any boundary', () => {
    const parts = [
      ['title', 'A Book\nof two lines', '', ''],
      ['cover', '', '/home/ada/my cover.png', 'image/png'],
    ];
    expect(said(readRawBody(text, 'multipart'))).toEqual(parts);
    expect(said(readRawBody(text.replaceAll('\n', '\r\n').replaceAll('boundary', 'XyZ'), 'multipart'))).toEqual(parts);
    expect(said(readRawBody('', 'multipart'))).toEqual([]);
  });

  test.each([
    ['without its end', '--b\nContent-Disposition: form-data; name="a"\n\n1'],
    ['a part without a name', '--b\nContent-Disposition: form-data\n\n1\n--b--'],
    ['a head without its blank line', '--b\nContent-Disposition: form-data; name="a"\n--b--'],
    ['something else', '{"a": 1}'],
  ])('%s is none', (_name, broken) => expect(readRawBody(broken, 'multipart')).toBeNull());

  test('comes back from its text, a value that holds the boundary as well', () => {
    const value = fc.oneof(fc.string({ unit: 'grapheme' }), fc.constant('x\n--boundary--\n'), fc.constant('boundary-2'));
    const name = fc.string({ unit: 'grapheme' }).filter((text) => !/%0[AD]|%22/.test(text));
    fc.assert(
      fc.property(fc.array(fc.tuple(name, value)), (pairs) => {
        const parts = pairs.map(([one, other]) => part(one, other.replaceAll('\r', '')));
        const back = readRawBody(writeRawBody({ kind: 'multipart', parts }) ?? '', 'multipart');
        expect(said(back)).toEqual(said({ kind: 'multipart', parts }));
      }),
    );
  });
});

test('other bodies have no such text', () => {
  expect([writeRawBody({ kind: 'json', text: '{}' }), readRawBody('{}', 'json')]).toEqual([null, null]);
});
