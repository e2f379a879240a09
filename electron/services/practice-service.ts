import type { HandlersOf, Publish } from '#shared/contract/types';
import { ok } from '#shared/result';
import { createPracticeClient, type PracticeFork } from '../practice/client';
import { createCauses } from './practice-causes';
import type { SeenRequest } from './seen-request';

export type { PracticeFork };

export interface PracticeService {
  readonly handlers: HandlersOf<'practice'>;
  close(): Promise<void>;
}

export interface PracticeParts {
  readonly fork: PracticeFork;
  readonly publish: Publish;
  /** The exchange behind a request, if it is one of ours. */
  readonly findCause: (seen: SeenRequest) => string | undefined;
}

/** Switches the practice server on and off and tells what it sees. */
export function createPracticeService({ fork, publish, findCause }: PracticeParts): PracticeService {
  const causes = createCauses(findCause);
  const client = createPracticeClient({
    fork,
    onChange: (state) => publish('practice.changed', state),
    onLog: (line) => causes.note(line, (noted) => publish('practice.logged', noted)),
  });
  const steer = (steering: Parameters<typeof client.steer>[0]) => {
    client.steer(steering);
    return ok(null);
  };
  return {
    handlers: {
      'practice.describe': async () => ok(client.state()),
      'practice.start': async (wanted) => ok(await client.start(wanted)),
      'practice.stop': async () => ok(await client.stop()),
      async 'practice.reset'() {
        client.reset();
        return ok(null);
      },
      'practice.advanceClock': async ({ seconds }) => steer({ type: 'advanceClock', seconds }),
      'practice.setClockRight': async () => steer({ type: 'setClockRight' }),
      'practice.setSwitches': async (change) => steer({ type: 'setSwitches', change }),
      'practice.setReplica': async (wanted) => steer({ type: 'setReplica', ...wanted }),
      'practice.setSticky': async ({ sticky }) => steer({ type: 'setSticky', sticky }),
      'practice.emptyCache': async () => steer({ type: 'emptyCache' }),
      'practice.readLog': async () => ok(client.log().map(causes.of)),
      async 'practice.clearLog'() {
        client.clearLog();
        return ok(null);
      },
      'practice.listEndpoints': async () => ok([...client.endpoints()]),
    },
    close: () => client.close(),
  };
}
