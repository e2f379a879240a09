import type { CallName, Host } from '#shared/contract/types';
import type { Auth } from '#shared/model/auth';
import { describeFailure } from '#shared/failure-words';
import type { PracticeEndpoint, PracticeLogLine, PracticeState, PracticeSwitches } from '#shared/model/practice';
import type { StateCreator } from 'zustand';

export interface PracticeSlice {
  readonly practice: PracticeState;
  /** What the practice server answered, newest first. */
  readonly practiceLog: readonly PracticeLogLine[];
  /** What it offers; empty until it has run once. */
  readonly practiceEndpoints: readonly PracticeEndpoint[];
  /** Who one is there: goes with what is opened from its page. Null: nobody. */
  readonly practicePerson: string | null;
  readonly becomePracticePerson: (username: string | null) => void;
  readonly startPractice: () => Promise<PracticeState>;
  readonly stopPractice: () => Promise<void>;
  /** Brings its data back to the seed. */
  readonly resetPractice: () => Promise<void>;
  /** Moves its clock on. */
  readonly advancePracticeClock: (seconds: number) => Promise<void>;
  readonly setPracticeSwitches: (change: Partial<PracticeSwitches>) => Promise<void>;
  readonly clearPracticeLog: () => Promise<void>;
  readonly loadPractice: () => Promise<void>;
  readonly receivePractice: (state: PracticeState) => void;
  readonly receivePracticeLine: (line: PracticeLogLine) => void;
}

const longestLog = 1000;

/** The bundled practice server, as the host tells of it. */
export const createPracticeSlice =
  (host: Host): StateCreator<PracticeSlice, [], [], PracticeSlice> =>
  (set, get) => {
    async function ask(name: Extract<CallName, 'practice.start' | 'practice.stop' | 'practice.describe'>) {
      const answer = await host.call(name, null);
      set({ practice: answer.ok ? answer.value : { phase: 'failed', reason: describeFailure(answer.failure) } });
    }

    async function loadEndpoints() {
      const offered = await host.call('practice.listEndpoints', null);
      if (offered.ok) set({ practiceEndpoints: offered.value });
    }

    return {
      practice: { phase: 'stopped' },
      practiceLog: [],
      practiceEndpoints: [],
      practicePerson: null,
      becomePracticePerson: (practicePerson) => set({ practicePerson }),

      async startPractice() {
        if (get().practice.phase === 'running') return get().practice;
        set({ practice: { phase: 'starting' }, practiceLog: [] });
        await ask('practice.start');
        await loadEndpoints();
        return get().practice;
      },
      stopPractice: () => ask('practice.stop'),
      async resetPractice() {
        const reset = await host.call('practice.reset', null);
        // What cannot be reset is most likely gone: see what there is.
        if (!reset.ok) await ask('practice.describe');
      },
      async advancePracticeClock(seconds) {
        const moved = await host.call('practice.advanceClock', { seconds });
        if (!moved.ok) await ask('practice.describe');
      },
      async setPracticeSwitches(change) {
        const turned = await host.call('practice.setSwitches', change);
        if (!turned.ok) await ask('practice.describe');
      },
      async clearPracticeLog() {
        set({ practiceLog: [] });
        await host.call('practice.clearLog', null);
      },
      async loadPractice() {
        await ask('practice.describe');
        await loadEndpoints();
        const log = await host.call('practice.readLog', null);
        if (log.ok) set({ practiceLog: newestFirst(log.value) });
      },

      receivePractice(practice) {
        set({ practice });
        // Another window may have started it.
        if (practice.phase === 'running' && get().practiceEndpoints.length === 0) void loadEndpoints();
      },
      receivePracticeLine: (line) => set(({ practiceLog }) => ({ practiceLog: newestFirst([...practiceLog, line]) })),
    };
  };

/** The credential of the one that somebody is there; none for nobody. */
export function practiceAuth({ practice, practicePerson }: Pick<PracticeSlice, 'practice' | 'practicePerson'>): Auth {
  const accounts = practice.phase === 'running' ? practice.accounts : [];
  const account = accounts.find(({ username }) => username === practicePerson);
  return account ? { kind: 'bearer', token: account.token, prefix: 'Token' } : { kind: 'none' };
}

function newestFirst(lines: readonly PracticeLogLine[]): PracticeLogLine[] {
  const byId = new Map(lines.map((line) => [line.id, line]));
  return [...byId.values()].sort((one, other) => other.id - one.id).slice(0, longestLog);
}
