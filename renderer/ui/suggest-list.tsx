import { type RefObject, useEffect, useLayoutEffect, useState } from 'react';
import { classNames } from './class-names';
import styles from './suggest-list.module.css';
import type { Suggestion } from './suggestions';

interface Props {
  readonly id: string;
  readonly label: string;
  readonly beside: RefObject<HTMLElement | null>;
  readonly offered: readonly Suggestion[];
  readonly active: number;
  readonly onTake: (suggestion: Suggestion) => void;
}

/** The words offered below a field. The focus stays in the field. */
export function SuggestList({ id, label, beside, offered, active, onTake }: Props) {
  const place = usePlace(beside);
  useEffect(() => {
    document.getElementById(`${id}-${active}`)?.scrollIntoView({ block: 'nearest' });
  }, [id, active]);
  if (!place) return null;
  // The pattern for a field with suggestions (ARIA combobox) names these roles; select and datalist cannot be styled or placed.
  /* oxlint-disable jsx-a11y/prefer-tag-over-role -- as said above */
  return (
    <div id={id} role="listbox" aria-label={`Suggestions for ${label}`} className={styles.list} style={place}>
      {offered.map((suggestion, index) => (
        <div
          key={suggestion.text}
          id={`${id}-${index}`}
          role="option"
          aria-selected={index === active}
          className={classNames(styles.item, index === active && styles.active)}
          // Pressing must not take the focus out of the field before the press counts.
          onPointerDown={(event) => {
            event.preventDefault();
            onTake(suggestion);
          }}
        >
          <span className={styles.text}>{suggestion.text}</span>
          {suggestion.hint && <span className={styles.hint}>{suggestion.hint}</span>}
        </div>
      ))}
    </div>
  );
}

/** Below the field, or above it where there is no room below. */
function usePlace(beside: RefObject<HTMLElement | null>) {
  const [place, setPlace] = useState<{ left: number; minWidth: number; top?: number; bottom?: number } | null>(null);
  useLayoutEffect(() => {
    const measure = () => {
      const box = beside.current?.getBoundingClientRect();
      if (!box) return;
      const fitsBelow = window.innerHeight - box.bottom > 248;
      const vertical = fitsBelow ? { top: box.bottom + 2 } : { bottom: window.innerHeight - box.top + 2 };
      setPlace({ left: box.left, minWidth: Math.max(box.width, 200), ...vertical });
    };
    measure();
    window.addEventListener('scroll', measure, true);
    window.addEventListener('resize', measure);
    return () => {
      window.removeEventListener('scroll', measure, true);
      window.removeEventListener('resize', measure);
    };
  }, [beside]);
  return place;
}
