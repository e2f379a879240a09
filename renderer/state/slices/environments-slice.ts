import type { Host } from '#shared/contract/types';
import type { Failure } from '#shared/failure';
import type { Environment, EnvironmentList } from '#shared/model/environment';
import type { Result } from '#shared/result';
import type { StateCreator } from 'zustand';
import type { TabsSlice } from './tabs-slice';

/** One environment, or the place for a new one: the empty path. */
export interface EnvironmentPlace {
  /** Folder of its collection; empty for the workspace. */
  readonly root: string;
  readonly path: string;
  /** It was just made, and waits for its name. */
  readonly isNew?: boolean;
  /** A name that is to get a value in it. */
  readonly wanted?: string;
}

export interface EnvironmentsSlice {
  /** What the host has said so far, by folder of the collection; the workspace's own under the empty name. */
  readonly environments: Readonly<Record<string, EnvironmentList>>;
  /** What the page about environments shows. */
  readonly shownEnvironment: EnvironmentPlace | null;
  /** Why the last change was not kept; null when it was. */
  readonly environmentFailure: Failure | null;
  /** Reads them as they are now. */
  readonly loadEnvironments: (root: string) => Promise<void>;
  /** Reads them for somebody who looks at them first; once, however many do so at the same time. */
  readonly lookAtEnvironments: (root: string) => Promise<void>;
  /** Reads again what somebody looks at, after the host said that it changed. */
  readonly receiveEnvironmentChange: (root: string) => void;
  readonly chooseEnvironment: (root: string, name: string | null) => Promise<void>;
  readonly saveEnvironment: (root: string, environment: Environment) => Promise<Result<Environment>>;
  readonly removeEnvironment: (root: string, path: string) => Promise<Environment | null>;
  readonly showEnvironment: (place: EnvironmentPlace | null) => void;
  /** Opens the page about environments, at one of them where that is said. */
  readonly openEnvironments: (place: EnvironmentPlace | null) => void;
}

type State = EnvironmentsSlice & Pick<TabsSlice, 'openPage'>;

/** Sets of values that collections are used with. */
export const createEnvironmentsSlice =
  (host: Host): StateCreator<State, [], [], EnvironmentsSlice> =>
  (set, get) => {
    const looking = new Map<string, Promise<void>>();
    return {
      environments: {},
      shownEnvironment: null,
      environmentFailure: null,

      async loadEnvironments(root) {
        const listed = await host.call('environment.list', { root });
        if (listed.ok) set((state) => ({ environments: { ...state.environments, [root]: listed.value } }));
      },

      lookAtEnvironments(root) {
        const underWay =
          looking.get(root) ??
          get()
            .loadEnvironments(root)
            .finally(() => looking.delete(root));
        looking.set(root, underWay);
        return underWay;
      },

      receiveEnvironmentChange(root) {
        if (get().environments[root] || looking.has(root)) void get().loadEnvironments(root);
      },

      async chooseEnvironment(root, name) {
        const chosen = await host.call('environment.choose', { root, name });
        set({ environmentFailure: chosen.ok ? null : chosen.failure });
      },

      async saveEnvironment(root, environment) {
        const saved = await host.call('environment.save', { root, environment });
        set({ environmentFailure: saved.ok ? null : saved.failure });
        await get().loadEnvironments(root);
        return saved;
      },

      async removeEnvironment(root, path) {
        const removed = await host.call('environment.remove', { root, path });
        set({ environmentFailure: removed.ok ? null : removed.failure });
        await get().loadEnvironments(root);
        return removed.ok ? removed.value.environment : null;
      },

      showEnvironment: (shownEnvironment) => set({ shownEnvironment, environmentFailure: null }),

      openEnvironments(place) {
        if (place) set({ shownEnvironment: place });
        get().openPage('environments');
      },
    };
  };
