import { describe, expect, test } from 'vitest';
import { eachRequest } from '#shared/interop/imported';
import { kept, request } from '#shared/interop/writers/exports.test-support';
import type { Body } from '#shared/model/body';
import { createDraft, type RequestDraft } from '#shared/model/request-draft';
import { createRow } from '#shared/model/row';
import { createWebSocket } from '#shared/model/socket';
import { readImport } from './read-import.ts';
import { writeExport } from './write-export';

const post = (body: Body): RequestDraft => ({ ...createDraft('http://a.test/1', 'POST'), body });
const text = (said: string): Body => ({ kind: 'text', text: said, mediaType: 'text/plain' });

function exported(...drafts: readonly RequestDraft[]): string {
  const collection = kept(drafts.map((draft, at) => request(`R${at}`, draft)));
  return writeExport(collection, { format: 'http' }).files[0]?.text ?? '';
}

async function imported(file: string): Promise<RequestDraft[]> {
  const read = await readImport([{ name: 'a.http', text: file }]);
  if (!read.ok) throw new Error(JSON.stringify(read.failure));
  return [...eachRequest(read.value.imported.items)].map((one) => one.request.draft);
}

const texts = (drafts: readonly RequestDraft[]) => drafts.map(({ body }) => (body.kind === 'text' ? body.text : body.kind));

/** As editors and git exchange them. */
const withUnixEnds = (file: string) => file.replaceAll('\r\n', '\n');
const withWindowsEnds = (file: string) => withUnixEnds(file).replaceAll('\n', '\r\n');

describe('an .http file keeps how the lines of a body end', () => {
  const said = ['a\r\nb\r\n', 'a\r\nb\nc\r\n\r\n\r', 'plain\nlines', '\r\n', 'a\r\r\nb', 'one\rline'];

  test.each([
    ['as it was written', (file: string) => file],
    ['with its ends of lines changed to those of Unix', withUnixEnds],
    ['with its ends of lines changed to those of Windows', withWindowsEnds],
  ])('%s', async (_, changed) => {
    // A return that ends no line is none of those that are exchanged.
    const file = changed(exported(...said.map((one) => post(text(one)))));
    expect(texts(await imported(file))).toEqual(said);
  });

  test('and says nothing where there is nothing to say', () => {
    expect(exported(post(text('plain\nlines')))).not.toContain('@body-');
    expect(exported(post(text('a\r\nb\r\nc\n\r\n')))).toContain('# @body-lines 5\n# @body-crlf 1-2,4\n');
  });

  test('of parts, whatever else stands in them', async () => {
    const part = (value: string) => ({ ...createRow('p', value), kind: 'text' as const, path: '', mediaType: '' });
    const values = ['a\r\nb\r\n', '### no request\n> ./x.js', '< no file', '--cairn-boundary--\r\nafter'];
    const file = { ...createRow('f'), kind: 'file' as const, path: './a.png', mediaType: 'image/png' };
    const body: Body = { kind: 'multipart', parts: [...values.map(part), file] };
    const [draft, next] = await imported(withUnixEnds(exported(post(body), post(text('next')))));
    const parts = draft?.body.kind === 'multipart' ? draft.body.parts : [];
    expect(parts.map(({ kind, value, path }) => [kind, value, path])).toEqual([
      ...values.map((value) => ['text', value, '']),
      ['file', '', './a.png'],
    ]);
    expect(next?.body).toEqual(text('next'));
  });

  test('of fields beside a variable', async () => {
    const row = createRow('f', 'a\r\n{{b}} & c');
    const [draft] = await imported(exported(post({ kind: 'form', rows: [row] })));
    expect(draft?.body).toMatchObject({ kind: 'form', rows: [{ name: 'f', value: 'a\r\n{{b}} & c' }] });
  });

  test('of messages that are said on a WebSocket', async () => {
    const message = { id: 'm', name: '', kind: 'text' as const, text: 'a\r\nb' };
    const socket = { ...createWebSocket(), messages: [message] } as RequestDraft['socket'];
    const [draft] = await imported(withUnixEnds(exported({ ...createDraft('ws://a.test/1'), socket })));
    expect(JSON.stringify(draft?.socket)).toContain(String.raw`a\r\nb`);
  });

  test('a mark of lines that there are not, or that says nothing, does no harm', async () => {
    const file = (mark: string) =>
      `# @body-lines 2\n# @body-crlf ${mark}\nPOST http://a.test/1\nContent-Type: text/plain\n\na\nb\n`;
    expect(texts(await imported(file('7-9999999')))).toEqual(['a\nb']);
    expect(texts(await imported(file('x,,-,99999999999')))).toEqual(['a\nb']);
    expect(texts(await imported(file('1')))).toEqual(['a\r\nb']);
    expect(texts(await imported(file('1,1,1,1-2,2')))).toEqual(['a\r\r\r\r\nb\r\r']);
    expect(texts(await imported(file(Array(9).fill('0-9').join(','))))).toEqual(['a\nb']);
  });
});
