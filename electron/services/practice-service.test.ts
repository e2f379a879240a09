import { expect, onTestFinished, test, vi } from 'vitest';
import { createHost } from '#shared/contract/create-host';
import type { Host } from '#shared/contract/types';
import type { PracticeLogLine } from '#shared/model/practice';
import { createDraft } from '#shared/model/request-draft';
import { ok } from '#shared/result';
import { outlineOf } from '../practice/outline';
import { startPracticeServer, type PracticeServer } from '../practice/server';
import { createServices } from './create-services';
import { makeTestFolder } from './host-parts.test-support';
import type { PracticeFork } from './practice-service';

/** The practice server in this very process, told and asked as the process of its own is. */
const inThisProcess: PracticeFork = () => {
  const listeners: ((message: unknown) => void)[] = [];
  const ended: (() => void)[] = [];
  const tell = (message: unknown) => listeners.forEach((listener) => listener(message));
  const server = startPracticeServer({ log: (line) => tell({ type: 'log', line }) });
  const announce = ({ url, port, accounts, endpoints, controls }: PracticeServer) => {
    tell({ type: 'endpoints', endpoints: outlineOf(endpoints) });
    tell({ type: 'ready', url, port, accounts, controls: controls() });
  };
  void server.then(announce);
  return {
    send: ({ type }) => {
      if (type === 'stop') void server.then((running) => running.stop()).then(() => ended.forEach((end) => end()));
    },
    onMessage: (listener) => void listeners.push(listener),
    onExit: (listener) => void ended.push(listener),
    kill: () => {},
  };
};

async function startHost(): Promise<{ host: Host; lines: PracticeLogLine[]; url: string }> {
  const services = createServices({ home: await makeTestFolder(), hostKind: 'web', practiceFork: inThisProcess });
  onTestFinished(() => services.close());
  services.enter('page');
  const host = createHost({
    call: (name, input) => services.dispatch(name, JSON.parse(JSON.stringify(input)), { windowId: 'page' }),
    listen: (listener) => services.subscribe(listener),
    bodyUrl: async (bodyId) => bodyId,
    onConnection: () => () => {},
  });
  const lines: PracticeLogLine[] = [];
  host.listen('practice.logged', (line) => void lines.push(line));
  const started = await host.call('practice.start', {});
  if (!started.ok || started.value.phase !== 'running') throw new Error(JSON.stringify(started));
  return { host, lines, url: started.value.url };
}

test('each line of the log names the exchange of ours that caused it, hop by hop, and none for another program', async () => {
  const { host, lines, url } = await startHost();
  const ids = Array.from({ length: 8 }, () => crypto.randomUUID());
  const wanted = ids.map((_, at) => `${url}/anything?n=${at % 2}`);
  await Promise.all(ids.map((exchangeId, at) => host.call('exchange.send', { exchangeId, draft: createDraft(wanted[at]) })));
  await vi.waitFor(() => expect(lines.length).toBeGreaterThanOrEqual(8), 5_000);
  const redirected = crypto.randomUUID();
  await host.call('exchange.send', { exchangeId: redirected, draft: createDraft(`${url}/redirect/2`) });
  await fetch(`${url}/anything?n=0`, { headers: { 'X-Request-Id': 'another' } });
  await vi.waitFor(() => expect(lines.length).toBeGreaterThanOrEqual(12), 5_000);
  // A line may be told twice: the second time with its cause.
  await vi.waitFor(() => expect(lines.filter(({ target }) => target === '/anything').at(-1)).toHaveProperty('exchangeId'), 5_000);

  const log = await host.call('practice.readLog', null);
  const causes = Object.groupBy(log.ok ? log.value : [], ({ exchangeId = 'nobody' }) => exchangeId);
  const seenOf = (id: string) => causes[id]?.map(({ target }) => target);
  expect(ids.map(seenOf)).toEqual(ids.map((_, at) => [`/anything?n=${at % 2}`]));
  expect(seenOf(redirected)).toEqual(['/redirect/2', '/redirect/1', '/anything']);
  expect(causes['nobody']).toMatchObject([{ requestId: 'another' }]);
});

test('an exchange can be had again with the draft it was sent as, as long as it is kept', async () => {
  const { host, url } = await startHost();
  const exchangeId = crypto.randomUUID();
  const draft = createDraft(`${url}/anything`, 'POST');
  await host.call('exchange.send', { exchangeId, draft });
  expect(await host.call('exchange.readDraft', { exchangeId })).toEqual(ok(draft));
  await host.call('exchange.release', { exchangeIds: [exchangeId] });
  expect(await host.call('exchange.readDraft', { exchangeId })).toMatchObject({ failure: { kind: 'notFound' } });
});

test('what the server offers is known once it has run, and stays known', async () => {
  const { host } = await startHost();
  await host.call('practice.stop', null);
  const offered = await host.call('practice.listEndpoints', null);
  const books = offered.ok ? offered.value.find(({ path }) => path === '/library/books/') : undefined;
  expect(books).toMatchObject({
    chapter: 'Library',
    requests: expect.arrayContaining([expect.objectContaining({ method: 'GET' })]),
  });
});
