import type { Host } from '#shared/contract/types';
import type { RequestDraft } from '#shared/model/request-draft';
import { mapTexts, namesHidden, textsIn } from '#shared/model/hidden-words';
import { sealedName } from '#shared/model/sealed';
import type { NewProtection, SecretEntry, VaultState } from '#shared/model/vault';
import { ok, type Result } from '#shared/result';
import type { StateCreator } from 'zustand';
import { revealHidden, tabWithWords } from '../hidden-in-tab';
import { changeTab } from '../put-tab';
import type { TabsSlice } from './tabs-slice';

/** What the vault waits for the user to say or to note down. */
export type VaultDialog =
  | { readonly step: 'unlock' }
  /** A first passphrase, or another one. */
  | { readonly step: 'passphrase' }
  | { readonly step: 'recoveryCode'; readonly code: string };

export interface VaultSlice {
  /** Null until the host has said how things stand. */
  readonly vault: VaultState | null;
  /** Secrets that files may name, without their values. */
  readonly secrets: readonly SecretEntry[];
  readonly vaultDialog: VaultDialog | null;
  /** Somebody asked to see what Settings say of it, and has not seen it yet. */
  readonly isVaultSought: boolean;
  readonly loadVault: () => Promise<void>;
  readonly receiveVault: (vault: VaultState) => Promise<void>;
  readonly openVaultDialog: (dialog: VaultDialog | null) => void;
  readonly seekVault: (isSought: boolean) => void;
  /** Makes the vault, or, where there is one that is open, exchanges the way into it. */
  readonly protectVault: (protection: NewProtection) => Promise<Result<null>>;
  readonly unlockVault: (secret: string) => Promise<Result<null>>;
  readonly lockVault: () => Promise<void>;
  readonly keepSecretsForSession: () => Promise<void>;
  readonly renewRecoveryCode: () => Promise<Result<null>>;
  readonly putVaultAway: () => Promise<Result<null>>;
  readonly writeSecret: (secret: NewSecret) => Promise<Result<null>>;
  readonly removeSecret: (name: string) => Promise<Result<null>>;
  readonly revealSecret: (name: string) => Promise<Result<string>>;
}

export interface NewSecret {
  readonly name: string;
  readonly value: string;
  /** Hosts it may be sent to; none means any. */
  readonly hosts: readonly string[];
}

type State = VaultSlice & Pick<TabsSlice, 'tabs'>;

/** Where secrets are kept, and what of them the window may know. */
export const createVaultSlice =
  (host: Host): StateCreator<State, [], [], VaultSlice> =>
  (set, get, api) => ({
    vault: null,
    secrets: [],
    vaultDialog: null,
    isVaultSought: false,

    async loadVault() {
      const described = await host.call('vault.describe', null);
      if (described.ok) await get().receiveVault(described.value);
    },

    async receiveVault(vault) {
      const wasOpen = get().vault?.state === 'open';
      set({ vault });
      const listed = await host.call('vault.list', null);
      if (listed.ok) set({ secrets: listed.value.filter(({ name }) => !name.startsWith('tab/')) });
      if (vault.state !== 'open' || wasOpen) return;
      for (const { id, ...before } of Object.values(get().tabs)) {
        const found = await revealSealed(before.draft, host);
        if (found.size > 0) changeTab(api, id, (tab) => ({ ...tab, draft: unsealed(tab.draft, found) }));
        const words = await revealHidden({ id, ...before }, host);
        if (words.size > 0) changeTab(api, id, (tab) => tabWithWords(tab, words));
      }
    },

    openVaultDialog: (vaultDialog) => set({ vaultDialog }),
    seekVault: (isVaultSought) => set({ isVaultSought }),

    async protectVault(protection) {
      const isOpen = get().vault?.state === 'open';
      if (isOpen) return host.call('vault.protect', protection);
      const made = await host.call('vault.create', protection);
      if (!made.ok) return made;
      set({ vaultDialog: { step: 'recoveryCode', code: made.value.recoveryCode } });
      return ok(null);
    },

    unlockVault: (secret) => host.call('vault.unlock', { secret }),

    async lockVault() {
      await host.call('vault.lock', null);
    },

    async keepSecretsForSession() {
      await host.call('vault.useSessionOnly', null);
    },

    async renewRecoveryCode() {
      const renewed = await host.call('vault.renewRecoveryCode', null);
      if (!renewed.ok) return renewed;
      set({ vaultDialog: { step: 'recoveryCode', code: renewed.value.recoveryCode } });
      return ok(null);
    },

    async putVaultAway() {
      const away = await host.call('vault.putAway', null);
      return away.ok ? ok(null) : away;
    },

    async writeSecret({ name, value, hosts }) {
      const written = await host.call('vault.write', { name, value, hosts: [...hosts] });
      return written.ok ? ok(null) : written;
    },

    removeSecret: (name) => host.call('vault.remove', { name }),

    async revealSecret(name) {
      const revealed = await host.call('vault.reveal', { name });
      return revealed.ok ? ok(revealed.value?.value ?? '') : revealed;
    },
  });

/** Texts of a draft that stand for something in the vault. */
export function sealedTexts(draft: RequestDraft): string[] {
  const texts = [...textsIn(draft.auth), ...draft.headers.map(({ value }) => value)];
  const sealed = texts.filter((text) => sealedName(text) !== null);
  return [...sealed, ...textsIn([draft.url, draft.body]).filter((text) => namesHidden(text).length > 0)];
}

async function revealSealed(draft: RequestDraft, host: Host): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  for (const text of sealedTexts(draft)) {
    const name = sealedName(text);
    if (name === null) continue;
    const revealed = await host.call('vault.reveal', { name });
    if (revealed.ok) found.set(text, revealed.value?.value ?? '');
  }
  return found;
}

function unsealed(draft: RequestDraft, found: ReadonlyMap<string, string>): RequestDraft {
  return {
    ...draft,
    auth: mapTexts(draft.auth, (text) => found.get(text) ?? text),
    headers: draft.headers.map((row) => ({ ...row, value: found.get(row.value) ?? row.value })),
  };
}
