import type { HandlersOf, Publish } from '#shared/contract/types';
import { ok } from '#shared/result';
import { createPracticeClient, type PracticeFork } from '../practice/client';

export type { PracticeFork };

export interface PracticeService {
  readonly handlers: HandlersOf<'practice'>;
  close(): Promise<void>;
}

/** Switches the practice server on and off and tells what it sees. */
export function createPracticeService(fork: PracticeFork, publish: Publish): PracticeService {
  const client = createPracticeClient({
    fork,
    onChange: (state) => publish('practice.changed', state),
    onLog: (line) => publish('practice.logged', line),
  });
  return {
    handlers: {
      'practice.describe': async () => ok(client.state()),
      'practice.start': async () => ok(await client.start()),
      'practice.stop': async () => ok(await client.stop()),
      async 'practice.reset'() {
        client.reset();
        return ok(null);
      },
      async 'practice.advanceClock'({ seconds }) {
        client.steer({ type: 'advanceClock', seconds });
        return ok(null);
      },
      async 'practice.setSwitches'(change) {
        client.steer({ type: 'setSwitches', change });
        return ok(null);
      },
      'practice.readLog': async () => ok([...client.log()]),
    },
    close: () => client.close(),
  };
}
