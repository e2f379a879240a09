import { expect, test, vi } from 'vitest';
import { createEventBus } from './event-bus';

const stopped = { phase: 'stopped' } as const;

test('everyone who listens hears an event, until they stop', () => {
  const bus = createEventBus();
  const [one, other] = [vi.fn(), vi.fn()];
  const stop = bus.subscribe(one);
  bus.subscribe(other);
  bus.publish('practice.changed', stopped);
  stop();
  bus.publish('practice.changed', { phase: 'starting' });
  expect(one.mock.calls).toEqual([['practice.changed', stopped]]);
  expect(other.mock.calls).toEqual([
    ['practice.changed', stopped],
    ['practice.changed', { phase: 'starting' }],
  ]);
});

test('a listener that throws does not silence the others', () => {
  const onBug = vi.fn();
  const bus = createEventBus(onBug);
  const heard = vi.fn();
  const bug = new Error('bug');
  bus.subscribe(() => {
    throw bug;
  });
  bus.subscribe(heard);
  bus.publish('practice.changed', stopped);
  expect(heard).toHaveBeenCalledOnce();
  expect(onBug.mock.calls).toEqual([[bug]]);
});
