import { type KeyboardEvent, useCallback, useMemo } from 'react';
import { formatSpan } from '#shared/http/quantities';
import { HugeGrid } from '../../ui/huge-grid';
import type { GridCell } from '../../ui/huge-grid-keys';
import type { GridColumn } from '../../ui/huge-grid-props';
import { StatusMark } from '../../ui/status-mark';
import { MethodLabel } from '../../ui/method-label';
import { ResultMark } from './result-mark';
import styles from './runner.module.css';
import type { RunResult } from './use-results';

interface Props {
  readonly count: number;
  readonly hasRounds: boolean;
  /** The one whose checks are shown. */
  readonly shown: RunResult | null;
  readonly row: (at: number) => RunResult | undefined;
  readonly onVisible: (first: number, last: number) => void;
  readonly onChoose: (result: RunResult) => void;
  readonly onOpen: (result: RunResult) => void;
}

const wide: GridColumn = { key: 'name', name: 'Request', widthPx: 160, isWide: true };

/** Every result on a line. Enter opens its exchange, a press shows its checks. */
export function ResultsGrid({ count, hasRounds, shown, row, onVisible, onChoose, onOpen }: Props) {
  const columns = useMemo(
    (): readonly GridColumn[] => [
      { key: 'mark', name: 'Result', widthPx: 84 },
      ...(hasRounds ? [{ key: 'round', name: 'Round', widthPx: 60, isRight: true }] : []),
      { key: 'method', name: 'Method', widthPx: 72 },
      wide,
      { key: 'status', name: 'Status', widthPx: 144 },
      { key: 'checks', name: 'Checks', widthPx: 68, isRight: true },
      { key: 'time', name: 'Time', widthPx: 76, isRight: true },
    ],
    [hasRounds],
  );
  const renderCell = useCallback(
    (at: number, { key }: GridColumn) => {
      const result = row(at);
      return result ? <Cell result={result} isShown={result === shown} part={key} onChoose={onChoose} onOpen={onOpen} /> : null;
    },
    [row, shown, onChoose, onOpen],
  );
  const onKey = (event: KeyboardEvent, cell: GridCell) => {
    const result = row(cell.row);
    if (!result || (event.key !== 'Enter' && event.key !== ' ')) return;
    event.preventDefault();
    if (event.key === 'Enter') onOpen(result);
    else onChoose(result);
  };
  return (
    <HugeGrid
      label="Results"
      rowCount={count}
      columns={columns}
      version={renderCell}
      renderHead={({ name }) => name}
      renderCell={renderCell}
      onVisible={onVisible}
      onKey={onKey}
    />
  );
}

interface CellProps extends Pick<Props, 'onChoose' | 'onOpen'> {
  readonly result: RunResult;
  readonly isShown: boolean;
  readonly part: string;
}

function Cell({ result, isShown, part, onChoose, onOpen }: CellProps) {
  return (
    // The grid has the keys; a press anywhere on the line chooses it.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions, jsx-a11y/click-events-have-key-events -- as said above
    <span
      className={styles.cell}
      data-shown={isShown || undefined}
      onClick={() => onChoose(result)}
      onDoubleClick={() => onOpen(result)}
    >
      {partOf(result, part)}
    </span>
  );
}

function partOf(result: RunResult, part: string) {
  const { passed, iteration, method, name, status, statusText, checks, timeMs } = result;
  switch (part) {
    case 'mark':
      return <ResultMark passed={passed} />;
    case 'round':
      return iteration + 1;
    case 'method':
      return <MethodLabel method={method} />;
    case 'name':
      return <bdi className={styles.name}>{name}</bdi>;
    case 'status':
      return (
        <>
          <StatusMark status={status ?? 'failure'} size={9} />
          <span className={styles.name}>{status === null ? whyNoStatus(result) : `${status} ${statusText}`}</span>
        </>
      );
    case 'checks':
      return checks.length === 0 ? '' : `${checks.filter((check) => check.passed).length}/${checks.length}`;
    default:
      return formatSpan(timeMs);
  }
}

function whyNoStatus({ isSkipped, failure }: RunResult): string {
  if (isSkipped) return 'skipped';
  return failure?.kind === 'badDraft' || failure?.kind === 'badUrl' ? 'not sent' : 'no answer';
}
