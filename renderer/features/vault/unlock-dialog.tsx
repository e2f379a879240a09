import { useState } from 'react';
import { useApp } from '../../state/use-app';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { TextField } from '../../ui/text-field';
import { useTry } from './use-try';
import styles from './vault.module.css';

/** Asks for the passphrase; the recovery code opens the vault as well. */
export function UnlockDialog({ onClose }: { readonly onClose: () => void }) {
  const [secret, setSecret] = useState('');
  const vault = useApp((state) => state.vault);
  const unlock = useApp((state) => state.unlockVault);
  const { error, isBusy, attempt } = useTry(onClose);
  const byKeychain = vault?.protections.includes('keychain') === true;
  return (
    <Dialog
      title="Unlock the vault"
      isOpen
      onClose={onClose}
      onSubmit={() => void attempt(() => unlock(secret))}
      actions={
        <>
          {byKeychain && (
            <Button isDisabled={isBusy} onPress={() => void attempt(() => unlock(''))}>
              Ask the keychain
            </Button>
          )}
          <Button onPress={onClose}>Cancel</Button>
          <Button variant="main" type="submit" isDisabled={isBusy || secret === ''}>
            {isBusy ? 'Opening …' : 'Unlock'}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        {vault !== null && vault.reason !== '' && <p className={styles.note}>It did not open by itself: {vault.reason}.</p>}
        <TextField
          label={byKeychain ? 'Recovery code' : 'Passphrase or recovery code'}
          type="password"
          value={secret}
          onChange={setSecret}
          error={error}
          takesFocus
        />
      </div>
    </Dialog>
  );
}
