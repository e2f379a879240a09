import { LockKeyhole } from 'lucide-react';
import { useApp } from '../../state/use-app';
import { Button } from '../../ui/button';
import styles from './cookies-page.module.css';

/** Says so where the cookies of a jar do not outlast Cairn: they are kept in the vault, and that is not open. */
export function KeptLine() {
  const vault = useApp((state) => state.vault);
  const openDialog = useApp((state) => state.openVaultDialog);
  if (!vault || vault.state === 'open') return null;
  const isLocked = vault.state === 'locked';
  return (
    <p className={styles.remark}>
      <LockKeyhole size={14} strokeWidth={1.5} aria-hidden />
      <span className={styles.words}>
        {isLocked
          ? 'The vault is locked: cookies it holds are out of reach, and new ones last until Cairn is closed.'
          : 'Cookies are as good as passwords: they are kept in the vault, and until there is one they last until Cairn is closed.'}
      </span>
      {isLocked && (
        <Button size="small" onPress={() => openDialog({ step: 'unlock' })}>
          Unlock…
        </Button>
      )}
      {vault.state === 'absent' && (
        <Button size="small" onPress={() => openDialog({ step: 'passphrase' })}>
          Make a vault…
        </Button>
      )}
    </p>
  );
}
