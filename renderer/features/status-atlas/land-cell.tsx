import { classWords } from '#shared/http/status-catalog';
import type { MetStatuses } from '#shared/model/met-statuses';
import { classNames } from '../../ui/class-names';
import { StatusMark } from '../../ui/status-mark';
import styles from './atlas.module.css';
import { type Filters, isFrequent, isLit } from './filters';
import { cell, isBeyond, type Land, phraseLines } from './map-plan';

interface Props {
  readonly land: Land;
  readonly filters: Filters;
  readonly statuses: MetStatuses;
  readonly isFocusStop: boolean;
  readonly onChoose: () => void;
  readonly onElement: (element: SVGGElement | null) => void;
}

/** One code: filled when it was met, paper when not. */
export function LandCell({ land, filters, statuses, isFocusStop, onChoose, onElement }: Props) {
  const { entry, group, x, y } = land;
  const count = statuses.met[String(entry.code)];
  const isMet = count !== undefined;
  const words = `${entry.code} ${entry.phrase}, ${classWords[group]}, ${isMet ? 'met' : 'not met'}`;
  return (
    <g
      ref={onElement}
      role="gridcell"
      tabIndex={isFocusStop ? 0 : -1}
      aria-label={words}
      className={classNames(
        styles.cell,
        styles[`c${group}`],
        isMet && styles.met,
        !isLit(entry, filters, statuses) && styles.dim,
      )}
      onClick={onChoose}
    >
      <title>{words}</title>
      <rect className={styles.box} x={x + 0.5} y={y + 0.5} width={cell.width - 1} height={cell.height - 1} rx={2.5} />
      {isBeyond(entry) && (
        <rect className={styles.frame} x={x + 3.5} y={y + 3.5} width={cell.width - 7} height={cell.height - 7} rx={2} />
      )}
      {isFrequent(entry.code) && <path className={styles.often} d={`M${x + 1} ${y + cell.height - 1.5}h${cell.width - 2}`} />}
      <rect className={styles.ring} x={x - 1} y={y - 1} width={cell.width + 2} height={cell.height + 2} rx={4} />
    </g>
  );
}

/** What is written on a code. It stands apart from the cell, whose name says more. */
export function LandWords({ land, filters, statuses }: Pick<Props, 'land' | 'filters' | 'statuses'>) {
  const { entry, group, x, y } = land;
  const isMet = statuses.met[String(entry.code)] !== undefined;
  return (
    <g
      className={classNames(
        styles.words,
        styles[`c${group}`],
        isMet && styles.met,
        !isLit(entry, filters, statuses) && styles.dim,
      )}
    >
      <text className={styles.number} x={x + 7} y={y + 17}>
        {entry.code}
      </text>
      <g transform={`translate(${x + 54} ${y + 7})`}>
        <StatusMark status={entry.code} outline={!isMet} size={10} />
      </g>
      {phraseLines(entry).map((line, index) => (
        <text key={line} className={styles.phrase} x={x + 7} y={y + 29 + index * 10}>
          {line}
        </text>
      ))}
    </g>
  );
}
