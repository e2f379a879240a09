import type { HeaderEntry } from '#shared/http/header-dictionary';
import { Header, ListBox, ListBoxItem, ListBoxSection } from 'react-aria-components';
import { useEffect, useRef } from 'react';
import { classNames } from '../../ui/class-names';
import { EmptyNote } from '../../ui/empty-note';
import styles from './dictionary.module.css';
import type { HeaderGroup } from './find-headers';

interface Props {
  readonly groups: readonly HeaderGroup[];
  readonly chosen: string | null;
  readonly onChoose: (name: string) => void;
}

/** The fields by topic, one a line. Arrows walk, a letter jumps, Enter opens the card. */
export function HeaderList({ groups, chosen, onChoose }: Props) {
  return (
    <ListBox
      aria-label="Headers"
      className={classNames(styles.rows)}
      selectionMode="single"
      selectionBehavior="replace"
      selectedKeys={chosen === null ? [] : [chosen]}
      onSelectionChange={(keys) => {
        const [name] = keys === 'all' ? [] : [...keys];
        if (name !== undefined) onChoose(String(name));
      }}
      renderEmptyState={() => (
        <EmptyNote title="No header is like that.">
          Search for another word, or for the end of the name. A name that is not here is most likely the server’s own.
        </EmptyNote>
      )}
    >
      {groups.map(({ topic, title, entries }) => (
        <ListBoxSection key={topic} id={topic}>
          <Header className={styles.topic}>
            {title} <span className={styles.count}>{entries.length}</span>
          </Header>
          {entries.map((entry) => (
            <Row key={entry.name} entry={entry} />
          ))}
        </ListBoxSection>
      ))}
    </ListBox>
  );
}

function Row({ entry: { name, direction, meaning, spec } }: { readonly entry: HeaderEntry }) {
  return (
    <ListBoxItem id={name} textValue={name} className={classNames(styles.row)}>
      {({ isSelected }) => (
        <>
          <Name name={name} isChosen={isSelected} />
          <span className={styles.words}>{meaning}</span>
          <span className={styles.where}>{direction}</span>
          <span className={styles.source}>{spec}</span>
        </>
      )}
    </ListBoxItem>
  );
}

/** Comes into sight when it is chosen, from wherever that was. */
function Name({ name, isChosen }: { readonly name: string; readonly isChosen: boolean }) {
  const place = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    if (isChosen) place.current?.closest('[role="option"]')?.scrollIntoView({ block: 'nearest' });
  }, [isChosen]);
  return (
    <span ref={place} className={styles.name}>
      {name}
    </span>
  );
}
