import { EventEmitter } from 'node:events';
import { expect, test, vi } from 'vitest';
import type { FakeElectron } from './electron.test-support';

const electron: FakeElectron = await vi.hoisted(async () => (await import('./electron.test-support')).createFakeElectron());
vi.mock('electron', () => electron);

const { forkPractice } = await import('./fork-practice');

test('the practice server is a utility process that is spoken to by messages', () => {
  const child = Object.assign(new EventEmitter(), { postMessage: vi.fn(), kill: vi.fn() });
  const forked = vi.fn((..._args: unknown[]) => child);
  electron.utilityProcess.fork = forked;
  const [heard, ended] = [vi.fn(), vi.fn()];

  const practice = forkPractice('/app/practice.mjs')(['--port', '7070']);
  practice.onMessage(heard);
  practice.onExit(ended);
  practice.send({ type: 'reset' });
  child.emit('message', { type: 'ready' });
  child.emit('exit', 0);
  practice.kill();

  expect(forked.mock.calls).toEqual([
    ['/app/practice.mjs', ['--port', '7070'], { serviceName: 'Cairn practice server', stdio: 'ignore' }],
  ]);
  expect(child.postMessage.mock.calls).toEqual([[{ type: 'reset' }]]);
  expect([heard.mock.calls, ended.mock.calls.length, child.kill.mock.calls.length]).toEqual([[[{ type: 'ready' }]], 1, 1]);
});
