import { describeFailure } from '#shared/failure-words';
import type { JarName } from '#shared/model/cookie';
import { useState } from 'react';
import { useHost } from '../../state/use-app';
import { Button } from '../../ui/button';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { Dialog } from '../../ui/dialog';
import { TextArea } from '../../ui/text-area';
import styles from './cookies-page.module.css';

interface Props {
  readonly jar: JarName;
  readonly onClose: () => void;
}

/** Puts in the cookies of a cookies.txt that is pasted; says what of it was none. */
export function ImportDialog({ jar, onClose }: Props) {
  const host = useHost();
  const [text, setText] = useState('');
  const [told, setTold] = useState<readonly string[]>([]);
  const take = async () => {
    const done = await host.call('cookie.import', { jar, text });
    if (!done.ok) return setTold([describeFailure(done.failure)]);
    const { taken, passedOver } = done.value;
    if (passedOver.length === 0) return onClose();
    setTold([`${taken} taken, ${passedOver.length} passed over:`, ...passedOver]);
  };
  return (
    <Dialog
      title="Import cookies.txt"
      width="wide"
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose} shortcut="Escape">
            {told.length > 0 ? 'Close' : 'Cancel'}
          </Button>
          <Button variant="main" isDisabled={text.trim() === ''} onPress={() => void take()}>
            Import
          </Button>
        </>
      }
    >
      <p>The lines of a cookies.txt, as curl and browsers’ tools write it: seven fields with tabs between them.</p>
      <TextArea
        id="cookies-txt"
        label="Lines of a cookies.txt"
        mono
        value={text}
        onChange={setText}
        placeholder="# Netscape HTTP Cookie File"
      />
      <ul aria-live="polite" className={styles.told}>
        {told.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </Dialog>
  );
}

/** Gives the jar away only when that was meant: a cookie lets somebody in. */
export function ExportDialog({ jar, onClose }: Props) {
  const host = useHost();
  const copy = async () => {
    const done = await host.call('cookie.export', { jar });
    if (done.ok) await navigator.clipboard.writeText(done.value.text);
    onClose();
  };
  return (
    <ConfirmDialog
      title="Copy the jar as cookies.txt?"
      detail="Its values go to the clipboard as they are. Whoever has them is logged in as you are."
      confirmLabel="Copy with the values"
      onCancel={onClose}
      onConfirm={() => void copy()}
    />
  );
}
