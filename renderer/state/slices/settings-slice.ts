import type { Host } from '#shared/contract/types';
import type { Failure } from '#shared/failure';
import { defaultSettings, type Settings } from '#shared/model/settings';
import type { StateCreator } from 'zustand';

export interface SettingsSlice {
  readonly settings: Settings;
  /** Why the last change could not be kept; null when it was. */
  readonly settingsFailure: Failure | null;
  readonly changeSettings: (change: Partial<Settings>) => Promise<void>;
  readonly receiveSettings: (settings: Settings) => void;
}

/** What the user has chosen for all windows. A change shows at once and is kept by the host. */
export const createSettingsSlice =
  (host: Host): StateCreator<SettingsSlice, [], [], SettingsSlice> =>
  (set) => ({
    settings: defaultSettings,
    settingsFailure: null,

    async changeSettings(change) {
      set(({ settings }) => ({ settings: { ...settings, ...change } }));
      const kept = await host.call('settings.change', change);
      set(kept.ok ? { settings: kept.value, settingsFailure: null } : { settingsFailure: kept.failure });
    },

    receiveSettings: (settings) => set({ settings }),
  });
