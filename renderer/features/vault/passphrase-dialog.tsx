import { useState } from 'react';
import { useApp } from '../../state/use-app';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { TextField } from '../../ui/text-field';
import { useTry } from './use-try';
import styles from './vault.module.css';

const shortest = 8;

const making = { title: 'Keep secrets under a passphrase', confirm: 'Make the vault' };
const changing = { title: 'A passphrase for the vault', confirm: 'Use it from now on' };

/** Takes a passphrase for a new vault, or another one for the vault that is open. */
export function PassphraseDialog({ onClose }: { readonly onClose: () => void }) {
  const [passphrase, setPassphrase] = useState('');
  const [again, setAgain] = useState('');
  const isChange = useApp((state) => state.vault?.state === 'open');
  const protect = useApp((state) => state.protectVault);
  // A new vault goes on to its recovery code; only a change ends here.
  const { error, isBusy, attempt } = useTry(() => isChange && onClose());
  const words = isChange ? changing : making;
  const problem = problemOf(passphrase, again);
  const submit = () => problem === null && void attempt(() => protect({ kind: 'passphrase', passphrase }));
  return (
    <Dialog
      title={words.title}
      isOpen
      onClose={onClose}
      onSubmit={submit}
      actions={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button variant="main" type="submit" isDisabled={isBusy || problem !== null}>
            {isBusy ? 'Sealing …' : words.confirm}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <p className={styles.note}>
          Secrets are encrypted with it on this machine. Cairn asks for it once each time it is started; nobody can tell it to you
          again.
        </p>
        <TextField
          label="Passphrase"
          type="password"
          value={passphrase}
          onChange={setPassphrase}
          hint={`At least ${shortest} characters; several words are better than one.`}
          error={error ?? (again !== '' ? problem?.first : undefined)}
          takesFocus
        />
        <TextField label="Once more" type="password" value={again} onChange={setAgain} error={again && problem?.second} />
      </div>
    </Dialog>
  );
}

/** What keeps a passphrase from being taken, at the field it is about. */
function problemOf(passphrase: string, again: string): { readonly first?: string; readonly second?: string } | null {
  if (passphrase.length < shortest) return { first: `It has fewer than ${shortest} characters.` };
  return passphrase === again ? null : { second: 'The two are not the same.' };
}
