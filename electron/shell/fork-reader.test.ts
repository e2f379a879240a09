import { EventEmitter } from 'node:events';
import { expect, test, vi } from 'vitest';
import type { FakeElectron } from './electron.test-support';

const electron: FakeElectron = await vi.hoisted(async () => (await import('./electron.test-support')).createFakeElectron());
vi.mock('electron', () => electron);

const { forkReader } = await import('./fork-reader');

test('an import is read in a utility process that is told what to read, and ended', () => {
  const child = Object.assign(new EventEmitter(), { postMessage: vi.fn(), kill: vi.fn() });
  const forked = vi.fn((..._args: unknown[]) => child);
  electron.utilityProcess.fork = forked;
  const [heard, ended] = [vi.fn(), vi.fn()];

  const reader = forkReader('/app/import-process.mjs')();
  reader.onMessage(heard);
  reader.onExit(ended);
  const task = { job: { kind: 'texts', texts: [{ name: 'a', text: 'curl http://a.test' }] }, heapMiB: 64 } as const;
  reader.send(task);
  child.emit('message', { kind: 'ended', why: 'memory' });
  child.emit('exit', 134);
  reader.kill();

  expect(forked.mock.calls).toEqual([['/app/import-process.mjs', [], { serviceName: 'Cairn import', stdio: 'ignore' }]]);
  expect(child.postMessage.mock.calls).toEqual([[task]]);
  expect([heard.mock.calls, ended.mock.calls, child.kill.mock.calls.length]).toEqual([
    [[{ kind: 'ended', why: 'memory' }]],
    [[134]],
    1,
  ]);
});
