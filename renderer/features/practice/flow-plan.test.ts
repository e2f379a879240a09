import { expect, test } from 'vitest';
import type { FlowFacts } from './flow-facts';
import { narrowestFlow, planFlow } from './flow-plan';

const layered: FlowFacts = {
  sent: 70,
  foreign: 0,
  hits: 41,
  past: 0,
  since: 0,
  replicas: [12, 11, 6].map((answered, at) => ({ number: at + 1, port: ':1', alive: at < 2, answered })),
};
const plain: FlowFacts = { ...layered, hits: null, replicas: [] };

test.each([narrowestFlow, 676, 996])('at %i px no box stands on another, and all stand inside', (width) => {
  for (const facts of [layered, plain]) {
    const { caller, front, replicas, store, height } = planFlow(facts, width);
    const inOrder = [caller.x, caller.x + caller.width, front.x, front.x + front.width];
    if (replicas[0]) inOrder.push(replicas[0].x, replicas[0].x + replicas[0].width);
    inOrder.push(store.x, store.x + 56, width);
    expect(inOrder).toEqual(inOrder.toSorted((one, other) => one - other));
    expect(Math.max(...replicas.map((box) => box.y + box.height), front.y + front.height, store.y + 47)).toBeLessThan(height);
  }
});

test('a stream is as wide as the requests that took it, and never wider than the room between the boxes', () => {
  const widths = planFlow(layered, 676).streams.map(({ width }) => width);
  expect(widths[0]).toBe(38);
  expect(widths[1]).toBeCloseTo((38 * 41) / 70);
  expect(widths[2]).toBeCloseTo((38 * 29) / 70);
  const one = planFlow({ ...layered, sent: 1, hits: 0 }, 676).streams.map(({ width }) => width);
  expect(Math.max(...one)).toBeLessThanOrEqual(38);
});

test('the stream to a dead replica is drawn as one', () => {
  const kinds = planFlow(layered, 676).streams.map(({ kind }) => kind);
  expect(kinds).toEqual(['there', 'hit', 'there', 'there', 'there', 'there', 'there', 'dead', 'dead']);
});
