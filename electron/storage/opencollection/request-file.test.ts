import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { blankAuth } from '#shared/model/auth';
import { createDraft, type RequestDraft } from '#shared/model/request-draft';
import { defaultOptions, type RequestOptions } from '#shared/model/request-options';
import { flatOptions, type OptionName, withOption } from '#shared/model/said-options';
import { createRow } from '#shared/model/row';
import { parseYamlFile } from '../yaml/yaml-file';
import { readRequest, type SavedRequest } from './read-request';
import { anyAuth, anyBody, anyDraft } from './request-file.test-support';
import { sidePathOf, withSide, writeSide } from './side-file';
import { changeRequest, writeNewRequest } from './write-request';

const root = '/collection';

/** The whole proof tries many more. */
const numRuns = process.env.CAIRN_PROOF === 'whole' ? 3_000 : 60;

function read(text: string, side: string | null = null): SavedRequest {
  const file = parseYamlFile(text);
  const saved = file.readable ? readRequest(file.value, root) : file;
  if (!saved.readable) throw new Error(`${saved.trouble.line}: ${saved.trouble.reason}`);
  return { ...saved.value, draft: withSide(saved.value.draft, side) };
}

function troubleOf(text: string): unknown {
  const file = parseYamlFile(text);
  const saved = file.readable ? readRequest(file.value, root) : file;
  return saved.readable ? null : saved.trouble;
}

function change(text: string, next: Partial<RequestDraft>, name?: string): string {
  const file = parseYamlFile(text);
  if (!file.readable) throw new Error(file.trouble.reason);
  const before = read(text);
  return changeRequest(file.value, before, { name: name ?? before.name, draft: { ...before.draft, ...next } }, root);
}

const sideOf = (draft: RequestDraft, side: string | null) => {
  const written = writeSide(draft, side);
  if (!written.readable) throw new Error(written.trouble.reason);
  return written.value;
};

const withoutIds = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value, (key, inner: unknown) => (key === 'id' ? undefined : inner)));

/** As Bruno writes it: a blank line before each section, plain text where it can be. */
const bruno = `info:
  name: Add a book
  type: http
  seq: 2
  tags:
    - smoke
  description: Adds one.

http:
  method: POST
  url: "{{base}}/library/:shelf/books/?notify=1"
  headers:
    - name: X-Request-Id
      value: "{{$guid}}"
    - name: X-Debug
      value: "1"
      description: only on staging
      disabled: true
  params:
    - name: shelf
      value: a1
      type: path
    - name: notify
      value: "1"
      type: query
    - name: dry
      value: "yes"
      type: query
      disabled: true
  body:
    type: json
    data: |-
      {
        "title": "{{title}}",
        "price": 12.50
      }
  auth:
    type: bearer
    token: "{{token}}"

runtime:
  scripts:
    - type: before-request
      code: |-
        req.setHeader('X-Now', Date.now());
  assertions:
    - expression: res.status
      operator: eq
      value: "201"

settings:
  encodeUrl: true
  timeout: 0
  followRedirects: true
  maxRedirects: 5
  forwardAuthorizationHeader: true

examples:
  - name: Created
    response:
      status: 201

docs: |-
  # Books
  Needs a token.
`;

describe('a request as Bruno writes it', () => {
  test('is read field by field', () => {
    expect(withoutIds(read(bruno))).toEqual({
      name: 'Add a book',
      seq: 2,
      draft: {
        method: 'POST',
        url: '{{base}}/library/:shelf/books/?notify=1',
        query: [
          { name: 'notify', value: '1', enabled: true, description: '' },
          { name: 'dry', value: 'yes', enabled: false, description: '' },
        ],
        path: [{ name: 'shelf', value: 'a1', enabled: true, description: '' }],
        headers: [
          { name: 'X-Request-Id', value: '{{$guid}}', enabled: true, description: '' },
          { name: 'X-Debug', value: '1', enabled: false, description: 'only on staging' },
        ],
        body: { kind: 'json', text: '{\n  "title": "{{title}}",\n  "price": 12.50\n}' },
        auth: { kind: 'bearer', token: '{{token}}', prefix: 'Bearer' },
        options: { ...defaultOptions, maxRedirects: 5, said: ['encodeUrl', 'followRedirects', 'totalTimeoutMs'] },
        paging: null,
        filter: null,
        variables: [],
        checks: [{ expression: 'res.status', operator: 'eq', value: '201', enabled: true, description: '' }],
        setters: [],
        socket: null,
        scripts: { before: "req.setHeader('X-Now', Date.now());", after: '', tests: '' },
        tags: ['smoke'],
        docs: '# Books\nNeeds a token.',
      },
    });
  });

  test('does not change when nothing was edited', () => {
    expect(change(bruno, {})).toBe(bruno);
  });

  test.each<[string, (draft: RequestDraft) => Partial<RequestDraft>, string, string]>([
    ['the method', () => ({ method: 'PUT' }), 'method: POST', 'method: PUT'],
    ['the token', () => ({ auth: { kind: 'bearer', token: 'abc', prefix: 'Bearer' } }), 'token: "{{token}}"', 'token: "abc"'],
    [
      'a header',
      ({ headers }) => ({ headers: headers.map((row) => ({ ...row, name: row.name.replace('Debug', 'Trace') })) }),
      'name: X-Debug',
      'name: X-Trace',
    ],
    [
      'a switch',
      ({ headers }) => ({ headers: headers.map((row) => ({ ...row, enabled: true })) }),
      '      disabled: true\n  params',
      '  params',
    ],
    ['a path parameter', ({ path }) => ({ path: path.map((row) => ({ ...row, value: 'b2' })) }), 'value: a1', 'value: b2'],
    [
      'a digit of the body',
      ({ body }) => ({ body: body.kind === 'json' ? { ...body, text: body.text.replace('12.50', '12.60') } : body }),
      '12.50',
      '12.60',
    ],
    [
      'a check',
      ({ checks }) => ({ checks: checks.map((check) => ({ ...check, value: '200' })) }),
      'value: "201"',
      'value: "200"',
    ],
    ['a tag', () => ({ tags: ['slow'] }), '- smoke', '- slow'],
    ['a note', ({ docs }) => ({ docs: docs.replace('Needs a', 'Needs no') }), 'Needs a', 'Needs no'],
    [
      'a script',
      ({ scripts }) => ({ scripts: { ...scripts, before: scripts.before.replace('Now', 'Then') } }),
      'X-Now',
      'X-Then',
    ],
    [
      'an option',
      ({ options }) => ({ options: { ...options, followRedirects: false } }),
      'followRedirects: true',
      'followRedirects: false',
    ],
  ])('an edit of %s changes one place', (_, edit, from, to) => {
    expect(change(bruno, edit(read(bruno).draft))).toBe(bruno.replace(from, to));
  });

  test('a new name changes the line of the name', () => {
    expect(change(bruno, {}, 'Add books')).toBe(bruno.replace('name: Add a book', 'name: Add books'));
  });

  test('a removed body and auth leave the rest', () => {
    const edited = change(bruno, { body: { kind: 'none' }, auth: { kind: 'none' } });
    expect(edited).toBe(bruno.replace(/ {2}body:[^]*?(?=\nruntime)/, ''));
  });
});

describe('what Cairn has no form for', () => {
  const other = bruno.replace('type: bearer\n    token: "{{token}}"', 'type: wsse\n    username: ada\n    password: x');

  test('auth of another kind is shown as none and survives other edits', () => {
    expect(read(other).draft.auth).toEqual({ kind: 'none' });
    expect(change(other, { method: 'PUT' })).toBe(other.replace('method: POST', 'method: PUT'));
  });

  test('auth of another kind makes place when the user chooses one', () => {
    expect(change(other, { auth: { kind: 'basic', username: 'ada', password: 'x' } })).toBe(
      bruno.replace('type: bearer\n    token: "{{token}}"', 'type: basic\n    username: ada\n    password: x'),
    );
  });

  test('inherited auth stays inherited', () => {
    const inherited = 'info:\n  name: a\n  type: http\n\nhttp:\n  method: GET\n  url: x\n  auth: inherit\n';
    expect(change(inherited, { url: 'y' })).toBe(inherited.replace('url: x', 'url: y'));
  });

  test('of several bodies the selected one is edited', () => {
    const variants = `info:\n  name: a\n  type: http\n\nhttp:\n  method: POST\n  url: x\n  body:\n    - title: one\n      body:\n        type: json\n        data: "1"\n    - title: two\n      selected: true\n      body:\n        type: json\n        data: "2"\n`;
    expect(read(variants).draft.body).toEqual({ kind: 'json', text: '2' });
    expect(change(variants, { body: { kind: 'json', text: '3' } })).toBe(variants.replace('data: "2"', 'data: "3"'));
  });

  test('one part with several files is several parts here and stays one entry there', () => {
    const upload = `info:\n  name: a\n  type: http\n\nhttp:\n  method: POST\n  url: x\n  body:\n    type: multipart-form\n    data:\n      - name: files\n        type: file\n        value:\n          - a.png\n          - b.png\n      - name: note\n        type: text\n        value: hi\n`;
    const { body } = read(upload).draft;
    if (body.kind !== 'multipart') throw new Error(body.kind);
    expect(body.parts.map(({ path, value }) => path || value)).toEqual(['/collection/a.png', '/collection/b.png', 'hi']);
    const parts = body.parts.map((part) => ({ ...part, value: part.value.replace('hi', 'ho') }));
    expect(change(upload, { body: { kind: 'multipart', parts } })).toBe(upload.replace('value: hi', 'value: ho'));
  });

  test.each([
    ['info:\n  type: grpc\n', 'gRPC requests open in a later version', null],
    ['a: 1\n', 'It does not say what it is: “info.type” is missing', null],
    ['info:\n  type: http\nhttp:\n  headers:\n    a: b\n', '“headers” should be a list', 5],
    ['info:\n  type: http\nhttp:\n  method: GET\n  url: {{base}}/x\n', 'Unexpected scalar at node end', 5],
    ['info:\n  type: http\nhttp:\n  url: {{base}}\n', 'A value that begins with {{ needs quotes around it', 4],
    ['info:\n  type: http\n<<<<<<< HEAD\nhttp:\n', 'It has merge conflicts that are not resolved', 3],
    ['', 'It is empty', null],
    ['- a\n', 'It is not a list of named fields', 1],
    ['a: b\0\n', 'It is not text', 1],
  ])('%j is not a request, and the reason is told', (text, reason, line) => {
    expect(troubleOf(text)).toMatchObject({ reason: expect.stringContaining(reason), line });
  });
});

describe('written by hand', () => {
  test('parameters beside an address without a query are put into it, and the file stays as it is', () => {
    const text = 'info:\n  name: a\nhttp:\n  url: https://x.test/\n  params:\n    - { name: q, value: 1.0 }\n';
    expect(read(text).draft.url).toBe('https://x.test/?q=1.0');
    expect(change(text, {})).toBe(text);
    expect(change(text, { method: 'POST' })).toBe(text.replace('  url:', '  method: POST\n  url:'));
  });

  test('numbers keep their text through an edit of their neighbour', () => {
    const text = 'info:\n  name: 007\nhttp:\n  url: x\n  headers: [{name: a, value: 1.0}, {name: b, value: 0x1F}]\n';
    const { headers } = read(text).draft;
    const edited = change(text, { headers: [...headers, createRow('c', '2')] });
    expect(read(edited).draft.headers.map(({ value }) => value)).toEqual(['1.0', '0x1F', '2']);
    expect(edited).toContain('name: 007');
  });
});

describe('an option that is as by default', () => {
  const said = (...names: OptionName[]): RequestOptions =>
    names.reduce((options, name) => withOption(options, name, flatOptions(defaultOptions)[name]), defaultOptions);

  test('stands in the file while it is said, and leaves it when it is not', () => {
    const text = change('info:\n  name: a\n  type: http\nhttp:\n  url: x\n', {
      options: said('maxRedirects', 'followRedirects'),
    });
    expect(text).toContain('settings:\n  followRedirects: true\n  maxRedirects: 20\n');
    expect(read(text).draft.options).toEqual(said('maxRedirects', 'followRedirects'));
    expect(change(text, { options: said('followRedirects') })).toBe(text.replace('  maxRedirects: 20\n', ''));
  });

  test('stands beside it where OpenCollection has no field', () => {
    const options = said('verifyTls', 'bodyBytes');
    const side = sideOf({ ...createDraft('x'), options }, null);
    expect(side).toContain('options:\n  verifyTls: true\n  limits:\n    bodyBytes: 4294967296\n');
    expect(withSide(createDraft('x'), side).options).toEqual(options);
    expect(sideOf(createDraft('x'), side)).toBeNull();
  });
});

describe('what OpenCollection has no field for', () => {
  test('stands in a file of its own, and only what is not at its default', () => {
    const draft = {
      ...createDraft('x'),
      auth: { kind: 'bearer', token: 't', prefix: 'Token' } as const,
      options: { ...defaultOptions, verifyTls: false },
    };
    expect(sideOf(draft, null)).toBe(
      '# Kept by Cairn: what the file of the same name has no field for.\noptions:\n  verifyTls: false\nauth:\n  prefix: Token\n',
    );
    expect(sideOf(createDraft('x'), null)).toBeNull();
    expect(sidePathOf('users/get.yml')).toBe('.cairn/users/get.yaml');
  });

  test('a filter of the answer stands there, and goes again', () => {
    const filter = { language: 'jsonpath', expression: '$.results[?@.price < 10]' } as const;
    const side = sideOf({ ...createDraft('x'), filter }, null);
    expect(side).toContain('filter:\n  language: jsonpath\n');
    expect(withSide(createDraft('x'), side).filter).toEqual(filter);
    expect(sideOf(createDraft('x'), side)).toBeNull();
    expect(withSide(createDraft('x'), 'filter:\n  language: css\n  expression: a\n').filter).toBeNull();
  });

  test('goes when it is at its default again, and keeps fields of a later version', () => {
    const side = '# mine\noptions:\n  verifyTls: false\n';
    expect(sideOf(createDraft('x'), side)).toBeNull();
    expect(sideOf(createDraft('x'), `${side}later: 1\n`)).toContain('later: 1');
  });

  test('counts as default where it makes no sense', () => {
    expect(
      withSide(createDraft('x'), 'options:\n  verifyTls: perhaps\n  connectTimeoutMs: -1\n  __proto__: 1\n').options,
    ).toEqual(defaultOptions);
    expect(withSide(createDraft('x'), '{{{').options).toEqual(defaultOptions);
  });
});

const savedAs = (draft: RequestDraft) => {
  const text = writeNewRequest({ name: 'a', seq: 1, draft }, root);
  return { text, side: sideOf(draft, null) };
};

test('any draft that is saved opens as it was', () => {
  fc.assert(
    fc.property(anyDraft, (draft) => {
      const { text, side } = savedAs(draft);
      expect(withoutIds(read(text, side).draft)).toEqual(withoutIds(draft));
    }),
    { numRuns },
  );
});

test('any draft can be saved over any other, and unknown fields stay', () => {
  fc.assert(
    fc.property(anyDraft, anyDraft, (first, second) => {
      const { text, side } = savedAs(first);
      const mine = `${text}\nmine:\n  - 1\n`;
      const file = parseYamlFile(mine);
      if (!file.readable) throw new Error(file.trouble.reason);
      const edited = changeRequest(file.value, read(mine, side), { name: 'b', draft: second }, root);
      expect(withoutIds(read(edited, sideOf(second, side)))).toEqual({ name: 'b', seq: 1, draft: withoutIds(second) });
      expect(edited).toContain('\nmine:\n  - 1\n');
    }),
    { numRuns },
  );
});

test('a grant that has no secret leaves none of an earlier one in the file', () => {
  const auth = { ...blankAuth.oauth2, grant: 'clientCredentials', clientSecret: '{{kept}}' } as const;
  const before = savedAs({ ...createDraft('http://h/'), auth });
  expect(before.text).toContain('{{kept}}');
  const file = parseYamlFile(before.text);
  if (!file.readable) throw new Error(file.trouble.reason);
  const next = { ...createDraft('http://h/'), auth: { ...blankAuth.oauth2, grant: 'implicit' } as const };
  const edited = changeRequest(file.value, read(before.text, before.side), { name: 'a', draft: next }, root);
  expect(edited).not.toContain('{{kept}}');
});

test('any body and auth can take the place of what Bruno wrote', () => {
  fc.assert(
    fc.property(anyBody, anyAuth, (body, auth) => {
      const edited = change(bruno, { body, auth });
      const after = read(edited, sideOf({ ...read(bruno).draft, body, auth }, null)).draft;
      expect(withoutIds([after.body, after.auth])).toEqual(withoutIds([body, auth]));
      for (const kept of ['code: |-\n        req.setHeader', 'operator: eq', '# Books', 'forwardAuthorizationHeader: true'])
        expect(edited).toContain(kept);
    }),
    { numRuns },
  );
});

test('a bearer token without a scheme takes the place of a kind that stood beside the file', () => {
  const before = writeSide({ ...createDraft('http://h/'), auth: blankAuth.session }, null);
  const session = writeSide({ ...createDraft('http://h/'), auth: { ...blankAuth.session, csrfField: '' } }, null);
  expect(before).not.toEqual(session);
  const raw = session.readable ? session.value : null;
  const after = writeSide({ ...createDraft('http://h/'), auth: { ...blankAuth.bearer, prefix: '' } }, raw);
  expect(after).toMatchObject({ value: expect.not.stringContaining('session') });
  expect(after).toMatchObject({ value: expect.stringContaining('prefix: ""') });
});
