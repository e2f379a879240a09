import { expect, test, vi } from 'vitest';
import type { ExchangeEvent } from '#shared/model/exchange-event';
import { gatherEvents } from './gather-events';
import { answerWith } from './started-store.test-support';

const started: ExchangeEvent = { type: 'started', exchangeId: 'x', at: 1, method: 'GET', url: 'http://localhost/' };
const typesOf = (events: readonly ExchangeEvent[]) => events.map(({ type }) => type);

test('an answer that comes at once is passed on as one', () => {
  const passed: string[][] = [];
  const hear = gatherEvents((events) => passed.push(typesOf(events)));
  for (const event of [started, ...answerWith('x')]) hear(event);
  expect(passed).toEqual([['started', 'head', 'finished']]);
});

test('an answer that takes its time is told of meanwhile, and nothing twice', async () => {
  const passed: string[][] = [];
  const hear = gatherEvents((events) => passed.push(typesOf(events)));
  hear(started);
  await vi.waitFor(() => expect(passed).toEqual([['started']]));
  for (const event of answerWith('x')) hear(event);
  await new Promise((resolve) => setTimeout(resolve, 60));
  expect(passed).toEqual([['started'], ['head', 'finished']]);
});
