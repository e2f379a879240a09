import { X } from 'lucide-react';
import { useState } from 'react';
import { describeFailure } from '#shared/failure-words';
import { useApp } from '../../state/use-app';
import { Button } from '../../ui/button';
import { IconButton } from '../../ui/icon-button';
import styles from './deleted-note.module.css';

/** Says which request was deleted last, and brings it back. */
export function DeletedNote() {
  const deleted = useApp((state) => state.lastDeleted);
  const undoDelete = useApp((state) => state.undoDelete);
  const forget = useApp((state) => state.forgetDeleted);
  const [problem, setProblem] = useState<string | null>(null);
  const undo = async () => {
    const done = await undoDelete();
    setProblem(done.ok ? null : describeFailure(done.failure));
  };
  return (
    <div aria-live="polite">
      {deleted && (
        <div className={styles.note}>
          <span className={styles.words}>
            {problem ?? (
              <>
                Deleted <bdi>{deleted.name}</bdi>.
              </>
            )}
          </span>
          <Button size="small" onPress={() => void undo()}>
            Undo
          </Button>
          <IconButton label="Dismiss" icon={X} size="small" onPress={forget} />
        </div>
      )}
    </div>
  );
}
