import type { Cell } from '#shared/hypermedia/page';
import type { ReactNode } from 'react';
import type { FollowOptions } from '../../ui/follow-link';
import { MarkedLink } from './marked-link';
import styles from './value-cell.module.css';

interface Props {
  readonly cell: Cell;
  readonly onFollow: (url: string, options: FollowOptions) => void;
}

/** One value as a table or a field shows it. */
export const ValueCell = ({ cell, onFollow }: Props) => drawValue(cell, onFollow);

/** The same without a component around it, for cells of which many come into view at once; links say by themselves where they lead. */
export function drawValue(cell: Cell, onFollow: Props['onFollow'], title?: string): ReactNode {
  switch (cell.kind) {
    case 'missing':
      return null;
    case 'null':
      return <span className={styles.null}>null</span>;
    case 'boolean':
      return <span className={cell.value ? '' : styles.dim}>{cell.value ? 'yes' : 'no'}</span>;
    case 'number':
    case 'code':
      return (
        <span className={styles.data} title={title}>
          {cell.text}
        </span>
      );
    case 'link':
      return (
        <MarkedLink url={cell.url} newOrigin={cell.newOrigin} onFollow={onFollow}>
          {cell.text}
        </MarkedLink>
      );
    case 'list':
      return (
        <bdi className={styles.dim} title={title}>
          {cell.count === 0 ? '[ ]' : cell.text}
        </bdi>
      );
    case 'object':
      return (
        <bdi className={styles.dim} title={title}>
          {cell.text}
        </bdi>
      );
    case 'text':
      return <bdi title={title}>{cell.text}</bdi>;
  }
}
