import type { ReactNode } from 'react';
import { Button } from './button';
import styles from './confirm-dialog.module.css';
import { Dialog } from './dialog';

interface Props {
  /** The question. */
  readonly title: string;
  readonly detail: ReactNode;
  /** What the button does, as a verb with its object. */
  readonly confirmLabel: string;
  readonly isDanger?: boolean;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
}

/** Asks before something is done that is hard to take back; Enter alone then does nothing dangerous. Shown as long as it is rendered. */
export function ConfirmDialog({ title, detail, confirmLabel, isDanger = false, onConfirm, onCancel }: Props) {
  const actions = (
    <>
      <Button onPress={onCancel} shortcut="Escape" takesFocus={isDanger}>
        Cancel
      </Button>
      <span className={isDanger ? styles.danger : ''}>
        <Button variant="main" onPress={onConfirm} takesFocus={!isDanger}>
          {confirmLabel}
        </Button>
      </span>
    </>
  );
  return (
    <Dialog title={title} isOpen onClose={onCancel} role="alertdialog" actions={actions}>
      <div>{detail}</div>
    </Dialog>
  );
}
