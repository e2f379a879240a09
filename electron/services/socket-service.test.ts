import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { EventPayload } from '#shared/contract/types';
import { createDraft, type RequestDraft } from '#shared/model/request-draft';
import { createEventStream, createWebSocket } from '#shared/model/socket';
import { wholeTranscript } from '#shared/model/transcript';
import { createVariable } from '#shared/model/variable';
import { startPracticeServer, type PracticeServer } from '../practice/server';
import { startServices, type Asked } from './services.test-support';

let practice: PracticeServer;
let home: string;
beforeAll(async () => {
  practice = await startPracticeServer({ complain: () => {} });
  home = await mkdtemp(join(tmpdir(), 'cairn-sockets-'));
});
afterAll(async () => {
  await practice.stop();
  await rm(home, { recursive: true, force: true });
});

type Told = EventPayload<'exchange.event'>;

/** Opens a socket; `until` waits for an event of it. */
async function open({ services, call }: Asked, draft: RequestDraft) {
  const exchangeId = crypto.randomUUID();
  const told: Told[] = [];
  const watchers = new Set<() => void>();
  services.subscribe((name, payload) => {
    const event = payload as Told;
    if (name !== 'exchange.event' || event.exchangeId !== exchangeId) return;
    told.push(event);
    for (const watch of watchers) watch();
  });
  const until = <T extends Told['type']>(type: T, fits: (event: Extract<Told, { type: T }>) => boolean = () => true) =>
    new Promise<Extract<Told, { type: T }>>((resolve) => {
      const watch = () => {
        const found = told.find((event): event is Extract<Told, { type: T }> => event.type === type && fits(event as never));
        if (found) resolve(found);
      };
      watchers.add(watch);
      watch();
    });
  await call('exchange.send', { exchangeId, draft });
  return { exchangeId, told, until };
}

const echo = (change: Partial<RequestDraft> = {}): RequestDraft => ({
  ...createDraft(`${practice.url.replace('http', 'ws')}/stream/websocket/echo`),
  socket: createWebSocket(),
  ...change,
});

test('a conversation is read in windows, and stands in the history when it is over', async () => {
  const asked = startServices(home);
  const kept = new Promise<void>((resolve) => asked.services.subscribe((name) => name === 'history.changed' && resolve()));
  const { exchangeId, until } = await open(asked, echo());
  const { bodyId } = await until('opened');
  for (const [at, text] of ['one', 'two'].entries()) {
    await asked.call('socket.say', { exchangeId, outgoing: { kind: 'text', text } });
    await until('talked', ({ tally }) => tally.received === at + 1);
  }
  const window = await asked.call('socket.read', {
    bodyId: bodyId ?? '',
    from: 0,
    count: 100,
    filter: { ...wholeTranscript, from: 'server' },
  });
  expect(window.rows.map(({ preview }) => preview)).toEqual(['one', 'two']);
  await asked.call('socket.say', { exchangeId, outgoing: { kind: 'close', code: 4000, reason: 'done' } });
  expect(await until('finished')).toMatchObject({ bodyId });
  expect(await asked.ask('socket.say', { exchangeId, outgoing: { kind: 'text', text: 'late' } })).toMatchObject({ ok: false });

  await kept;
  await asked.services.close();
  const later = startServices(home);
  const [entry] = await later.call('history.list', { query: {}, count: 10 });
  expect(entry).toMatchObject({ id: exchangeId, status: 101 });
  await later.call('history.open', { id: exchangeId });
  const events = await later.call('exchange.replay', { exchangeId });
  const again = events.find((event) => event.type === 'opened');
  const whole = await later.call('socket.read', { bodyId: again?.bodyId ?? '', from: 0, count: 100, filter: wholeTranscript });
  expect(whole.rows.map(({ from, kind, preview }) => `${from} ${kind} ${preview}`)).toEqual([
    'cairn opened Connected.',
    'client text one',
    'server text one',
    'client text two',
    'server text two',
    'client close done',
    'server close done',
  ]);
});

test('what is said has the variables of its request filled in', async () => {
  const asked = startServices(home);
  const variables = [createVariable('who', 'Ada')];
  const { exchangeId, until } = await open(asked, echo({ variables }));
  const { bodyId } = await until('opened');
  await asked.call('socket.say', { exchangeId, outgoing: { kind: 'text', text: 'hello {{who}}' } });
  await until('talked', ({ tally }) => tally.received === 1);
  const { rows } = await asked.call('socket.read', {
    bodyId: bodyId ?? '',
    from: 0,
    count: 10,
    filter: { ...wholeTranscript, query: 'ada' },
  });
  expect(rows.map(({ from, preview }) => `${from} ${preview}`)).toEqual(['client hello Ada', 'server hello Ada']);
  expect(await asked.ask('socket.say', { exchangeId, outgoing: { kind: 'text', text: '{{nobody}}' } })).toMatchObject({
    ok: false,
    failure: { kind: 'badDraft', unknown: 'nobody' },
  });
  await asked.call('exchange.cancel', { exchangeId });
  await until('failed');
});

test('a stream of events is an exchange too, and closing it ends it in order', async () => {
  const asked = startServices(home);
  const url = `${practice.url}/stream/events?count=1000&interval=0.01`;
  const { exchangeId, until } = await open(asked, { ...createDraft(url), socket: createEventStream() });
  await until('talked', ({ tally }) => tally.received >= 2);
  await asked.call('socket.say', { exchangeId, outgoing: { kind: 'close', code: null, reason: '' } });
  expect(await until('closed')).toMatchObject({ closing: { by: 'client' } });
  expect(await until('finished')).toMatchObject({ stop: null });
});
