import { Copy } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import styles from './vault.module.css';

interface Props {
  readonly code: string;
  readonly onClose: () => void;
}

/** Shows the recovery code, this once. */
export function RecoveryCodeDialog({ code, onClose }: Props) {
  const [isCopied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(code);
    setCopied(true);
  };
  return (
    <Dialog
      title="The recovery code"
      isOpen
      onClose={onClose}
      onSubmit={onClose}
      actions={
        <>
          <Button onPress={() => void copy()}>
            <Copy size={14} strokeWidth={1.5} aria-hidden />
            {isCopied ? 'Copied' : 'Copy'}
          </Button>
          <Button variant="main" type="submit">
            I have noted it down
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <p className={styles.note}>
          It opens the vault when the passphrase or the keychain cannot, also on another machine. It is shown now and never again;
          keep it where the vault is not.
        </p>
        <output aria-label="Recovery code" className={styles.code}>
          {code}
        </output>
      </div>
    </Dialog>
  );
}
