import { Search } from 'lucide-react';
import { describeHeader, headerDictionary } from '#shared/http/header-dictionary';
import { useMemo, useRef, useState } from 'react';
import { useApp } from '../../state/use-app';
import { Segments } from '../../ui/segments';
import { TextField } from '../../ui/text-field';
import styles from './dictionary.module.css';
import { bestMatch, findHeaders, type Sender } from './find-headers';
import { HeaderCard } from './header-card';
import { HeaderList } from './header-list';
import { LookUpNav } from './look-up-nav';

const senders: readonly { readonly value: Sender; readonly label: string }[] = [
  { value: 'all', label: 'All' },
  { value: 'request', label: 'In requests' },
  { value: 'response', label: 'In responses' },
];

/** Every header field there is something to say about, and the card of the one that is chosen. */
export function HeaderDictionary() {
  const [search, setSearch] = useState('');
  const [sender, setSender] = useState<Sender>('all');
  const chosen = useApp((state) => state.chosenHeader);
  const choose = useApp((state) => state.chooseHeader);
  const groups = useMemo(() => findHeaders(search, sender), [search, sender]);
  const list = useRef<HTMLDivElement>(null);
  const entry = chosen === null ? undefined : describeHeader(chosen.name);
  const name = entry?.name;
  const onKeyDown = (event: { readonly key: string; preventDefault(): void }) => {
    const best = bestMatch(search, groups);
    if (event.key === 'Enter' && best) choose({ name: best.name, value: null });
    if (event.key !== 'ArrowDown') return;
    event.preventDefault();
    list.current?.querySelector<HTMLElement>('[role="option"]')?.focus();
  };
  const shown = groups.reduce((sum, { entries }) => sum + entries.length, 0);
  return (
    <div className={styles.page}>
      <header className={styles.bar}>
        <h2 className={styles.hidden}>Header dictionary</h2>
        <LookUpNav page="headers" />
        <span className={styles.caption} role="status">
          {shown === headerDictionary.length ? `${shown} headers` : `${shown} of ${headerDictionary.length} headers`}
        </span>
        <div className={styles.search} role="search">
          <Search size={14} strokeWidth={1.5} aria-hidden />
          <TextField
            label="Find a header"
            hideLabel
            type="search"
            placeholder="ETag, forgery, RFC 9530…"
            value={search}
            onChange={setSearch}
            onKeyDown={onKeyDown}
          />
        </div>
        <Segments label="Which headers" value={sender} options={senders} onChange={setSender} />
      </header>
      <div className={styles.split}>
        <div className={styles.list} ref={list}>
          <HeaderList groups={groups} chosen={name ?? null} onChoose={(one) => choose({ name: one, value: null })} />
        </div>
        {entry ? (
          <HeaderCard
            key={`${entry.name} ${chosen?.value ?? ''}`}
            entry={entry}
            value={chosen?.value ?? null}
            onClose={() => choose(null)}
          />
        ) : (
          <About />
        )}
      </div>
    </div>
  );
}

/** What a header is, for those who have chosen none yet. */
function About() {
  return (
    <aside className={styles.card} aria-label="About headers">
      <h3 className={styles.meaning}>A header is a line before the body: a name, a colon, a value</h3>
      <p className={styles.text}>
        Case does not matter in names. Most may stand several times, which means the same as one line with commas between;
        Set-Cookie is the exception. What nobody knows is passed on and ignored, so that anyone may add fields of their own.
      </p>
      <p className={styles.text}>
        Choose one to see what it says, and take a value of it apart. In the Head of an answer, a press on a name leads here.
      </p>
      <p className={styles.text}>
        A name that begins with X- was once meant for experiments. Names stayed when the experiments became habits, and since 2012
        nobody is asked to begin that way any more.
      </p>
    </aside>
  );
}
