import { Search, X } from 'lucide-react';
import { useId, useState } from 'react';
import { IconButton } from '../../../ui/icon-button';
import { isComposing } from '../../../ui/is-composing';
import { LineField } from '../../../ui/line-field';
import { Pending } from './pending';
import styles from './filter-bar.module.css';

interface Props {
  readonly value: string;
  readonly onChange: (values: readonly string[]) => void;
}

/** Searches the list in words. Enter asks the server. */
export function SearchControl({ value, onChange }: Props) {
  const id = useId();
  const [typed, setTyped] = useState(value);
  return (
    <div className={styles.search} role="search" data-focus-key="search">
      <LineField
        id={id}
        label="Search the list"
        value={typed}
        onChange={setTyped}
        placeholder="search"
        start={<Search size={14} strokeWidth={1.5} aria-hidden />}
        end={
          typed === value ? (
            value !== '' && <IconButton label="Clear the search" icon={X} size="small" onPress={() => onChange([])} />
          ) : (
            <Pending />
          )
        }
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !isComposing(event)) onChange(typed === '' ? [] : [typed]);
          if (event.key === 'Escape') setTyped(value);
        }}
      />
    </div>
  );
}
