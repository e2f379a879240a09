import { X } from 'lucide-react';
import { type HeaderEntry, headerTopics } from '#shared/http/header-dictionary';
import { readParts } from '#shared/http/read-parts';
import { specParts } from '#shared/http/spec-links';
import { statusCatalog } from '#shared/http/status-catalog';
import { useState } from 'react';
import { useApp } from '../../state/use-app';
import { useOpenAddress } from '../../state/use-open-address';
import { IconButton } from '../../ui/icon-button';
import { LinkedText } from '../../ui/linked-text';
import { PartsList } from '../../ui/parts-list';
import { StatusMark } from '../../ui/status-mark';
import { TextField } from '../../ui/text-field';
import styles from './dictionary.module.css';

interface Props {
  readonly entry: HeaderEntry;
  /** A value that was met; null for the example. */
  readonly value: string | null;
  readonly onClose: () => void;
}

const directions: Readonly<Record<HeaderEntry['direction'], string>> = {
  request: 'in requests',
  response: 'in responses',
  both: 'in requests and responses',
};

/** All there is to know of one field, with a value that can be changed and is taken apart as it is typed. */
export function HeaderCard({ entry, value, onClose }: Props) {
  const open = useOpenAddress();
  return (
    <aside className={styles.card} aria-label={entry.name}>
      <header className={styles.cardHead}>
        <h3 className={styles.fieldName}>{entry.name}</h3>
        <IconButton label="Close the card" icon={X} size="small" onPress={onClose} />
      </header>
      <p className={styles.idLine}>
        <span className={styles.sub}>
          {directions[entry.direction]} · {headerTopics[entry.topic].toLowerCase()}
        </span>
        <span>
          <LinkedText parts={specParts(entry.spec)} onOpen={open} />
        </span>
      </p>
      <p className={styles.meaning}>{entry.meaning}</p>
      <p className={styles.text}>{entry.note}</p>
      <TakenApart entry={entry} start={value ?? entry.example} isMet={value !== null} />
      <Statuses name={entry.name} />
    </aside>
  );
}

interface TakenApartProps {
  readonly entry: HeaderEntry;
  readonly start: string;
  readonly isMet: boolean;
}

function TakenApart({ entry, start, isMet }: TakenApartProps) {
  const [value, setValue] = useState(start);
  const [at] = useState(() => Date.now());
  const parts = readParts(entry.name, value, { at, url: 'http://localhost/' });
  const choices = entry.values.map((one) => one.trim()).filter((one) => one !== value);
  return (
    <section aria-label="A value, taken apart" className={styles.section}>
      <TextField label={isMet ? 'The value that came' : 'A value, taken apart'} mono value={value} onChange={setValue} />
      {parts.length > 0 && <PartsList label="Its parts" parts={parts} />}
      {choices.length > 0 && (
        <p className={styles.choices}>
          <span className={styles.label}>Others</span>
          {choices.map((choice) => (
            <button key={choice} type="button" className={styles.choice} onClick={() => setValue(choice)}>
              {choice}
            </button>
          ))}
        </p>
      )}
    </section>
  );
}

/** The statuses that this field matters with. */
function Statuses({ name }: { readonly name: string }) {
  const choose = useApp((state) => state.chooseStatus);
  const turnTo = useApp((state) => state.turnTo);
  const entries = statusCatalog.filter(({ headers }) => headers.some((one) => one.toLowerCase() === name.toLowerCase()));
  if (entries.length === 0) return null;
  const show = (code: number) => {
    choose(code);
    turnTo('statuses');
  };
  return (
    <section aria-label="Statuses it matters with" className={styles.section}>
      <h4 className={styles.part}>Matters with</h4>
      <ul className={styles.statuses}>
        {entries.map(({ code, phrase }) => (
          <li key={code}>
            <button type="button" className={styles.link} onClick={() => show(code)}>
              <StatusMark status={code} /> {code} {phrase}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
