import { setTimeout as pause } from 'node:timers/promises';
import { keyOf, slip, type Caller } from './caller.ts';
import { changesOf } from './changes.ts';
import { bookNode, commentNode } from './nodes.ts';

interface Countdown {
  readonly from: number | null;
  readonly everyMs: number | null;
  readonly failAt?: number | null;
}

/** What Subscription offers: streams whose every value is the root that an event is answered from. */
export const subscriptions = {
  commentAdded: ({ book }: { book?: string | null }, { world }: Caller) =>
    changesOf(world).follow((change) => {
      if (change.kind !== 'comment' || (book && change.book !== keyOf(book))) return undefined;
      const row = world.rows.find('comments', change.id);
      return row && { commentAdded: commentNode(row) };
    }),
  bookChanged: ({ id }: { id?: string | null }, { world }: Caller) =>
    changesOf(world).follow((change) => {
      if (change.kind !== 'book' || (id && change.id !== keyOf(id))) return undefined;
      const row = world.rows.find('shelf', change.id);
      return row && { bookChanged: bookNode(row) };
    }),
  countdown({ from, everyMs, failAt }: Countdown) {
    const wanted = { from: from ?? 5, everyMs: everyMs ?? 1000, failAt: failAt ?? null };
    if (wanted.from < 0 || wanted.from > 1000) throw slip('BAD_USER_INPUT', 'from is a number from 0 to 1000.');
    if (wanted.everyMs < 10 || wanted.everyMs > 60_000) throw slip('BAD_USER_INPUT', 'everyMs is a number from 10 to 60000.');
    return countDown(wanted);
  },
};

async function* countDown({ from, everyMs, failAt }: { from: number; everyMs: number; failAt: number | null }) {
  for (let left = from; left >= 0; left -= 1) {
    if (left < from) await pause(everyMs, undefined, { ref: false });
    const said = left;
    yield { countdown: { left: said, word: () => wordFor(said, failAt) } };
  }
}

const words = ['nought', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

function wordFor(left: number, failAt: number | null): string {
  if (left === failAt) throw slip('BAD_USER_INPUT', `The word for ${left} was to fail.`);
  return words[left] ?? 'many';
}
