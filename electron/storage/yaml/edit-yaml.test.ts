import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { editYaml } from './edit-yaml';
import { renderFile } from './render-yaml';
import { Whole, type WantedMap } from './wanted';
import { parseYamlFile } from './yaml-file';

/** The whole proof tries many more. */
const numRuns = process.env.CAIRN_PROOF === 'whole' ? 3_000 : 200;

function edit(text: string, wanted: WantedMap): string {
  const file = parseYamlFile(text);
  if (!file.readable) throw new Error(file.trouble.reason);
  return editYaml(file.value, wanted);
}

function valueOf(text: string): unknown {
  const file = parseYamlFile(text);
  return file.readable ? file.value.document.toJS() : file.trouble;
}

const bruno = `info:
  name: Get user # shown in the tree
  type: http
  seq: 3

http:
  method: GET
  url: "{{base}}/users/:id"
  headers:
    # asked for by the gateway
    - name: X-Team
      value: 007
      owner: ada
    - name: Accept
      value: application/json
  auth:
    type: bearer
    token: "{{token}}"

settings:
  encodeUrl: true
  timeout: 0
`;

describe('changing one value', () => {
  test('changes its line and no other', () => {
    expect(edit(bruno, { http: { method: 'POST' } })).toBe(bruno.replace('method: GET', 'method: POST'));
  });

  test('keeps the comment behind it', () => {
    expect(edit(bruno, { info: { name: 'Get a user' } })).toBe(bruno.replace('name: Get user #', 'name: Get a user #'));
  });

  test('keeps its quotes', () => {
    expect(edit(bruno, { http: { url: '{{base}}/all' } })).toBe(bruno.replace('{{base}}/users/:id', '{{base}}/all'));
  });

  test('writes a number as a number and text that looks like one as text', () => {
    const edited = edit(bruno, { settings: { timeout: 5000 }, http: { auth: { token: '12' } } });
    expect(edited).toBe(bruno.replace('timeout: 0', 'timeout: 5000').replace('"{{token}}"', '"12"'));
  });

  test('is no change when the file says so already, however it says it', () => {
    expect(
      edit(bruno, {
        http: {
          headers: [
            { name: 'X-Team', value: '007' },
            { name: 'Accept', value: 'application/json' },
          ],
        },
      }),
    ).toBe(bruno);
  });

  test('keeps Windows line ends and the missing line end at the end', () => {
    const crlf = bruno.trimEnd().replaceAll('\n', '\r\n');
    expect(edit(crlf, { settings: { timeout: 1 } })).toBe(crlf.replace('timeout: 0', 'timeout: 1'));
  });

  test('keeps a byte order mark', () => {
    expect(edit(`\uFEFF${bruno}`, { info: { seq: 4 } })).toBe(`\uFEFF${bruno.replace('seq: 3', 'seq: 4')}`);
  });
});

describe('fields', () => {
  test('are added where Bruno writes them', () => {
    expect(edit(bruno, { http: { body: { type: 'json', data: '{\n  "a": 1\n}' } } })).toBe(
      bruno.replace('  auth:', '  body:\n    type: json\n    data: |-\n      {\n        "a": 1\n      }\n  auth:'),
    );
  });

  test('are taken away with their line', () => {
    expect(edit(bruno, { http: { auth: undefined } })).toBe(
      bruno.replace('  auth:\n    type: bearer\n    token: "{{token}}"\n', ''),
    );
  });

  test('make a section of their own where there is none, set apart by an empty line', () => {
    expect(edit(bruno, { runtime: { tests: 'x' } })).toBe(bruno.replace('\nsettings:', '\nruntime:\n  tests: x\n\nsettings:'));
  });

  test('are added at the end of a file that does not end with a line end', () => {
    expect(edit('info:\n  name: x', { http: { url: 'y' } })).toBe('info:\n  name: x\n\nhttp:\n  url: y');
  });

  test('replace all of what stood there when they are whole', () => {
    expect(edit(bruno, { http: { auth: new Whole({ type: 'basic', username: 'ada' }) } })).toBe(
      bruno.replace('type: bearer\n    token: "{{token}}"', 'type: basic\n    username: ada'),
    );
  });
});

describe('rows', () => {
  const header = (name: string, value: string) => ({ name, value, disabled: undefined });

  test('that change keep their unknown fields and the comment above', () => {
    expect(edit(bruno, { http: { headers: [header('X-Team', '8'), header('Accept', 'application/json')] } })).toBe(
      bruno.replace('value: 007', 'value: "8"'),
    );
  });

  test('that move take their comment and unknown fields along', () => {
    expect(edit(bruno, { http: { headers: [header('Accept', 'application/json'), header('X-Team', '007')] } })).toBe(
      bruno
        .replace('    # asked for by the gateway\n    - name: X-Team\n      value: 007\n      owner: ada\n', '')
        .replace(
          'value: application/json\n',
          'value: application/json\n    # asked for by the gateway\n    - name: X-Team\n      value: 007\n      owner: ada\n',
        ),
    );
  });

  test('that go leave the others alone, and the last one takes the list with it', () => {
    expect(edit(bruno, { http: { headers: [header('X-Team', '007')] } })).toBe(
      bruno.replace('    - name: Accept\n      value: application/json\n', ''),
    );
    expect(valueOf(edit(bruno, { http: { headers: [] } }))).not.toHaveProperty('http.headers');
  });

  test('that are new stand where they were put', () => {
    const edited = edit(bruno, {
      http: { headers: [header('A', '1'), header('X-Team', '007'), header('B', ''), header('Accept', 'application/json')] },
    });
    expect(edited).toBe(
      bruno
        .replace('    # asked', '    - name: A\n      value: "1"\n    # asked')
        .replace('owner: ada\n', 'owner: ada\n    - name: B\n      value: ""\n'),
    );
  });
});

describe('layouts that cannot be edited line by line', () => {
  test('keep their values, comments and unknown fields', () => {
    const flow =
      'info: {name: x, type: http, mine: 1} # note\nhttp: {method: GET, url: y, headers: [{name: a, value: b, own: c}]}\n';
    const edited = edit(flow, { http: { method: 'PUT', headers: [{ name: 'a', value: 'c' }] } });
    expect(valueOf(edited)).toEqual({
      info: { name: 'x', type: 'http', mine: 1 },
      http: { method: 'PUT', url: 'y', headers: [{ name: 'a', value: 'c', own: 'c' }] },
    });
    expect(edited).toContain('# note');
  });

  test('an edit behind an alias does not show at its other place', () => {
    const edited = edit('a: &shared\n  url: x\nb: *shared\n', { b: { url: 'y' } });
    expect(valueOf(edited)).toEqual({ a: { url: 'x' }, b: { url: 'y' } });
  });
});

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ unit: 'grapheme', maxLength: 20 }),
  fc.constantFrom(
    '',
    '~',
    'null',
    'true',
    '007',
    '1e3',
    '0x1F',
    '- a',
    '{{a}}',
    '# no',
    'a # b',
    'a: b',
    '"',
    "'",
    '|',
    '>-',
    '---',
    '...',
    '\n',
    'a\n\n',
    '  a\n b',
    '\ta',
    'a\r\nb',
    '%',
    '@x',
    '`',
    '\uFEFFx',
    '\u0085',
    '<<',
  ),
  fc.array(fc.constantFrom('a', ' ', '\n', '\t', '#', ':', '-', '"', '\\'), { maxLength: 12 }).map((parts) => parts.join('')),
);

test('any text can be written into a new file and read back', () => {
  fc.assert(
    fc.property(text, text, (one, other) => {
      expect(valueOf(renderFile({ info: { name: one }, http: { rows: [{ value: other }] } }))).toEqual({
        info: { name: one },
        http: { rows: [{ value: other }] },
      });
    }),
    { numRuns },
  );
});

test('any text can take the place of any other, and the rest of the file stays', () => {
  const row = fc.record({ name: text, value: text });
  fc.assert(
    fc.property(text, fc.array(row, { maxLength: 5 }), text, fc.array(row, { maxLength: 5 }), (before, rows, after, next) => {
      const file = renderFile({
        info: { name: before, note: 'mine' },
        http: { url: before, headers: rows, body: before },
        docs: before,
      });
      expect(valueOf(edit(file, { info: { name: after }, http: { url: after, headers: next } }))).toEqual({
        info: { name: after, note: 'mine' },
        http: { url: after, ...(next.length > 0 && { headers: next }), body: before },
        docs: before,
      });
    }),
    { numRuns },
  );
});
