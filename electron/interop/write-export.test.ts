import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { validate } from '@scalar/openapi-parser';
import { exportFormatSchema } from '#shared/interop/writers/export-formats';
import { books, defaults, kept, request, withWords } from '#shared/interop/writers/exports.test-support';
import { blankAuth, type AuthKind } from '#shared/model/auth';
import { secretFields } from '#shared/model/auth-secrets';
import type { Body } from '#shared/model/body';
import { createDraft, type RequestDraft } from '#shared/model/request-draft';
import { createRow } from '#shared/model/row';
import { createVariable } from '#shared/model/variable';
import { spellingsOf } from '#shared/secrets/spellings';
import { anyDraft } from '../storage/opencollection/request-file.test-support';
import { writeExport } from './write-export';

const formats = exportFormatSchema.options;

/** A collection with a word of its own in every place that a secret can be typed into. */
function withSecrets() {
  const words: string[] = [];
  const word = (place: string) => {
    const made = `canary-${place}-7f3a`;
    words.push(made);
    return made;
  };
  const kinds = Object.keys(blankAuth) as AuthKind[];
  const drafts = kinds.map((kind): [string, RequestDraft] => {
    const auth = withWords(blankAuth[kind], secretFields[kind].map(String), (field) => word(`${kind}-${field}`));
    const { kind: _kind, ...certificate } = { ...blankAuth.clientCertificate, passphrase: word(`${kind}-beside`) };
    const takesCertificate = !['none', 'inherit', 'clientCertificate'].includes(kind);
    return [
      kind,
      { ...createDraft('http://h.example/'), auth: takesCertificate ? ({ ...auth, certificate } as typeof auth) : auth },
    ];
  });
  const bodies: Body[] = [
    { kind: 'json', text: `{"user": "a", "password": "${word('json')}", "deep": [{"api_key" : "${word('deep')}"}]}` },
    { kind: 'text', mediaType: 'application/x-www-form-urlencoded', text: `a=1&client_secret=${word('form-text')}` },
    { kind: 'text', mediaType: 'application/xml', text: `<a><password>${word('xml')}</password></a>` },
    {
      kind: 'graphql',
      query: `mutation { login(name: "a", password: "${word('graphql-query')}") { id } }`,
      variables: `{"clientSecret": "${word('graphql-variables')}"}`,
      operationName: '',
    },
    { kind: 'form', rows: [createRow('refresh_token', word('form'))] },
    { kind: 'multipart', parts: [{ ...createRow('token', word('part')), kind: 'text', path: '', mediaType: '' }] },
  ];
  const headers = [
    createRow('Authorization', `Bearer ${word('header')}`),
    createRow('Cookie', `sid=${word('cookie')}`),
    createRow('X-Api-Key', word('key')),
  ];
  const url = `http://bob:${word('address')}@h.example/?api_key=${word('query')}&page=1`;
  const items = [
    ...drafts.map(([name, draft]) => request(name, draft)),
    ...bodies.map((body, index) => request(`body ${index}`, { ...createDraft('http://h.example/', 'POST'), body })),
    request('headers', {
      ...createDraft(url),
      headers,
      query: [createRow('api_key', words.at(-1) ?? ''), createRow('page', '1')],
      variables: [createVariable('password', word('variable'))],
    }),
  ];
  const above = defaults({
    auth: { ...blankAuth.bearer, token: word('above') },
    headers: [createRow('X-Auth-Token', word('folder-header'))],
    variables: [createVariable('secret_key', word('folder-variable'))],
  });
  const secret = { ...createVariable('plain', word('secret-variable')), secret: true };
  const collection = kept(
    [
      ...items,
      {
        kind: 'folder',
        name: 'Folder',
        defaults: above,
        items: [request('inside', { ...createDraft('http://h.example/'), auth: blankAuth.inherit })],
      },
    ],
    {
      defaults: above,
      environments: [
        { name: 'Live', color: '', extends: '', variables: [secret, createVariable('api_token', word('environment'))] },
      ],
    },
  );
  return { collection, words: [...new Set(words)] };
}

describe.each(formats)('as %s', (format) => {
  test('no secret is in it, however it is spelled, and each is told', () => {
    const { collection, words } = withSecrets();
    const { files, losses } = writeExport(collection, { format });
    const text = files.map((file) => file.name + file.text).join('\n') + JSON.stringify(losses);
    const found = words.filter((word) =>
      [...spellingsOf(word), Buffer.from(`alice:${word}`).toString('base64'), Buffer.from(`:${word}`).toString('base64')].some(
        (one) => text.includes(one),
      ),
    );
    expect(found).toEqual([]);
    expect(losses.filter(({ why }) => why.includes('secret')).length).toBeGreaterThan(30);
  });

  test('a query that goes by its hash is whole in it, and that is told', () => {
    const asks = '{ book(id: 21) { title } }';
    const body: Body = { kind: 'graphql', query: asks, variables: '', operationName: '', persisted: 'automatic' };
    for (const method of ['POST', 'GET']) {
      const collection = kept([request('one', { ...createDraft('http://h.example/', method), body })]);
      const { losses } = writeExport(collection, { format });
      const told = losses.filter(({ what, why }) => /hash/.test(what + why));
      // The files of a collection keep it, in its side file.
      expect([method, format, told.length]).toEqual([method, format, format === 'opencollection' ? 0 : 1]);
    }
  });

  test('with secrets asked for, they are in it, and that is said', () => {
    const collection = kept([
      request('one', { ...createDraft('http://h.example/'), headers: [createRow('X-Api-Key', 'kept-7f3a')] }),
    ]);
    const { files, warnings } = writeExport(collection, { format, includeSecrets: true });
    // OpenAPI describes what is asked for: the value of a header is an example there.
    expect(files[0]?.text).toContain('kept-7f3a');
    expect(warnings).toEqual(['Secrets stand in it: whoever has the file can use them.']);
  });

  test('what looks like a token of somebody is warned of', () => {
    const collection = kept([
      request('one', {
        ...createDraft('http://h.example/', 'POST'),
        body: { kind: 'json', text: `{"note": "ghp_${'a1'.repeat(18)}"}` },
      }),
    ]);
    expect(writeExport(collection, { format }).warnings).toEqual([expect.stringContaining('a GitHub token')]);
  });

  test('any collection can be written', () => {
    fc.assert(
      fc.property(fc.array(anyDraft, { maxLength: 4 }), (drafts) => {
        const { files } = writeExport(kept(drafts.map((draft, index) => request(`r${index}`, draft))), { format });
        expect(files[0]?.text).toBeTypeOf('string');
        if (format === 'postman' || format === 'openapi' || format === 'har')
          expect(() => JSON.parse(files[0]?.text ?? '') as unknown).not.toThrow();
      }),
      { numRuns: process.env['CAIRN_PROOF'] === 'whole' ? 2_000 : 60 },
    );
  });
});

test('what is written as OpenAPI is OpenAPI', async () => {
  const { files } = writeExport(books(), { format: 'openapi' });
  const { valid, errors } = await validate(files[0]?.text ?? '');
  expect({ valid, errors }).toEqual({ valid: true, errors: [] });
});
