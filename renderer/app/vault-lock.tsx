import { Lock, LockOpen } from 'lucide-react';
import { Button } from 'react-aria-components';
import type { VaultState } from '#shared/model/vault';
import { useApp } from '../state/use-app';

/** Whether secrets can be read now; a press locks the vault, unlocks it, or shows in Settings what can be done. */
export function VaultLock({ className }: { readonly className: string }) {
  const vault = useApp((state) => state.vault);
  const hasSecrets = useApp((state) => state.secrets.length > 0);
  const lock = useApp((state) => state.lockVault);
  const openDialog = useApp((state) => state.openVaultDialog);
  const seek = useApp((state) => state.seekVault);
  const showSection = useApp((state) => state.showSection);
  if (vault === null) return null;
  const says = wordsOf(vault, hasSecrets);
  const look = () => {
    showSection('settings');
    seek(true);
  };
  const presses: { readonly [S in VaultState['state']]: readonly [string, () => void] } = {
    open: ['Lock it', () => void lock()],
    locked: ['Unlock it', () => openDialog({ step: 'unlock' })],
    absent: ['Show it in Settings', look],
    session: ['Show it in Settings', look],
    damaged: ['Show it in Settings', look],
  };
  const [press, run] = presses[vault.state];
  const Icon = vault.state === 'locked' || vault.state === 'damaged' ? Lock : LockOpen;
  return (
    <Button className={className} aria-label={`${says}. ${press}`} onPress={run}>
      <Icon size={12} strokeWidth={1.5} aria-hidden />
      {says}
    </Button>
  );
}

function wordsOf({ state }: VaultState, hasSecrets: boolean): string {
  switch (state) {
    case 'open':
      return 'Vault open';
    case 'locked':
      return 'Vault locked';
    case 'damaged':
      return 'Vault damaged';
    case 'absent':
      return hasSecrets ? 'Secrets in memory alone' : 'No vault yet';
    case 'session':
      return 'Secrets in memory alone';
  }
}
