import { expect, test } from 'vitest';
import type { Body } from '../model/body';
import { createDraft } from '../model/request-draft';
import { createRow } from '../model/row';
import { contentTypeOf, defaultHeaders } from './default-headers';

test('what is added is listed in order, with what the user took away or typed instead', () => {
  const draft = createDraft('localhost:8000/x', 'POST');
  const headers = defaultHeaders({
    ...draft,
    headers: [createRow('ACCEPT', 'text/plain'), { ...createRow('host', 'x'), enabled: false }],
    body: { kind: 'json', text: '{}' },
    options: { ...draft.options, withoutDefaults: ['user-agent'] },
  });
  expect(headers.map(({ name, value, removed, typed }) => [name, value, removed ? 'removed' : typed ? 'typed' : 'sent'])).toEqual(
    [
      ['Host', 'localhost:8000', 'sent'],
      ['User-Agent', 'Cairn/0.1.0', 'removed'],
      ['Accept', '*/*', 'typed'],
      ['Accept-Encoding', 'gzip, br, zstd, deflate', 'sent'],
      ['Connection', 'keep-alive', 'sent'],
      ['Content-Type', 'application/json', 'sent'],
    ],
  );
});

test('each body has the type that describes it', () => {
  const typeOf = (body: Body) => contentTypeOf(body)?.value ?? null;
  expect([
    typeOf({ kind: 'none' }),
    typeOf({ kind: 'json', text: '  ' }),
    typeOf({ kind: 'text', text: 'x', mediaType: 'text/csv' }),
    typeOf({ kind: 'text', text: 'x', mediaType: 'text/plain; charset=latin1' }),
    typeOf({ kind: 'text', text: 'x', mediaType: 'application/xml' }),
    typeOf({ kind: 'text', text: 'x', mediaType: '' }),
    typeOf({ kind: 'form', rows: [createRow('a', '1')] }),
    typeOf({ kind: 'file', path: '/x', mediaType: 'image/png' }),
  ]).toEqual([
    null,
    null,
    'text/csv; charset=utf-8',
    'text/plain; charset=latin1',
    'application/xml',
    null,
    'application/x-www-form-urlencoded',
    'image/png',
  ]);
});
