import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
import { blankDefaults } from '#shared/interop/imported';
import type { Kept } from '#shared/interop/writers/kept';
import { createDraft, type RequestDraft } from '#shared/model/request-draft';
import { createRow } from '#shared/model/row';
import { installPeer } from '../interop/peers.test-support';
import { writeExport } from '../interop/write-export';
import { newFolder, runCairn } from './environment.test-support';

const isWhole = process.env['CAIRN_PROOF'] === 'whole';
const run = promisify(execFile);

async function recorder() {
  const seen: string[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { authorization = '', 'x-own': own = '', 'x-key': key = '', 'content-type': type = '' } = request.headers;
      const body = type.startsWith('multipart/') ? '' : Buffer.concat(chunks).toString();
      seen.push([request.method, request.url, type.replace(/;.*/, ''), authorization, own, key, body].join(' | '));
      response.end('{}');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { seen, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

const at = (path: string, change: Partial<RequestDraft> = {}): RequestDraft => ({ ...createDraft(`{{base}}${path}`), ...change });
const part = (name: string, value: string) => ({ ...createRow(name, value), kind: 'text' as const, path: '', mediaType: '' });

const requests: Readonly<Record<string, RequestDraft>> = {
  get: at('/get?a=1&b=two', { headers: [createRow('X-Own', 'mine'), { ...createRow('X-Key', 'off'), enabled: false }] }),
  'path parameter': at('/things/:id/parts', { path: [createRow('id', 'a1')] }),
  json: at('/json', { method: 'POST', body: { kind: 'json', text: '{"id": 12345678901234567890, "price": 12.50}' } }),
  text: at('/text', { method: 'PUT', body: { kind: 'text', text: 'plain\n  text', mediaType: 'text/plain' } }),
  xml: at('/xml', { method: 'POST', body: { kind: 'text', text: '<a b="1"/>', mediaType: 'application/xml' } }),
  form: at('/form', { method: 'POST', body: { kind: 'form', rows: [createRow('a', '1'), createRow('b', 'two words')] } }),
  multipart: at('/parts', { method: 'POST', body: { kind: 'multipart', parts: [part('note', 'hi'), part('b', '2')] } }),
  patch: at('/patch', { method: 'PATCH', body: { kind: 'json', text: '[]' } }),
  remove: at('/remove', { method: 'DELETE' }),
  options: at('/options', { method: 'OPTIONS' }),
  basic: at('/basic', { auth: { kind: 'basic', username: 'ada', password: 'p w' } }),
  bearer: at('/bearer', { auth: { kind: 'bearer', token: 'tok', prefix: 'Bearer' } }),
  key: at('/key', { auth: { kind: 'apiKey', name: 'X-Key', value: 'k1', placement: 'header' } }),
  'key in the query': at('/key', { auth: { kind: 'apiKey', name: 'key', value: 'k1', placement: 'query' } }),
};

const kept: Kept = {
  name: 'Shop',
  defaults: blankDefaults('none'),
  items: Object.entries(requests).map(([name, draft]) => ({ kind: 'request', name, draft })),
  environments: [],
};

test.skipIf(!isWhole)(
  'what is exported for Postman is sent by newman with the same bytes',
  async (context) => {
    const peer = await installPeer('newman');
    if (peer === null) return context.skip('newman: the registry cannot be reached');
    const { seen, url } = await recorder();
    const file = join(newFolder(), 'shop.json');
    writeFileSync(file, writeExport(kept, { format: 'postman', includeSecrets: true }).files[0]?.text ?? '');
    const ran = await runCairn(['run', file, '--env-var', `base=${url}`]);
    expect(ran.code).toBe(0);
    const ours = seen.splice(0).toSorted();
    const newman = join(peer, 'node_modules', 'newman', 'bin', 'newman.js');
    await run(process.execPath, [newman, 'run', file, '--env-var', `base=${url}`], { timeout: 120_000 });
    expect(ours).toHaveLength(kept.items.length);
    // A space in a form may stand as either of the two.
    expect(
      seen
        .splice(0)
        .map((one) => one.replace('two+words', 'two%20words'))
        .toSorted(),
    ).toEqual(ours.map((one) => one.replace('two+words', 'two%20words')));
  },
  600_000,
);
