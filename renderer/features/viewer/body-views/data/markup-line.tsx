import type { MarkupPart, MarkupRow } from '#shared/model/body-markup';
import { ChevronDown, ChevronRight, CircleAlert } from 'lucide-react';
import { memo } from 'react';
import lines from '../body-lines.module.css';
import { countOf, groupDigits } from '../body-words';
import type { Highlight } from '../highlight';
import { LineSkeleton } from '../line-skeleton';
import { MarkedText } from '../marked-text';

/** Deeper rows are not moved further to the right, and say how deep they are. */
const deepest = 40;

const tones: { readonly [T in MarkupPart['tone']]: string | undefined } = {
  name: lines.key,
  attribute: lines.word,
  value: lines.string,
  text: undefined,
  punct: lines.punct,
  comment: lines.null,
  cdata: lines.string,
  meta: lines.null,
  number: lines.numeral,
  word: lines.word,
  invalid: lines.invalid,
};

interface Props {
  readonly row: MarkupRow | undefined;
  readonly numberWidth: string;
  readonly highlight: Highlight | null;
  readonly onToggle: (node: number) => void;
}

/** One row of the tree; a step of a scroll draws those that come into view. */
export const MarkupLine = memo(function MarkupLine({ row, numberWidth, highlight, onToggle }: Props) {
  if (!row) return <LineSkeleton rows={1} />;
  const toggle = row.children > 0 ? () => onToggle(row.node) : undefined;
  return (
    <div className={lines.line} onDoubleClick={toggle}>
      <span className={lines.number} style={{ width: numberWidth }}>
        {groupDigits(row.line)}
      </span>
      <FoldMark row={row} onToggle={onToggle} />
      {Array.from({ length: Math.min(row.depth, deepest) }, (_, place) => (
        <i key={place} className={lines.guide} />
      ))}
      {row.depth > deepest && <span className={lines.deep}>level {groupDigits(row.depth)}</span>}
      <span className={lines.value}>
        {row.parts.map(({ text, tone }, place) => (
          <span key={place} className={tones[tone]}>
            <MarkedText text={text} highlight={highlight} />
          </span>
        ))}
        {row.folded && <span className={lines.count}>{countOf(row.children, 'node')}</span>}
        <Remarks row={row} />
      </span>
    </div>
  );
});

function Remarks({ row: { cutBytes, duplicate, parts } }: { readonly row: MarkupRow }) {
  if (cutBytes === 0 && !duplicate) return null;
  const key = parts.find(({ tone }) => tone === 'name') ?? parts[0];
  return (
    <span className={lines.remark}>
      <CircleAlert size={14} strokeWidth={1.5} aria-hidden />
      {duplicate && `“${key?.text ?? ''}” stood here before: both are kept`}
      {duplicate && cutBytes > 0 && ' · '}
      {cutBytes > 0 && `the beginning of ${countOf(cutBytes, 'byte')}; copying takes all`}
    </span>
  );
}

function FoldMark({ row, onToggle }: { readonly row: MarkupRow; readonly onToggle: (node: number) => void }) {
  if (row.children === 0) return <span className={lines.fold} />;
  const Mark = row.folded ? ChevronRight : ChevronDown;
  return (
    // The arrow keys do the same; see MarkupTree.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions
    <span className={`${lines.fold} ${lines.canFold}`} onClick={() => onToggle(row.node)}>
      <Mark size={14} strokeWidth={1.5} aria-hidden />
    </span>
  );
}
