import { memo } from 'react';
import { classNames } from '../../ui/class-names';
import { StatusMark } from '../../ui/status-mark';
import styles from './atlas.module.css';
import { cell, classHeads, columnHeads, land, mapSize, remarks, soundings } from './map-plan';

const Shape = () =>
  land.map(({ entry, x, y }) => <rect key={entry.code} x={x} y={y} width={cell.width} height={cell.height} rx={3} />);

/** Depth contours around the land, the widest first; then the soundings. */
export const Sea = memo(function Sea() {
  return (
    <g aria-hidden>
      {columnHeads.map(({ digit, x }) => (
        <path key={digit} className={styles.meridian} d={`M${x} 26V${mapSize.height - 8}`} />
      ))}
      {([28, 19, 10] as const).map((width, depth) => (
        <g key={width}>
          <g className={classNames(styles.contour, styles[`contour${depth}`])} strokeWidth={width}>
            <Shape />
          </g>
          <g className={classNames(styles.depth, styles[`depth${depth}`])} strokeWidth={width - 1.6}>
            <Shape />
          </g>
        </g>
      ))}
      {([1, 2, 3, 4, 5] as const).map((group) => (
        <g key={group} className={classNames(styles.coast, styles[`c${group}`])}>
          {land
            .filter((one) => one.group === group)
            .map(({ entry, x, y }) => (
              <rect key={entry.code} x={x} y={y} width={cell.width} height={cell.height} rx={3} />
            ))}
        </g>
      ))}
      {soundings.map(({ code, x, y }) => (
        <text key={code} className={classNames(styles.sounding, code === 450 && styles.ringed)} x={x + 35} y={y + 27}>
          {code}
        </text>
      ))}
      <ellipse className={styles.ringedBy} cx={171.5} cy={507} rx={21} ry={13} />
      {remarks.map(({ x, y, text }) => (
        <text key={text} className={styles.remark} x={x} y={y}>
          {text}
        </text>
      ))}
    </g>
  );
});

export const Labels = memo(function Labels() {
  return (
    <g aria-hidden>
      {columnHeads.map(({ digit, x }) => (
        <text key={digit} className={styles.columnHead} x={x} y={16}>
          _{digit}
        </text>
      ))}
      {classHeads.map(({ group, y, word, count, more }) => (
        <g key={group} className={styles[`c${group}`]}>
          <g transform={`translate(14 ${y + 3})`}>
            <StatusMark status={group * 100} size={20} />
          </g>
          <text className={styles.className} x={41} y={y + 19}>
            {group}xx
          </text>
          <text className={styles.classWord} x={14} y={y + 37}>
            {word}
          </text>
          <text className={styles.classCount} x={114} y={y + 19}>
            {count}
          </text>
          <text className={styles.classMore} x={14} y={y + 51}>
            {more}
          </text>
        </g>
      ))}
    </g>
  );
});

export function Legend() {
  return (
    <p className={styles.legend}>
      <span>
        <StatusMark status={200} /> met
      </span>
      <span>
        <StatusMark status={200} outline /> not met yet
      </span>
      <span>
        <i className={styles.keyBar} /> most frequent
      </span>
      <span>
        <i className={styles.keyFrame} /> not in the count of 62
      </span>
      <span>
        <i className={styles.keyTrail} /> easily taken for each other
      </span>
      <span>
        <i className={styles.keySounding}>427</i> not assigned
      </span>
    </p>
  );
}
