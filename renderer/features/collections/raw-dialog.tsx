import { useEffect, useState } from 'react';
import { describeFailure } from '#shared/failure-words';
import type { RequestPlace } from '#shared/model/collection';
import { useHost } from '../../state/use-app';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { RawEditor } from '../../ui/raw-editor';
import styles from './item-dialogs.module.css';
import { placeOf } from './item-task';
import type { TreeEntry } from './tree-entry';

interface Props {
  readonly entry: TreeEntry;
  readonly onClose: () => void;
}

/** A file as it stands, to be mended where it cannot be read. It is saved only over what was read. */
export function RawDialog({ entry, onClose }: Props) {
  const place = placeOf(entry) ?? { root: entry.root, path: 'opencollection.yml' };
  const { text, isChanged, error, isOvertaken, edit, save, reload } = useRaw(place, onClose);
  const { item } = entry;
  const actions = (
    <>
      <Button onPress={onClose} takesFocus={text === null}>
        Close
      </Button>
      {isOvertaken && <Button onPress={() => void reload()}>Take what is in the file</Button>}
      <Button variant="main" type="submit" isDisabled={!isChanged}>
        {isOvertaken ? 'Save mine over it' : 'Save'}
      </Button>
    </>
  );
  return (
    <Dialog
      title={entry.name}
      isOpen
      onClose={onClose}
      actions={actions}
      width="wide"
      onSubmit={() => isChanged && void save(isOvertaken)}
    >
      {item.kind === 'broken' && (
        <p>
          {item.line === null ? '' : `Line ${item.line}: `}
          {item.reason.replace(/[^.]$/, '$&.')} Mend it here or in an editor; it shows in the list as soon as it can be read.
        </p>
      )}
      {text !== null && (
        <RawEditor
          label="What stands in the file"
          text={text}
          markedLine={item.kind === 'broken' ? item.line : null}
          onChange={edit}
        />
      )}
      {error && (
        <p role="alert" className={styles.error}>
          {error}
        </p>
      )}
    </Dialog>
  );
}

function useRaw({ root, path }: RequestPlace, onSaved: () => void) {
  const host = useHost();
  const [read, setRead] = useState<{ readonly text: string; readonly revision: string } | null>(null);
  const [text, setText] = useState<string | null>(null);
  const [error, setError] = useState<string | null>(null);
  const [isOvertaken, setOvertaken] = useState(false);
  const load = () =>
    host.call('collection.readRaw', { root, path }).then((answer) => {
      setOvertaken(false);
      setError(answer.ok ? null : describeFailure(answer.failure));
      if (!answer.ok) return;
      setRead(answer.value);
      setText(answer.value.text);
    });
  // Once: from then on the user types.
  useEffect(() => void load(), [host, root, path]); // oxlint-disable-line react/exhaustive-deps
  return {
    text,
    isChanged: read !== null && text !== read.text,
    error,
    isOvertaken,
    edit: setText,
    reload: load,
    save: async (overwrite: boolean) => {
      if (!read || text === null) return;
      const saved = await host.call('collection.saveRaw', { root, path, text, revision: overwrite ? null : read.revision });
      if (saved.ok) return onSaved();
      setError(describeFailure(saved.failure));
      setOvertaken(saved.failure.kind === 'fileChanged');
    },
  };
}
