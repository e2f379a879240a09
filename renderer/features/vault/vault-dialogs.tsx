import { PassphraseDialog } from './passphrase-dialog';
import { RecoveryCodeDialog } from './recovery-code-dialog';
import { UnlockDialog } from './unlock-dialog';
import { useApp } from '../../state/use-app';

/** The dialog that the vault waits for, if any. */
export function VaultDialogs() {
  const dialog = useApp((state) => state.vaultDialog);
  const open = useApp((state) => state.openVaultDialog);
  const close = () => open(null);
  switch (dialog?.step) {
    case 'unlock':
      return <UnlockDialog onClose={close} />;
    case 'passphrase':
      return <PassphraseDialog onClose={close} />;
    case 'recoveryCode':
      return <RecoveryCodeDialog code={dialog.code} onClose={close} />;
    case undefined:
      return null;
  }
}
