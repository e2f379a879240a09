import type { ServerResponse } from 'node:http';
import { onTestFinished, vi } from 'vitest';
import type { CallInput, CallName, CallOutput } from '#shared/contract/types';
import type { PagesRun } from '#shared/model/pages-run';
import { createDraft, type RequestDraft } from '#shared/model/request-draft';
import { createServices } from './create-services';
import { makeTestFolder } from './host-parts.test-support';

/** A host with everything behind its door, and what tests of lists ask of it. */
export async function startHost() {
  const home = await makeTestFolder();
  const services = createServices({ home, hostKind: 'web', checkOutputs: true });
  onTestFinished(() => services.close());
  const pictures: PagesRun[] = [];
  services.subscribe((name, payload) => void (name === 'pages.changed' && pictures.push(payload as PagesRun)));

  const call = async <N extends CallName>(name: N, input: CallInput<N>): Promise<CallOutput<N>> => {
    const answer = await services.dispatch(name, input, { windowId: 'w' });
    if (!answer.ok) throw new Error(JSON.stringify(answer.failure));
    return answer.value as CallOutput<N>;
  };
  const latest = (runId: string) => pictures.findLast((picture) => picture.runId === runId);

  return {
    call,
    pictures,
    latest,
    services,
    home,
    start: async (from: string | RequestDraft, limits: Partial<PagesRun['limits']> = {}): Promise<string> => {
      const runId = crypto.randomUUID();
      const draft = typeof from === 'string' ? createDraft(from) : from;
      await call('pages.start', { runId, draft, limits: { maxRows: 1_000_000, delayMs: 0, ...limits } });
      return runId;
    },
    reaches: (runId: string, phase: PagesRun['phase']): Promise<PagesRun> =>
      vi.waitFor(
        () => {
          const picture = latest(runId);
          if (picture?.phase !== phase) throw new Error(`it is ${picture?.phase}`);
          return picture;
        },
        { timeout: 15_000, interval: 10 },
      ),
  };
}

export const sendJson = (response: ServerResponse, body: unknown): void =>
  void response.setHeader('Content-Type', 'application/json').end(JSON.stringify(body));
