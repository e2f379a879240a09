import { useLayoutEffect, useRef, useState } from 'react';
import { Button } from '../button';
import { classNames } from '../class-names';
import type { HoveredName } from './use-hovered-name';
import styles from './variable-field.module.css';
import type { VariableMeaning } from './variable-words';

interface Props {
  readonly at: HoveredName;
  readonly meaning: VariableMeaning;
  readonly onStay: () => void;
  readonly onLeave: () => void;
}

/** What a name stands for, beside it, while the pointer rests there. */
export function VariableCard({ at, meaning, onStay, onLeave }: Props) {
  const { name, state, value, from, open } = meaning;
  const card = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState<{ left: number; top: number } | null>(null);
  useLayoutEffect(() => {
    const box = card.current?.getBoundingClientRect();
    if (!box) return;
    const fitsBelow = at.bottom + 6 + box.height < window.innerHeight;
    const left = Math.max(8, Math.min(at.left, window.innerWidth - box.width - 8));
    setPlace({ left, top: fitsBelow ? at.bottom + 6 : at.top - 6 - box.height });
  }, [at]);
  return (
    <div
      ref={card}
      role="tooltip"
      className={classNames(styles.card)}
      style={place ?? { left: 0, top: 0, visibility: 'hidden' }}
      onPointerEnter={onStay}
      onPointerLeave={onLeave}
    >
      <p className={styles.cardName}>{name}</p>
      {state !== 'unknown' && (
        <p className={classNames(styles.cardValue, state === 'anew' && styles.cardQuiet)} dir="auto">
          {value === '' ? 'empty' : value}
        </p>
      )}
      <p className={classNames(styles.cardFrom, state === 'unknown' && styles.cardBad)}>
        {state === 'unknown' ? 'has no value: sending is refused' : `from ${from}`}
      </p>
      {open && (
        <div className={styles.cardAct}>
          <Button size="small" onPress={open.run}>
            {open.label}
          </Button>
        </div>
      )}
    </div>
  );
}
