import { classNames } from '../../../ui/class-names';
import drawn from './drawing.module.css';
import type { CartFacts, Look } from './facts/cart-facts';
import { fit } from './facts/words';

interface Props {
  readonly name: string;
  readonly facts: CartFacts;
  readonly width: number;
}

export const laneHeight = 160;
const left = 72;
const most = 14;

/** One cart over its requests: which of the three servers each met, and whether the cart was there. */
export function CartLane({ name, facts, width }: Props) {
  const looks = facts.looks.slice(-most);
  const step = Math.min(64, (width - left - 24) / Math.max(looks.length - 1, 7));
  const points = looks.map((look, at) => ({ look, x: left + 20 + at * step, y: rowOf(look.server) }));
  const line = points.map(({ x, y }, at) => `${at === 0 ? 'M' : 'L'}${x} ${y}`).join('');
  return (
    <svg
      role="img"
      aria-label={`${name}: ${sentenceOf(facts)} Press T for a table.`}
      className={drawn.drawing}
      width={width}
      height={laneHeight}
      viewBox={`0 0 ${width} ${laneHeight}`}
    >
      <text x={0} y={16} className={drawn.title}>
        {name}
      </text>
      <text x={width} y={16} textAnchor="end" className={classNames(drawn.detail)}>
        the client holds <tspan className={drawn.mono}>{facts.held === null ? 'nothing' : fit(facts.held, width - 330, 7)}</tspan>
      </text>
      {[1, 2, 3].map((number) => (
        <g key={number}>
          <path className={drawn.hair} d={`M${left} ${rowOf(number)}H${width}`} />
          <text x={0} y={rowOf(number) + 4} className={drawn.detail}>
            Server {number}
          </text>
        </g>
      ))}
      {looks.length === 0 && (
        <text x={left + 20} y={rowOf(2) - 6} className={drawn.off}>
          nothing sent yet
        </text>
      )}
      <path className={drawn.dotted} d={line} />
      {points.map(({ look, x, y }, at) => (
        // oxlint-disable-next-line react/no-array-index-key -- a request of a lane is its place
        <Mark key={at} look={look} x={x} y={y} />
      ))}
    </svg>
  );
}

const rowOf = (server: number | null): number => 44 + ((server ?? 4) - 1) * 34;

/** A disc with the number of lines where the cart was found, a hollow square where it was not. */
function Mark({ look: { lines, isPut }, x, y }: { readonly look: Look; readonly x: number; readonly y: number }) {
  const isThere = lines > 0;
  return (
    <g textAnchor="middle">
      {isThere ? (
        <circle cx={x} cy={y} r={11} className={drawn.good} />
      ) : (
        <rect x={x - 10} y={y - 10} width={20} height={20} className={drawn.bad} />
      )}
      <text x={x} y={y + 4} className={drawn.mono}>
        {lines}
      </text>
      {isPut && (
        <text x={x} y={y - 14} className={drawn.detail}>
          put
        </text>
      )}
    </g>
  );
}

function sentenceOf({ looks }: CartFacts): string {
  if (looks.length === 0) return 'nothing sent yet.';
  return `${looks.map(({ server, lines }) => `server ${server ?? 'unknown'} ${lines > 0 ? `knew ${lines}` : 'knew nothing'}`).join(', ')}.`;
}
