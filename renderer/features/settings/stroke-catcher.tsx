import { type KeyboardEvent, useState } from 'react';
import { useCapability } from '../../host/use-capability';
import { Button } from '../../ui/button';
import { Kbd } from '../../ui/kbd';
import { isMac } from '../../ui/shortcut-text';
import { holderOf, isBrowsersOwn, type ShortcutRow } from './find-shortcuts';
import styles from './shortcuts-page.module.css';

export type StrokeReader = (stroke: KeyboardEvent<HTMLElement>['nativeEvent'], isMac: boolean) => string | null;

interface Props {
  readonly row: ShortcutRow;
  readonly commands: readonly ShortcutRow[];
  readonly strokeOf: StrokeReader;
  /** Null: no keys. `takenFrom` is the command that had them. */
  readonly onChoose: (keys: string | null, takenFrom?: string) => void;
  readonly onLeave: () => void;
}

/** Waits for keys. Escape leaves, Backspace takes the keys away; Tab goes on as always. */
export function StrokeCatcher({ row, commands, strokeOf, onChoose, onLeave }: Props) {
  const [keys, setKeys] = useState<string | null>(null);
  const hasAllShortcuts = useCapability('allShortcuts');
  const holder = keys === null ? undefined : holderOf(commands, keys, row.id);
  const isKept = keys !== null && !hasAllShortcuts && isBrowsersOwn(keys);
  const isWanting = (stroke: string) =>
    holderOf(commands, stroke, row.id) !== undefined || (!hasAllShortcuts && isBrowsersOwn(stroke));
  const bare: Readonly<Record<string, () => void>> = {
    Escape: onLeave,
    Backspace: () => onChoose(null),
    ...(keys !== null && { Enter: () => onChoose(keys, holder?.id) }),
  };
  const read = (event: KeyboardEvent<HTMLElement>) => {
    const isBare = !event.ctrlKey && !event.metaKey && !event.altKey;
    if (isBare && event.key === 'Tab') return;
    event.preventDefault();
    event.stopPropagation();
    const own = isBare ? bare[event.key] : undefined;
    if (own) return own();
    const stroke = strokeOf(event.nativeEvent, isMac());
    if (stroke !== null && isWanting(stroke)) setKeys(stroke);
    else if (stroke !== null) onChoose(stroke);
  };
  return (
    <div className={styles.catcher}>
      <div
        ref={(element) => element?.focus()}
        role="textbox"
        aria-label={`New keys for ${row.title}`}
        aria-readonly
        tabIndex={0}
        data-keeps="all"
        className={styles.well}
        onKeyDown={read}
      >
        {keys === null ? 'Press the new keys · Esc leaves, ⌫ means none' : <Kbd keys={keys} />}
      </div>
      <span role="status" className={styles.remark}>
        {holder && `These are the keys of “${holder.title}”.`}
        {isKept && ' Most browsers keep these for themselves.'}
      </span>
      {keys !== null && (
        <Button size="small" onPress={() => onChoose(keys, holder?.id)}>
          {holder ? 'Take them' : 'Choose anyway'}
        </Button>
      )}
      <Button size="small" variant="quiet" onPress={onLeave}>
        Leave
      </Button>
    </div>
  );
}
