import { describe, expect, test } from 'vitest';
import type { Failure } from '../failure';
import { checkDraft } from './check-draft';
import { createDraft, type RequestDraft } from './request-draft';
import { createRow } from './row';

const check = (change: Partial<RequestDraft>): Failure[] => checkDraft({ ...createDraft('http://localhost/'), ...change });
const part = (name: string, value: string) => ({ ...createRow(name, value), kind: 'text' as const, path: '', mediaType: '' });

test('a draft that can go has nothing against it', () => {
  expect(
    check({
      method: 'PURGE',
      headers: [
        createRow('X-A', 'tab\tand é'),
        createRow('', ''),
        createRow('X-Empty', ''),
        { ...createRow('bad name', 'x'), enabled: false },
      ],
      body: { kind: 'json', text: '{"a":1,"a":2}' },
    }),
  ).toEqual([]);
});

test('a blank JSON body is no body', () => {
  expect(check({ body: { kind: 'json', text: ' \n ' } })).toEqual([]);
});

describe('each fault is told at its place', () => {
  const cases: [name: string, change: Partial<RequestDraft>, failure: Failure][] = [
    ['no address', { url: '' }, { kind: 'badUrl', url: '', reason: 'it is empty' }],
    ['no method', { method: '' }, { kind: 'badDraft', place: { part: 'method' }, reason: 'The method is empty.' }],
    [
      'a method with a space',
      { method: 'GET X' },
      {
        kind: 'badDraft',
        place: { part: 'method' },
        reason: '“GET X” is not a method: letters, digits and a few signs only, no space.',
      },
    ],
    [
      'a path value that is empty',
      { url: 'http://localhost/:id/:x', path: [createRow('id', ''), createRow('gone', '')] },
      { kind: 'badDraft', place: { part: 'path', row: 0, field: 'value' }, reason: '“:id” has no value.' },
    ],
    [
      'a header value with a line break',
      { headers: [createRow('X-A', '1'), createRow('X-B', 'a\r\nX-C: d')] },
      {
        kind: 'badDraft',
        place: { part: 'headers', row: 1, field: 'value' },
        reason: 'The value holds a line break, which a header cannot carry.',
      },
    ],
    [
      'a header name with a colon',
      { headers: [createRow('X-A:', '1')] },
      {
        kind: 'badDraft',
        place: { part: 'headers', row: 0, field: 'name' },
        reason: '“X-A:” is not a header name: letters, digits and a few signs only, no space.',
      },
    ],
    [
      'a header without name',
      { headers: [createRow('', '1')] },
      { kind: 'badDraft', place: { part: 'headers', row: 0, field: 'name' }, reason: 'The header has no name.' },
    ],
    [
      'a typed Content-Length',
      { headers: [createRow('content-length', '1')] },
      {
        kind: 'badDraft',
        place: { part: 'headers', row: 0, field: 'name' },
        reason: 'Cairn writes Content-Length itself, from the body it sends.',
      },
    ],
    [
      'a body that is not JSON',
      { body: { kind: 'json', text: '{\n  "a": 1,\n}' } },
      {
        kind: 'badDraft',
        place: { part: 'body', field: 'text' },
        reason: 'The body is not JSON. Line 3, column 1: there is a comma after the last entry.',
      },
    ],
    [
      'a file body without file',
      { body: { kind: 'file', path: '', mediaType: '' } },
      { kind: 'badDraft', place: { part: 'body', field: 'path' }, reason: 'No file is chosen.' },
    ],
    [
      'a part without its file',
      { body: { kind: 'multipart', parts: [part('a', '1'), { ...part('b', ''), kind: 'file' }] } },
      { kind: 'badDraft', place: { part: 'body', row: 1, field: 'path' }, reason: 'No file is chosen.' },
    ],
    [
      'a part with a line break in its type',
      { body: { kind: 'multipart', parts: [{ ...part('a', '1'), mediaType: 'a/b\nX: y' }] } },
      { kind: 'badDraft', place: { part: 'body', row: 0, field: 'mediaType' }, reason: 'The media type holds a line break.' },
    ],
    [
      'a user name with a colon',
      { auth: { kind: 'basic', username: 'a:b', password: '' } },
      { kind: 'badDraft', place: { part: 'auth', field: 'username' }, reason: 'A user name for Basic cannot hold a colon.' },
    ],
    [
      'a token with a line break',
      { auth: { kind: 'bearer', prefix: 'Bearer', token: 'a\nb' } },
      { kind: 'badDraft', place: { part: 'auth', field: 'token' }, reason: 'The token holds a line break.' },
    ],
    [
      'a key header that is framing',
      { auth: { kind: 'apiKey', name: 'Transfer-Encoding', value: 'chunked', placement: 'header' } },
      {
        kind: 'badDraft',
        place: { part: 'auth', field: 'name' },
        reason: 'Cairn writes Transfer-Encoding itself; how the body is framed is not a matter of headers.',
      },
    ],
  ];
  test.each(cases)('%s', (_name, change, failure) => {
    expect(check(change)).toEqual([failure]);
  });
});

test('where a variable stands is judged when it is filled in', () => {
  const draft = {
    ...createDraft('{{base}}/books/?q={{q}}', 'POST'),
    headers: [createRow('X-{{name}}', '{{value}}')],
    body: { kind: 'json' as const, text: '{"count": {{count}}, "title": "{{title}}"}' },
  };
  expect(checkDraft(draft)).toEqual([]);
  const asTyped = { ...draft, options: { ...draft.options, fillVariables: false } };
  expect(checkDraft(asTyped)).not.toEqual([]);
  expect(checkDraft({ ...draft, body: { kind: 'json', text: '{"count": {{count}},}' } })).toHaveLength(1);
});
