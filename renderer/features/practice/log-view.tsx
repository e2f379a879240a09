import { ArrowUpToLine, Eraser, Search, SquareTerminal } from 'lucide-react';
import { type ReactNode, type RefObject, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { ListBox, ListBoxItem, ListLayout, Virtualizer } from 'react-aria-components';
import type { PracticeLogLine } from '#shared/model/practice';
import { useApp, useAppStore } from '../../state/use-app';
import { classNames } from '../../ui/class-names';
import { IconButton } from '../../ui/icon-button';
import { MethodLabel } from '../../ui/method-label';
import { StatusMark } from '../../ui/status-mark';
import { TextField } from '../../ui/text-field';
import { answeredBy } from './flow-facts';
import { filterLog } from './filter-log';
import { showCause } from './show-cause';
import styles from './log-view.module.css';
import page from './practice-page.module.css';
import { clockTime } from './time-words';

interface Props {
  /** Where the server runs; null when it does not. */
  readonly origin: string | null;
}

/** What the practice server answered, newest first. A line opens the exchange that caused it, or the request of another program. */
export function LogView({ origin }: Props) {
  const lines = useApp((state) => state.practiceLog);
  const clear = useApp((state) => state.clearPracticeLog);
  const [filter, setFilter] = useState('');
  const [isFollowing, follow] = useState(true);
  const shown = useMemo(() => filterLog(lines, filter), [lines, filter]);
  return (
    <section aria-label="Log" className={styles.log}>
      <header className={styles.bar}>
        <h2 className={page.name}>Log</h2>
        <span className={page.caption}>{countOf(lines.length, shown.length)}</span>
        <span className={styles.grow} />
        <div className={styles.filter}>
          <Search size={14} strokeWidth={1.5} aria-hidden />
          <TextField
            label="Path or status"
            hideLabel
            placeholder="path or status"
            type="search"
            value={filter}
            onChange={setFilter}
          />
        </div>
        <IconButton
          label="Follow: stay at the newest"
          icon={ArrowUpToLine}
          size="small"
          isPressed={isFollowing}
          onPress={() => follow(!isFollowing)}
        />
        <IconButton label="Clear" icon={Eraser} size="small" isDisabled={lines.length === 0} onPress={() => void clear()} />
      </header>
      <Head />
      <Lines lines={shown} origin={origin} isFollowing={isFollowing} onFollow={follow} />
    </section>
  );
}

function countOf(all: number, shown: number): string {
  if (all === 0) return 'nothing was asked yet';
  const counted = all === 1 ? '1 request' : `${all} requests`;
  return shown === all ? `${counted}, newest first` : `${shown} of ${counted}`;
}

/** The names of the columns, for the eye; a line says them by itself. */
function Head() {
  return (
    <div className={classNames(styles.line, styles.head)} aria-hidden>
      <span className={styles.time}>time</span>
      <span className={styles.method}>method</span>
      <span className={styles.target}>path</span>
      <span className={styles.status}>status</span>
      <span className={styles.by}>by</span>
      <span className={styles.cache}>cache</span>
      <span className={styles.ms}>ms</span>
    </div>
  );
}

interface LinesProps extends Props {
  readonly lines: readonly PracticeLogLine[];
  readonly isFollowing: boolean;
  readonly onFollow: (isFollowing: boolean) => void;
}

const rowPx = 28;

function Lines({ lines, origin, isFollowing, onFollow }: LinesProps) {
  const store = useAppStore();
  const list = usePlace(lines, isFollowing);
  const open = (id: string) => {
    const line = lines.find((one) => String(one.id) === id);
    if (line) void showCause(store.getState, line, origin);
  };
  return (
    <Virtualizer layout={ListLayout} layoutOptions={{ rowSize: rowPx }}>
      <ListBox
        ref={list}
        aria-label="Requests the server answered"
        className={classNames(styles.lines)}
        items={lines.map((line) => ({ id: String(line.id), line }))}
        onAction={(key) => open(String(key))}
        onScroll={(event) => {
          // Scrolling back to look at something stops following; coming to the top goes on with it.
          const isAtTop = event.currentTarget.scrollTop < rowPx / 2;
          if (isAtTop !== isFollowing) onFollow(isAtTop);
        }}
        renderEmptyState={() => <p className={styles.none}>{emptyWords(store.getState().practiceLog.length > 0)}</p>}
      >
        {({ id, line }) => <Line id={id} line={line} />}
      </ListBox>
    </Virtualizer>
  );
}

const emptyWords = (isFiltered: boolean): string =>
  isFiltered
    ? 'No request in the log matches.'
    : 'Every request that reaches the server stands here, whoever sends it. A line opens the exchange that caused it.';

/** The list, which keeps the newest line in view while following, and else the lines that are looked at where they are. */
function usePlace(lines: readonly PracticeLogLine[], isFollowing: boolean): RefObject<HTMLDivElement | null> {
  const list = useRef<HTMLDivElement>(null);
  const before = useRef(lines.length);
  useLayoutEffect(() => {
    const added = lines.length - before.current;
    before.current = lines.length;
    if (!list.current) return;
    if (isFollowing) list.current.scrollTop = 0;
    else if (added > 0) list.current.scrollTop += added * rowPx;
  }, [lines, isFollowing]);
  return list;
}

function Line({ id, line }: { readonly id: string; readonly line: PracticeLogLine }) {
  const { method, target, status, at, durationMs, exchangeId } = line;
  return (
    <ListBoxItem
      id={id}
      textValue={`${method} ${target} ${line.cut ? 'cut off' : status}${exchangeId === undefined ? ', another program' : ''}`}
      className={classNames(styles.line, styles.row)}
    >
      <span className={styles.time}>{clockTime(at)}</span>
      <span className={styles.method}>
        <MethodLabel method={method} />
      </span>
      <span className={styles.target}>
        <bdi title={target}>{target}</bdi>
        {exchangeId === undefined && (
          <span className={styles.foreign} title="sent by another program">
            <SquareTerminal size={12} strokeWidth={1.5} aria-hidden />
            <span className={styles.words}>another program</span>
          </span>
        )}
      </span>
      <Outcome status={status} isCut={line.cut === true} />
      <span className={styles.by}>{answeredBy(line)}</span>
      <span className={styles.cache}>{line.cache}</span>
      <span className={styles.ms}>{Math.round(durationMs).toLocaleString('en').replaceAll(',', ' ')}</span>
    </ListBoxItem>
  );
}

/** The status; where the answer was not sent to its end, there is none to speak of. */
function Outcome({ status, isCut }: { readonly status: number; readonly isCut: boolean }): ReactNode {
  const isAnswer = status >= 100 && !isCut;
  return (
    <span className={classNames(styles.status, isAnswer && styles[`c${Math.floor(status / 100)}`])}>
      <StatusMark status={isAnswer ? status : 'failure'} />
      {isAnswer ? status : 'cut'}
    </span>
  );
}
