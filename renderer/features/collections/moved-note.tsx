import { X } from 'lucide-react';
import { useState } from 'react';
import { describeFailure } from '#shared/failure-words';
import { useApp } from '../../state/use-app';
import { Button } from '../../ui/button';
import { IconButton } from '../../ui/icon-button';
import styles from './deleted-note.module.css';
import { lossesWords } from './losses-words';

/** Says what the last move took away from what was moved, and takes it back. */
export function MovedNote() {
  const moved = useApp((state) => state.lastMoved);
  const undoMove = useApp((state) => state.undoMove);
  const forget = useApp((state) => state.forgetMoved);
  const [problem, setProblem] = useState<string | null>(null);
  const undo = async () => {
    const done = await undoMove();
    setProblem(done.ok ? null : describeFailure(done.failure));
  };
  return (
    <div aria-live="polite">
      {moved && (
        <div className={styles.note}>
          <span className={styles.words}>
            {problem ?? (
              <>
                Moved <bdi>{moved.name}</bdi>. {lossesWords(moved.losses).join(' ')}
              </>
            )}
          </span>
          <Button size="small" onPress={() => void undo()}>
            Move back
          </Button>
          <IconButton label="Dismiss" icon={X} size="small" onPress={forget} />
        </div>
      )}
    </div>
  );
}
