import { useEffect, useRef } from 'react';
import type { VaultState } from '#shared/model/vault';
import { useApp, useAppStore } from '../../state/use-app';
import { Button } from '../../ui/button';
import { SecretList } from './secret-list';
import { useTry } from './use-try';
import styles from './vault.module.css';

/** How secrets are kept, what can be changed about that, and which there are. */
export function VaultSettings() {
  const vault = useApp((state) => state.vault);
  const top = useLookedAt();
  if (!vault) return null;
  return (
    <>
      <p className={styles.note} ref={top} tabIndex={-1}>
        {sentenceOf(vault)}
      </p>
      <Actions vault={vault} />
      {(vault.state === 'open' || vault.state === 'locked') && <p className={styles.note}>{moving(vault)}</p>}
      <SecretList />
    </>
  );
}

/** Comes into sight, and takes the focus, where somebody asked to look at the vault. */
function useLookedAt() {
  const isSought = useApp((state) => state.isVaultSought);
  const seek = useApp((state) => state.seekVault);
  const top = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    if (!isSought || top.current === null) return;
    top.current.scrollIntoView({ block: 'center' });
    top.current.focus();
    seek(false);
  }, [isSought, seek]);
  return top;
}

/** How the secrets get to another machine. */
const moving = ({ protections }: VaultState): string =>
  `To move them to another machine, copy vault.json from the data folder into the one there: ${
    protections.includes('passphrase') ? 'the passphrase or the recovery code opens it.' : 'the recovery code opens it.'
  }`;

function sentenceOf({ state, protections, reason }: VaultState): string {
  const why = reason === '' ? '' : ` It did not open by itself: ${reason}.`;
  switch (state) {
    case 'absent':
      return 'Secrets last until Cairn is closed: there is no vault to keep them in yet.';
    case 'session':
      return 'By your choice, secrets last until Cairn is closed.';
    case 'locked':
      return `The vault is locked.${why}`;
    case 'damaged':
      return `The vault’s file cannot be read as one. It was left as it is.${why}`;
    case 'open':
      return protections.includes('keychain')
        ? 'Secrets are encrypted in the vault; its key is in the system’s keychain.'
        : 'Secrets are encrypted in the vault, under your passphrase. It is open until Cairn is closed.';
  }
}

type Action = 'keychain' | 'passphrase' | 'renew' | 'lock' | 'unlock' | 'putAway' | 'session' | 'endSession';

/** What can be done about a vault as it stands. */
function actionsFor({ state, protections, keychain }: VaultState): readonly Action[] {
  const ways: readonly Action[] = keychain && !protections.includes('keychain') ? ['keychain', 'passphrase'] : ['passphrase'];
  switch (state) {
    case 'absent':
      return [...ways, 'session'];
    case 'open':
      return [...ways, 'renew', 'lock', 'session'];
    case 'locked':
      return ['unlock', 'putAway', 'session'];
    case 'damaged':
      return ['putAway', 'session'];
    case 'session':
      return protections.length > 0 ? ['unlock'] : [...ways, 'endSession'];
  }
}

const labels: { readonly [A in Action]: string } = {
  keychain: 'Use the keychain',
  passphrase: 'Use a passphrase…',
  renew: 'New recovery code',
  lock: 'Lock',
  unlock: 'Unlock…',
  putAway: 'Put it away and begin anew',
  session: 'Only for this session',
  endSession: 'No longer only for this session',
};

function Actions({ vault }: { readonly vault: VaultState }) {
  const store = useAppStore();
  const { error, attempt } = useTry(() => {});
  const run = (action: Action) => {
    const { openVaultDialog, protectVault, lockVault, unlockVault, renewRecoveryCode, putVaultAway, keepSecretsForSession } =
      store.getState();
    const steps: { readonly [A in Action]: () => unknown } = {
      keychain: () => attempt(() => protectVault({ kind: 'keychain' })),
      passphrase: () => openVaultDialog({ step: 'passphrase' }),
      renew: () => attempt(renewRecoveryCode),
      lock: lockVault,
      unlock: () => openVaultDialog({ step: 'unlock' }),
      putAway: () => attempt(putVaultAway),
      session: keepSecretsForSession,
      endSession: () => attempt(() => unlockVault('')),
    };
    steps[action]();
  };
  return (
    <div className={styles.actions}>
      {actionsFor(vault).map((action) => (
        <Button
          key={action}
          variant={action === 'session' || action === 'putAway' ? 'quiet' : 'plain'}
          onPress={() => run(action)}
        >
          {action === 'passphrase' && vault.protections.includes('passphrase') ? 'Change the passphrase…' : labels[action]}
        </Button>
      ))}
      {error !== undefined && (
        <p role="alert" className={styles.problem}>
          {error}
        </p>
      )}
    </div>
  );
}
