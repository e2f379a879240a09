import type { Handlers } from '#shared/contract/types';
import type { PracticeControls, PracticeEndpoint, PracticeLogLine, PracticeState } from '#shared/model/practice';
import { ok } from '#shared/result';
import { type Mock, vi } from 'vitest';
import { render } from 'vitest-browser-react';
import { startStore } from '../../state/started-store.test-support';
import { AppProvider } from '../../state/use-app';
import { PracticePage, PracticePanel } from './index';

const alice = { username: 'alice', password: 'alice-pw', token: 'alice-token', apiKey: 'alice-key', role: 'member' as const };
export const controls: PracticeControls = {
  advancedSeconds: 0,
  switches: { maintenance: false, captivePortal: false, retryAfterSeconds: 30, cutting: false, latencyMs: 0 },
};
export const running = {
  phase: 'running',
  url: 'http://127.0.0.1:7071',
  port: 7071,
  accounts: [alice],
  controls,
} satisfies PracticeState;

export const logLine = (id: number, change: Partial<PracticeLogLine> = {}): PracticeLogLine => ({
  id,
  at: 0,
  method: 'GET',
  target: '/library/books/',
  status: 200,
  durationMs: 3.4,
  bytes: 10,
  endpoint: 'books',
  identity: 'anonymous',
  requestId: '',
  ...change,
});

export const teapot: PracticeEndpoint = {
  chapter: 'Echo',
  path: '/teapot',
  summary: 'A teapot',
  description: '',
  requests: [
    { method: 'GET', path: '/teapot', headers: {}, body: null, status: 418, says: 'short and stout' },
    {
      method: 'POST',
      path: '/teapot',
      headers: { 'Content-Type': 'application/json' },
      body: '{"brew":"tea"}',
      status: 202,
      says: 'tea is coming',
    },
  ],
};

/** The page or the side bar's panel over a store, with a server that starts and stops. */
export async function showPractice(
  what: 'page' | 'panel',
  handlers: Partial<Handlers> = {},
): Promise<Awaited<ReturnType<typeof startStore>> & { readonly onBrowse: Mock }> {
  const app = await startStore({
    'practice.start': async () => ok(running),
    'practice.stop': async () => ok({ phase: 'stopped' }),
    'practice.listEndpoints': async () => ok([teapot]),
    ...handlers,
  });
  const onBrowse = vi.fn();
  await render(
    <AppProvider store={app.store} host={app.host}>
      <div style={{ height: 700, width: what === 'page' ? 1000 : 240, display: 'flex', flexDirection: 'column' }}>
        {what === 'page' ? <PracticePage onBrowse={onBrowse} /> : <PracticePanel />}
      </div>
    </AppProvider>,
  );
  return { ...app, onBrowse };
}
