import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { jsonCases } from '../bodies/json-cases.test-support';
import { saveBody } from '../bodies/save-body';
import { defaultOptions } from '#shared/model/request-options';
import { createTestEngine, withRawServer, type TestEngine } from './exchange.test-support';
import { serveHostile, type HostileAnswer } from './hostile-answer.test-support';
import { hostileBodies } from './hostile-bodies.test-support';
import { hostileEncodings } from './hostile-encodings.test-support';
import { hostileHeads } from './hostile-heads.test-support';

let engine: TestEngine;
let folder = '';
beforeAll(async () => {
  engine = await createTestEngine();
  folder = await mkdtemp(join(tmpdir(), 'cairn-saved-'));
});
afterAll(async () => {
  await engine.close();
  await rm(folder, { recursive: true, force: true });
});

const sum = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** What Save writes of an answer; null where no body came of it. */
async function saved(answer: HostileAnswer): Promise<Buffer | null> {
  let bytes: Buffer | null = null;
  await withRawServer(serveHostile(answer), async (server) => {
    const options = { ...answer.options, limits: { ...defaultOptions.limits, ...answer.limits } };
    const exchange = await engine.send({ url: `${server.url}/`, ...answer.draft }, options);
    const body = exchange.bodyId === null ? undefined : engine.bodies.get(exchange.bodyId);
    if (!body) return;
    const path = join(folder, 'saved');
    expect(await saveBody(body, path)).toMatchObject({ ok: true });
    bytes = await readFile(path);
  });
  return bytes;
}

const withBody = [...hostileHeads, ...hostileBodies, ...hostileEncodings].filter(({ body, bodyStart }) => body ?? bodyStart);

test('what is saved of a hostile answer is what came on the wire, byte for byte', async () => {
  expect(withBody.length).toBeGreaterThan(40);
  for (const answer of withBody) {
    const bytes = (await saved(answer)) ?? Buffer.alloc(0);
    const { name, body, bodyStart } = answer;
    if (body !== undefined) expect({ name, sum: sum(bytes) }).toEqual({ name, sum: sum(Buffer.from(body as string, 'latin1')) });
    if (bodyStart) expect({ name, sum: sum(bytes.subarray(0, bodyStart.length)) }).toEqual({ name, sum: sum(bodyStart) });
  }
}, 60_000);

test('what is saved of JSON, of what is none and of what is no text, is what came', async () => {
  for (const { name, bytes } of jsonCases) {
    const head = Buffer.from(`HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: ${bytes.length}\r\n\r\n`);
    const kept = (await saved({ name, bytes: Buffer.concat([head, bytes]) })) ?? Buffer.alloc(0);
    expect({ name, sum: sum(kept) }).toEqual({ name, sum: sum(bytes) });
  }
}, 60_000);
