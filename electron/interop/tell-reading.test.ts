import { Worker } from 'node:worker_threads';
import { expect, test } from 'vitest';
import type { ReaderAnswer } from './reader-process';
import { tellReading } from './tell-reading';

/** All that is told of a thread that runs this, up to its end. */
async function toldOf(code: string): Promise<ReaderAnswer[]> {
  const told: ReaderAnswer[] = [];
  const thread = new Worker(`const { parentPort } = require('node:worker_threads'); ${code}`, {
    eval: true,
    stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: 16 },
  });
  tellReading(thread, (answer) => told.push(answer));
  await new Promise((resolve) => thread.once('exit', resolve));
  return told;
}

test.each<[string, string, object]>([
  ['has read', 'parentPort.postMessage(new Uint8Array([1]))', { kind: 'read', bytes: new Uint8Array([1]) }],
  ['has read, and ends at once', 'parentPort.postMessage(new Uint8Array([2])); process.exit(0)', { kind: 'read' }],
  ['ends without a word', 'process.exit(0)', { kind: 'ended', why: 'broken' }],
  ['throws', 'throw new Error("no")', { kind: 'ended', why: 'broken' }],
  ['takes all memory', 'const all = []; for (;;) all.push([{}, {}, {}])', { kind: 'ended', why: 'memory' }],
])('of a reader that %s one thing is told', async (_what, code, answer) => {
  expect(await toldOf(code)).toMatchObject([answer]);
});
