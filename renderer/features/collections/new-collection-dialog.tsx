import { useState } from 'react';
import { describeFailure } from '#shared/failure-words';
import { FolderPicker } from '../../ui/folder-picker';
import { useFileChoice } from '../../state/use-file-choice';
import { useApp } from '../../state/use-app';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { folderName } from '../../ui/folder-name';
import { TextField } from '../../ui/text-field';
import styles from './open-collection-dialog.module.css';

interface Props {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** Makes a new collection: a folder of its own inside the one that is chosen. */
export function NewCollectionDialog({ isOpen, onClose }: Props) {
  return isOpen ? <NewDialog onClose={onClose} /> : null;
}

function NewDialog({ onClose }: Pick<Props, 'onClose'>) {
  const { list } = useFileChoice();
  const createCollection = useApp((state) => state.createCollection);
  const [name, setName] = useState('');
  const [path, setPath] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const root = `${path.replace(/[/\\]$/, '')}/${folderName(name)}`;
  const isReady = name.trim() !== '' && path !== '';
  const create = async () => {
    if (!isReady) return;
    const created = await createCollection(root, name.trim());
    if (created.ok) onClose();
    else setProblem(describeFailure(created.failure));
  };
  const actions = (
    <>
      <Button onPress={onClose}>Cancel</Button>
      <Button variant="main" type="submit" isDisabled={!isReady}>
        Make the collection
      </Button>
    </>
  );
  return (
    <Dialog title="New collection" isOpen onClose={onClose} actions={actions} width="wide" onSubmit={() => void create()}>
      <TextField label="Name" value={name} onChange={setName} takesFocus />
      <FolderPicker list={list} path={path} onChange={setPath} />
      {isReady && (
        <p>
          It will stand in <code dir="auto">{root}</code>
        </p>
      )}
      {problem && (
        <p role="alert" className={styles.problem}>
          {problem}
        </p>
      )}
    </Dialog>
  );
}
