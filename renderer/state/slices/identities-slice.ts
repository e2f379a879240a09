import type { Auth } from '#shared/model/auth';
import type { Identity } from '#shared/model/identity';
import { isSafe } from '#shared/http/methods';
import type { StateCreator } from 'zustand';
import { asIdentity } from '../identities';
import type { ExchangesSlice } from './exchanges-slice';
import type { SettingsSlice } from './settings-slice';
import type { TabsSlice } from './tabs-slice';

export interface IdentitiesSlice {
  /** The dialog in which identities are managed is open. */
  readonly isManagingIdentities: boolean;
  readonly manageIdentities: (open: boolean) => void;
  /** Changes the identity with this id, or adds one: at a place from 0, or as the last. */
  readonly saveIdentity: (identity: Identity, place?: number) => Promise<void>;
  readonly removeIdentity: (id: string) => Promise<void>;
  /** Makes the tab's request one of somebody else and sends it, unless it changes something: then it only waits for Send. */
  readonly sendAs: (tabId: string, auth: Auth) => void;
}

type Needs = Pick<SettingsSlice, 'settings' | 'changeSettings'> &
  Pick<TabsSlice, 'tabs' | 'editDraft'> &
  Pick<ExchangesSlice, 'sendDraft'>;

/** Whom one can send as, kept in the settings: the only place that reads or changes them there. */
export const createIdentitiesSlice: StateCreator<IdentitiesSlice & Needs, [], [], IdentitiesSlice> = (set, get) => ({
  isManagingIdentities: false,
  manageIdentities: (isManagingIdentities) => set({ isManagingIdentities }),

  saveIdentity(identity, place) {
    const { identities } = get().settings;
    const at = identities.findIndex(({ id }) => id === identity.id);
    return get().changeSettings({
      identities: at < 0 ? identities.toSpliced(place ?? identities.length, 0, identity) : identities.with(at, identity),
    });
  },

  removeIdentity: (id) => get().changeSettings({ identities: get().settings.identities.filter((one) => one.id !== id) }),

  sendAs(tabId, auth) {
    const tab = get().tabs[tabId];
    if (!tab) return;
    get().editDraft(tabId, asIdentity(tab.draft, auth));
    if (isSafe(tab.draft.method)) void get().sendDraft(tabId);
  },
});

/** The identities that are kept. */
export const keptIdentities = ({ settings }: Pick<SettingsSlice, 'settings'>): readonly Identity[] => settings.identities;
