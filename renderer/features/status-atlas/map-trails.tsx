import { readStatus } from '#shared/http/status-catalog';
import styles from './atlas.module.css';
import { cell, land } from './map-plan';

/** From the chosen code to those it is easily taken for, along the borders of the cells, and never across a word. */
export function Trails({ code }: { readonly code: number }) {
  const from = land.find(({ entry }) => entry.code === code);
  if (!from) return null;
  const likes = (readStatus(code).entry?.lookAlikes ?? []).flatMap(
    ({ code: other }) => land.find(({ entry }) => entry.code === other) ?? [],
  );
  return (
    <g aria-hidden>
      {likes.map((to) => (
        <g key={to.entry.code}>
          <path className={styles.trail} d={pathBetween(from, to)} />
          <circle className={styles.dot} cx={to.x + cell.width / 2} cy={to.y > from.y ? to.y : to.y + cell.height} r={4} />
          <rect className={styles.like} x={to.x + 1} y={to.y + 1} width={cell.width - 2} height={cell.height - 2} rx={3} />
        </g>
      ))}
      <rect className={styles.now} x={from.x - 1} y={from.y - 1} width={cell.width + 2} height={cell.height + 2} rx={4} />
    </g>
  );
}

interface Place {
  readonly x: number;
  readonly y: number;
}

function pathBetween(from: Place, to: Place): string {
  const [fromX, toX] = [from.x + cell.width / 2, to.x + cell.width / 2];
  if (from.y === to.y) {
    const below = from.y + cell.height;
    return `M${fromX} ${below}H${toX}`;
  }
  const isDown = to.y > from.y;
  const [leave, arrive] = isDown ? [from.y + cell.height, to.y] : [from.y, to.y + cell.height];
  if (leave === arrive) return `M${fromX} ${leave}H${toX}`;
  // Down the border beside the column, then along the border above or below the other.
  const side = toX >= fromX ? from.x + cell.width : from.x;
  return `M${fromX} ${leave}H${side}V${arrive}H${toX}`;
}
