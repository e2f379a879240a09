import { Copy, GitCompare, X } from 'lucide-react';
import { specParts } from '#shared/http/spec-links';
import { classWords, statusClass, type StatusEntry } from '#shared/http/status-catalog';
import { useState } from 'react';
import { useApp } from '../../state/use-app';
import { useOpenAddress } from '../../state/use-open-address';
import { classNames } from '../../ui/class-names';
import { IconButton } from '../../ui/icon-button';
import { LinkedText } from '../../ui/linked-text';
import { StatusMark } from '../../ui/status-mark';
import styles from './atlas.module.css';
import { Compare } from './compare';
import { MakeItHappen } from './make-it-happen';

interface Props {
  readonly entry: StatusEntry;
  readonly onChoose: (code: number) => void;
  readonly onClose: () => void;
}

/** All there is to know of one code, and its real cause one press away. */
export function StatusDetail({ entry, onChoose, onClose }: Props) {
  const [compared, setCompared] = useState<number | null>(null);
  if (compared !== null) return <Compare one={entry.code} other={compared} onClose={() => setCompared(null)} />;
  return (
    <aside className={styles.card} aria-label={`${entry.code} ${entry.phrase}`}>
      <Head entry={entry} onClose={onClose} />
      <p className={styles.question}>{entry.meaning}</p>
      <p className={styles.text}>{entry.paragraph}</p>
      <dl className={styles.facts}>
        <div>
          <dt>Cacheable</dt>
          <dd>{entry.cacheable ? 'by default' : 'no'}</dd>
        </div>
        <div>
          <dt>Again?</dt>
          <dd>{entry.retry}</dd>
        </div>
        <div>
          <dt>Headers</dt>
          <dd>
            <Headers names={entry.headers} />
          </dd>
        </div>
      </dl>
      <h4 className={styles.part}>Usual causes</h4>
      <ul className={styles.causes}>
        {entry.causes.map((cause) => (
          <li key={cause}>{cause}</li>
        ))}
      </ul>
      <h4 className={styles.part}>What to do</h4>
      <p className={styles.text}>
        <b>Client</b> {entry.client} <b>Server</b> {entry.server}
      </p>
      <LookAlikes entry={entry} onChoose={onChoose} onCompare={setCompared} />
      {entry.earlier.length > 0 && <p className={styles.text}>Formerly {entry.earlier.join(', then ')}.</p>}
      <MakeItHappen code={entry.code} />
    </aside>
  );
}

function Head({ entry, onClose }: Pick<Props, 'entry' | 'onClose'>) {
  const met = useApp((state) => state.statuses.met[String(entry.code)]);
  const group = statusClass(entry.code) ?? 1;
  const open = useOpenAddress();
  return (
    <>
      <header className={styles.cardHead}>
        <span className={classNames(styles.big, styles[`c${group}`])}>{entry.code}</span>
        <div>
          <h3 className={styles.cardTitle}>{entry.phrase}</h3>
          <p className={styles.sub}>
            <StatusMark status={entry.code} outline={met === undefined} />
            <span className={styles[`c${group}`]}>{classWords[group]}</span>
            <span>{met === undefined ? 'not met yet' : `met ${met === 1 ? 'once' : `${met} times`}`}</span>
          </p>
        </div>
        <IconButton label="Close the card" icon={X} size="small" onPress={onClose} />
      </header>
      <p className={styles.idLine}>
        <code>{entry.constant}</code>
        <IconButton
          label="Copy the constant"
          icon={Copy}
          size="small"
          onPress={() => void navigator.clipboard.writeText(entry.constant)}
        />
        <span className={styles.spec}>
          <LinkedText parts={specParts(entry.spec)} onOpen={open} />
          {entry.standing !== 'registered' && `, ${entry.standing}`}
        </span>
      </p>
    </>
  );
}

/** The fields that matter with it, each a way into the header dictionary. */
function Headers({ names }: { readonly names: readonly string[] }) {
  const lookUp = useApp((state) => state.lookUpHeader);
  if (names.length === 0) return 'none of its own';
  return names.map((name) => (
    <button key={name} type="button" className={styles.header} onClick={() => lookUp({ name, value: null })}>
      {name}
    </button>
  ));
}

interface LookAlikesProps extends Pick<Props, 'entry' | 'onChoose'> {
  readonly onCompare: (code: number) => void;
}

function LookAlikes({ entry, onChoose, onCompare }: LookAlikesProps) {
  if (entry.lookAlikes.length === 0) return null;
  return (
    <>
      <h4 className={styles.part}>Easily taken for</h4>
      <ul className={styles.alike}>
        {entry.lookAlikes.map(({ code, difference }) => (
          <li key={code}>
            <button type="button" className={styles.link} onClick={() => onChoose(code)}>
              <StatusMark status={code} /> {code}
            </button>
            <span>{difference}</span>
            <IconButton
              label={`Compare ${entry.code} with ${code}`}
              icon={GitCompare}
              size="small"
              onPress={() => onCompare(code)}
            />
          </li>
        ))}
      </ul>
    </>
  );
}
