import { EventEmitter, on } from 'node:events';
import type { World } from '../world/world.ts';

/** Something a mutation did. */
export type Change =
  | { readonly kind: 'comment'; readonly id: number; readonly book: number }
  | { readonly kind: 'book'; readonly id: number };

/** Tells subscriptions what mutations do. */
export interface Changes {
  tell(change: Change): void;
  /** What is read out of every change from now on, until whoever listens goes, or the server is reset. */
  follow<T>(read: (change: Change) => T | undefined): AsyncIterableIterator<T>;
}

/** The changes of a world: each server tells of its own. */
export const changesOf = (world: World): Changes => world.recall('graphql changes', () => createChanges(world));

function createChanges(world: World): Changes {
  const emitter = new EventEmitter().setMaxListeners(0);
  world.onEnd(() => emitter.emit('end'));
  return {
    tell: (change) => void emitter.emit('change', change),
    // Not a generator: one that waits for the next change could not be ended before it comes.
    follow: (read) => eachOf(on(emitter, 'change', { close: ['end'] }), read),
  };
}

function eachOf<T>(source: AsyncIterator<unknown[]>, read: (change: Change) => T | undefined): AsyncIterableIterator<T> {
  const stream: AsyncIterableIterator<T> = {
    async next() {
      for (;;) {
        const { done, value } = await source.next();
        if (done === true) return { done: true, value: undefined };
        const found = read((value as [Change])[0]);
        if (found !== undefined) return { done: false, value: found };
      }
    },
    async return() {
      await source.return?.();
      return { done: true, value: undefined };
    },
    [Symbol.asyncIterator]: () => stream,
  };
  return stream;
}
