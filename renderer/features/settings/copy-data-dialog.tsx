import { describeFailure } from '#shared/failure-words';
import { useState } from 'react';
import { useFileChoice } from '../../state/use-file-choice';
import { useHost } from '../../state/use-app';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { FolderPicker } from '../../ui/folder-picker';
import { TextField } from '../../ui/text-field';
import styles from './settings-panel.module.css';

interface Props {
  readonly onClose: () => void;
  readonly onCopied: (to: string) => void;
}

/** Asks where a copy of all that is kept is to stand. */
export function CopyDataDialog({ onClose, onCopied }: Props) {
  const host = useHost();
  const { list } = useFileChoice();
  const [parent, setParent] = useState('');
  const [name, setName] = useState('cairn-copy');
  const [problem, setProblem] = useState<string | null>(null);
  const to = `${parent.replace(/[/\\]$/, '')}/${name.trim()}`;
  const isReady = parent !== '' && name.trim() !== '' && !/[/\\]/.test(name);
  const copy = async () => {
    if (!isReady) return;
    const copied = await host.call('app.copyData', { to });
    setProblem(copied.ok ? null : describeFailure(copied.failure));
    if (!copied.ok) return;
    onCopied(to);
    onClose();
  };
  return (
    <Dialog
      title="Copy all that is kept"
      isOpen
      width="wide"
      onClose={onClose}
      onSubmit={() => void copy()}
      actions={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button variant="main" type="submit" isDisabled={!isReady}>
            Copy it
          </Button>
        </>
      }
    >
      <p>
        Settings, tabs, environments, history and the sealed secrets. A copy is a data folder of its own: <code>CAIRN_HOME</code>{' '}
        can name it, on this machine or another.
      </p>
      <TextField label="Name of the folder" mono value={name} onChange={setName} takesFocus />
      <FolderPicker path={parent} onChange={setParent} list={list} />
      {isReady && (
        <p>
          It will stand in <code dir="auto">{to}</code>, which must be empty or not there yet.
        </p>
      )}
      {problem !== null && (
        <p role="alert" className={styles.refused}>
          {problem}
        </p>
      )}
    </Dialog>
  );
}
