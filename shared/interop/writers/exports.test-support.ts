import { blankAuth, type Auth } from '../../model/auth';
import { createCheck, createSetter, noScripts } from '../../model/check';
import { createDraft, type RequestDraft } from '../../model/request-draft';
import { createRow } from '../../model/row';
import { createVariable } from '../../model/variable';
import { defaultOptions } from '../../model/request-options';
import type { Kept, KeptDefaults, KeptItem, KeptRequest } from './kept';

export const request = (name: string, draft: RequestDraft): KeptRequest => ({ kind: 'request', name, draft });

export const defaults = (part: Partial<KeptDefaults> = {}): KeptDefaults => ({
  auth: blankAuth.inherit,
  headers: [],
  variables: [],
  scripts: noScripts,
  docs: '',
  ...part,
});

export const kept = (items: readonly KeptItem[], part: Partial<Kept> = {}): Kept => ({
  name: 'Books',
  defaults: defaults({ auth: blankAuth.none }),
  items,
  environments: [],
  ...part,
});

/** A collection with something of everything. */
export function books(): Kept {
  const list = {
    ...createDraft('{{base}}/books/?page=2&tag=new'),
    query: [createRow('page', '2'), { ...createRow('tag', 'new'), description: 'which' }],
  };
  const create: RequestDraft = {
    ...createDraft('{{base}}/books/', 'POST'),
    headers: [createRow('Accept', 'application/json'), { ...createRow('X-Off', '1'), enabled: false }],
    body: { kind: 'json', text: '{"title": "Dune", "price": 1.0, "pages": 412}' },
    auth: blankAuth.inherit,
    docs: 'Makes a book.',
    tags: ['write'],
    checks: [createCheck('res.status', 'eq', '201')],
    setters: [createSetter('id', 'res.body.id')],
    scripts: { ...noScripts, tests: "pm.test('made', () => {});" },
    options: { ...defaultOptions, verifyTls: false, connectTimeoutMs: 5 },
  };
  const one = { ...createDraft('{{base}}/books/:id', 'DELETE'), path: [createRow('id', '7')], auth: blankAuth.inherit };
  const variable = { ...createVariable('base', 'http://localhost:7070'), description: 'where' };
  return kept(
    [
      request('List', list),
      {
        kind: 'folder',
        name: 'Writing',
        defaults: defaults({
          auth: { ...blankAuth.basic, username: 'alice', password: '{{books.password}}' },
          headers: [createRow('X-Folder', 'yes')],
          docs: 'What changes books.',
        }),
        items: [request('Create', create), request('Remove', one)],
      },
    ],
    {
      defaults: defaults({ auth: blankAuth.none, variables: [variable], docs: 'A library.' }),
      environments: [
        {
          name: 'Local',
          color: '#ff0000',
          extends: '',
          variables: [createVariable('base', 'http://127.0.0.1:7070'), { ...createVariable('key', ''), secret: true }],
        },
        { name: 'Live', color: '', extends: 'Local', variables: [createVariable('base', 'https://books.example')] },
      ],
    },
  );
}

/** Credentials of every kind with a word of its own in each field that is secret. */
export const withWords = (auth: Auth, fields: readonly string[], word: (field: string) => string): Auth =>
  ({ ...auth, ...Object.fromEntries(fields.map((field) => [field, word(field)])) }) as Auth;
