import type { JsonRow } from '#shared/model/body-window';
import { ChevronDown, ChevronRight, CircleAlert } from 'lucide-react';
import { memo, type ReactNode } from 'react';
import styles from './body-lines.module.css';
import { countOf, groupDigits } from './body-words';
import type { Highlight } from './highlight';
import { JsonValue, type OnFollow } from './json-value';
import { MarkedText } from './marked-text';

/** Deeper rows are not moved further to the right, and say how deep they are. */
const deepest = 40;

interface Props {
  readonly row: JsonRow;
  readonly numberWidth: string;
  readonly base: string;
  readonly highlight: Highlight | null;
  /** Which match in this row the user stands at, from 0; -1 for none. */
  readonly current: number;
  readonly onToggle: (node: number) => void;
  readonly onFollow: OnFollow;
}

/** One line of the tree; a step of a scroll draws those that come into view. */
export const JsonLine = memo(function JsonLine(props: Props) {
  const { row, numberWidth, onToggle } = props;
  const canFold = row.children > 0;
  return (
    <div className={styles.line} onDoubleClick={canFold ? () => onToggle(row.node) : undefined}>
      <span className={styles.number} style={{ width: numberWidth }}>
        {groupDigits(row.line)}
      </span>
      <FoldMark row={row} onToggle={onToggle} />
      <Guides depth={row.depth} />
      <span className={styles.value}>
        <Member {...props} />
        {row.comma && <span className={styles.punct}>,</span>}
        <Remarks row={row} />
      </span>
    </div>
  );
});

function FoldMark({ row, onToggle }: Pick<Props, 'row' | 'onToggle'>) {
  if (row.children === 0) return <span className={styles.fold} />;
  const Mark = row.folded ? ChevronRight : ChevronDown;
  return (
    // The arrow keys do the same; see JsonTree.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions
    <span className={`${styles.fold} ${styles.canFold}`} onClick={() => onToggle(row.node)}>
      <Mark size={14} strokeWidth={1.5} aria-hidden />
    </span>
  );
}

function Guides({ depth }: { readonly depth: number }) {
  return (
    <>
      {Array.from({ length: Math.min(depth, deepest) }, (_, place) => (
        <i key={place} className={styles.guide} />
      ))}
      {depth > deepest && <span className={styles.deep}>level {groupDigits(depth)}</span>}
    </>
  );
}

function Member(props: Props): ReactNode {
  const { row, highlight, current } = props;
  const keyMatches = row.key === null || !highlight ? 0 : [...row.key.matchAll(highlight.expression)].length;
  return (
    <>
      {row.index !== null && <span className={styles.index}>{groupDigits(row.index)}</span>}
      {row.key !== null && (
        <>
          <span className={styles.key}>
            &quot;
            <MarkedText text={row.key} highlight={highlight} current={current} />
            &quot;
          </span>
          <span className={styles.punct}>: </span>
        </>
      )}
      {row.kind === 'object' || row.kind === 'array' ? (
        <Container row={row} />
      ) : (
        <JsonValue {...props} current={current - keyMatches} />
      )}
    </>
  );
}

function Container({ row }: { readonly row: JsonRow }) {
  const noun = row.kind === 'array' ? 'item' : 'key';
  const end = row.kind === 'array' ? ']' : '}';
  const isLong = row.kind === 'array' && row.children >= 10;
  return (
    <>
      <span className={styles.punct}>{row.text}</span>
      {(row.folded || isLong) && <span className={styles.count}>{countOf(row.children, noun)}</span>}
      {(row.folded || row.children === 0) && <span className={styles.punct}>{end}</span>}
    </>
  );
}

function Remarks({ row }: { readonly row: JsonRow }) {
  if (!row.duplicate && row.cutBytes === 0) return null;
  return (
    <span className={styles.remark}>
      <CircleAlert size={14} strokeWidth={1.5} aria-hidden />
      {row.duplicate && `“${row.key ?? ''}” stood here before: both are kept`}
      {row.duplicate && row.cutBytes > 0 && ' · '}
      {row.cutBytes > 0 && `the first 2\u00a0000 characters of ${countOf(row.cutBytes, 'byte')}; copying takes all`}
    </span>
  );
}
