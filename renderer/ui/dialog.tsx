import type { ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { classNames } from './class-names';
import styles from './dialog.module.css';

export interface DialogProps {
  readonly title: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** Buttons at the end; the main one last. */
  readonly actions?: ReactNode;
  readonly width?: 'normal' | 'wide' | 'broad';
  /** `alertdialog` asks before harm is done. */
  readonly role?: 'dialog' | 'alertdialog';
  /** Makes Enter in a field do the main thing. */
  readonly onSubmit?: () => void;
}

/** A window over the window. Escape and a press beside it close it; the focus returns. */
export function Dialog({ title, isOpen, onClose, children, actions, width = 'normal', role = 'dialog', onSubmit }: DialogProps) {
  return (
    <ModalOverlay isOpen={isOpen} onOpenChange={(open) => !open && onClose()} isDismissable className={classNames(styles.scrim)}>
      <Modal className={classNames(styles.modal, styles[width])}>
        <AriaDialog role={role} className={classNames(styles.dialog)}>
          <form
            data-modal
            className={styles.form}
            onSubmit={(event) => {
              event.preventDefault();
              onSubmit?.();
            }}
          >
            <Heading slot="title" className={classNames(styles.title)}>
              {title}
            </Heading>
            <div className={styles.content}>{children}</div>
            {actions && <div className={styles.actions}>{actions}</div>}
          </form>
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
