import { useState } from 'react';
import { describeFailure } from '#shared/failure-words';
import { useCapability } from '../../host/use-capability';
import { FolderPicker } from '../../ui/folder-picker';
import { useFileChoice } from '../../state/use-file-choice';
import { useApp, useHost } from '../../state/use-app';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import styles from './open-collection-dialog.module.css';

interface Props {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** Chooses a folder and opens it as a collection. */
export function OpenCollectionDialog({ isOpen, onClose }: Props) {
  return isOpen ? <OpenDialog onClose={onClose} /> : null;
}

function OpenDialog({ onClose }: Pick<Props, 'onClose'>) {
  const openCollection = useApp((state) => state.openCollection);
  const showSection = useApp((state) => state.showSection);
  const [path, setPath] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const open = async (root: string) => {
    const opened = await openCollection(root);
    if (!opened.ok) return setProblem(describeFailure(opened.failure));
    showSection('collections');
    onClose();
  };
  const { list } = useFileChoice();
  const actions = (
    <>
      <SystemDialogButton onChosen={(root) => void open(root)} />
      <Button onPress={onClose}>Cancel</Button>
      <Button variant="main" type="submit" isDisabled={path === ''}>
        Open this folder
      </Button>
    </>
  );
  return (
    <Dialog title="Open a collection" isOpen onClose={onClose} actions={actions} width="wide" onSubmit={() => void open(path)}>
      <p>
        Choose the folder that holds <code>opencollection.yml</code>. It stays where it is.
      </p>
      <FolderPicker
        list={list}
        takesFocus
        path={path}
        onChange={(next) => {
          setPath(next);
          setProblem(null);
        }}
      />
      {problem && (
        <p role="alert" className={styles.problem}>
          {problem}
        </p>
      )}
    </Dialog>
  );
}

/** The system's own dialog, where the host has one. */
function SystemDialogButton({ onChosen }: { readonly onChosen: (root: string) => void }) {
  const host = useHost();
  const hasDialogs = useCapability('nativeDialogs');
  if (!hasDialogs) return null;
  const choose = async () => {
    const chosen = await host.call('files.choose', { what: 'openFolder', suggestedName: '' });
    if (chosen.ok && chosen.value !== null) onChosen(chosen.value);
  };
  return (
    <Button variant="quiet" onPress={() => void choose()}>
      System dialog…
    </Button>
  );
}
