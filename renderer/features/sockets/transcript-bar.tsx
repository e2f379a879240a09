import { Search } from 'lucide-react';
import { useId } from 'react';
import type { SocketKind } from '#shared/model/socket';
import type { TranscriptFilter } from '#shared/model/transcript';
import { LineField } from '../../ui/line-field';
import { Segments } from '../../ui/segments';
import { isWhole } from './transcript-words';
import styles from './sockets.module.css';

interface Props {
  readonly kind: SocketKind;
  readonly filter: TranscriptFilter;
  readonly onFilter: (filter: TranscriptFilter) => void;
  /** Lines that pass the filter, as far as they are known. */
  readonly found: number | null;
  readonly entries: number;
}

const sides = [
  { value: 'all', label: 'All' },
  { value: 'client', label: 'Sent' },
  { value: 'server', label: 'Received' },
] as const;
const kinds = [
  { value: 'all', label: 'All' },
  { value: 'messages', label: 'Messages' },
  { value: 'control', label: 'Control' },
] as const;

/** Which lines of a transcript are shown. */
export function TranscriptBar({ kind, filter, onFilter, found, entries }: Props) {
  const id = useId();
  const change = (part: Partial<TranscriptFilter>) => onFilter({ ...filter, ...part });
  return (
    <div className={styles.bar}>
      <div className={styles.search}>
        <LineField
          id={id}
          label="Search what was said"
          placeholder="Search"
          type="search"
          value={filter.query}
          onChange={(query) => change({ query: query.slice(0, 1000) })}
          start={<Search size={14} strokeWidth={1.5} aria-hidden className={styles.faint} />}
        />
      </div>
      {kind === 'websocket' && (
        <Segments label="Who said it" value={filter.from} options={sides} onChange={(from) => change({ from })} />
      )}
      <Segments label="Kinds of messages" value={filter.kinds} options={kinds} onChange={(next) => change({ kinds: next })} />
      <span className={styles.count} aria-live="polite">
        {countWords(filter, found, entries)}
      </span>
    </div>
  );
}

function countWords(filter: TranscriptFilter, found: number | null, entries: number): string {
  const all = entries.toLocaleString('en');
  if (isWhole(filter)) return `${all} ${entries === 1 ? 'line' : 'lines'}`;
  return found === null ? '' : `${found.toLocaleString('en')} of ${all}`;
}
