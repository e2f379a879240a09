import { X } from 'lucide-react';
import { Button } from '../../../ui/button';
import { IconButton } from '../../../ui/icon-button';
import styles from './examples-part.module.css';
import type { ExampleActions } from './use-example-actions';

/** Says what was done last, and brings back what was deleted. */
export function ExampleNoteLine({ actions }: { readonly actions: ExampleActions }) {
  const { note } = actions;
  return (
    <div aria-live="polite">
      {note && (
        <div className={styles.note}>
          <bdi className={styles.words}>{note.words}</bdi>
          {note.undoId !== null && (
            <Button size="small" onPress={() => void actions.undo(note.undoId ?? '')}>
              Undo
            </Button>
          )}
          <IconButton label="Dismiss" icon={X} size="small" onPress={() => actions.forget()} />
        </div>
      )}
    </div>
  );
}
