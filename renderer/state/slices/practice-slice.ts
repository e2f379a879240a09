import type { CallInput, Host } from '#shared/contract/types';
import type { Auth } from '#shared/model/auth';
import { describeFailure } from '#shared/failure-words';
import type { PracticeEndpoint, PracticeLogLine, PracticeState, PracticeSwitches } from '#shared/model/practice';
import type { Settings } from '#shared/model/settings';
import type { Result } from '#shared/result';
import type { StateCreator } from 'zustand';
import { anonymous, practicePeople } from '../identities';
import type { SettingsSlice } from './settings-slice';

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
  /** Back to the real time. */
  readonly setPracticeClockRight: () => Promise<void>;
  /** Kills a replica, or revives it. */
  readonly setPracticeReplica: (number: number, alive: boolean) => Promise<void>;
  readonly setPracticeSticky: (sticky: boolean) => Promise<void>;
  readonly emptyPracticeCache: () => Promise<void>;
  /** Changes what it is started with, and starts it anew when it runs. */
  readonly changePracticeStart: (change: Partial<Settings['practice']>) => Promise<void>;
  readonly setPracticeSwitches: (change: Partial<PracticeSwitches>) => Promise<void>;
  readonly clearPracticeLog: () => Promise<void>;
  readonly loadPractice: () => Promise<void>;
  readonly receivePractice: (state: PracticeState) => void;
  readonly receivePracticeLine: (line: PracticeLogLine) => void;
}

type Needs = Pick<SettingsSlice, 'settings' | 'changeSettings'>;

/** Calls that change how it is set. */
type SteeringCall =
  | 'practice.reset'
  | 'practice.advanceClock'
  | 'practice.setClockRight'
  | 'practice.setSwitches'
  | 'practice.setReplica'
  | 'practice.setSticky'
  | 'practice.emptyCache';

const longestLog = 1000;

/** The bundled practice server, as the host tells of it. */
export const createPracticeSlice =
  (host: Host): StateCreator<PracticeSlice & Needs, [], [], PracticeSlice> =>
  (set, get) => {
    async function show(asked: Promise<Result<PracticeState>>) {
      const answer = await asked;
      set({ practice: answer.ok ? answer.value : { phase: 'failed', reason: describeFailure(answer.failure) } });
    }

    async function steer<N extends SteeringCall>(name: N, input: CallInput<N>) {
      const done = await host.call(name, input);
      // What cannot be steered is most likely gone: see what there is.
      if (!done.ok) await show(host.call('practice.describe', null));
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
        const { port, gateway, tls } = get().settings.practice;
        await show(host.call('practice.start', { gateway, tls, ...(port !== null && { port }) }));
        await loadEndpoints();
        return get().practice;
      },
      stopPractice: () => show(host.call('practice.stop', null)),
      resetPractice: () => steer('practice.reset', null),
      advancePracticeClock: (seconds) => steer('practice.advanceClock', { seconds }),
      setPracticeClockRight: () => steer('practice.setClockRight', null),
      setPracticeSwitches: (change) => steer('practice.setSwitches', change),
      setPracticeReplica: (number, alive) => steer('practice.setReplica', { number, alive }),
      setPracticeSticky: (sticky) => steer('practice.setSticky', { sticky }),
      emptyPracticeCache: () => steer('practice.emptyCache', null),
      async changePracticeStart(change) {
        const wasRunning = get().practice.phase === 'running';
        await get().changeSettings({ practice: { ...get().settings.practice, ...change } });
        if (!wasRunning) return;
        await get().stopPractice();
        await get().startPractice();
      },
      async clearPracticeLog() {
        set({ practiceLog: [] });
        await host.call('practice.clearLog', null);
      },
      async loadPractice() {
        await show(host.call('practice.describe', null));
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

/** Where one goes in: the balancer where there is one, else the server. */
export const practiceDoor = ({ url, controls }: Extract<PracticeState, { phase: 'running' }>): string =>
  controls?.gateway?.url ?? url;

/** The credential of the one that somebody is there; none for nobody. */
export function practiceAuth({ practice, practicePerson }: Pick<PracticeSlice, 'practice' | 'practicePerson'>): Auth {
  const people = practice.phase === 'running' ? practicePeople(practice, practice.url) : [];
  return people.find(({ name }) => name === practicePerson)?.auth ?? anonymous.auth;
}

function newestFirst(lines: readonly PracticeLogLine[]): PracticeLogLine[] {
  const byId = new Map(lines.map((line) => [line.id, line]));
  return [...byId.values()].sort((one, other) => other.id - one.id).slice(0, longestLog);
}
