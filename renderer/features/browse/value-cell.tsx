import type { Cell } from '#shared/hypermedia/page';
import type { ReactNode } from 'react';
import type { FollowOptions } from '../../ui/follow-link';
import { classNames } from '../../ui/class-names';
import type { CellText } from '../../ui/huge-grid-props';
import { isTurning, visibleWords } from '../../ui/visible-text';
import { MarkedLink } from './marked-link';
import styles from './value-cell.module.css';

interface Props {
  readonly cell: Cell;
  readonly onFollow: (url: string, options: FollowOptions) => void;
}

/** One value as a table or a field shows it. */
export const ValueCell = ({ cell, onFollow }: Props) => drawValue(cell, onFollow);

/** How a value looks that is nothing but text; null for links, for what is not there, and for what cannot be drawn as it is. */
export function textOfValue(cell: Cell): CellText | null {
  const plain = plainOf(cell);
  return plain !== null && isTurning(plain.text) ? null : plain;
}

function plainOf(cell: Cell): CellText | null {
  switch (cell.kind) {
    case 'missing':
    case 'link':
      return null;
    case 'null':
      return { text: 'null', className: styles.null };
    case 'boolean':
      return { text: cell.value ? 'yes' : 'no', className: cell.value ? undefined : styles.dim };
    case 'number':
    case 'code':
      return { text: cell.text, className: styles.data };
    case 'list':
      return { text: cell.count === 0 ? '[ ]' : cell.text, className: classNames(styles.dim, styles.words) };
    case 'object':
      return { text: cell.text, className: classNames(styles.dim, styles.words) };
    case 'text':
      return { text: cell.text, className: styles.words };
  }
}

/** The same without a component around it, for cells of which many come into view at once. */
export function drawValue(cell: Cell, onFollow: Props['onFollow']): ReactNode {
  if (cell.kind === 'link') {
    return (
      <MarkedLink url={cell.url} newOrigin={cell.newOrigin} onFollow={onFollow}>
        {visibleWords(cell.text)}
      </MarkedLink>
    );
  }
  const plain = plainOf(cell);
  return plain && <bdi className={plain.className}>{visibleWords(plain.text)}</bdi>;
}
