import { classNames } from '../../../ui/class-names';
import drawn from './drawing.module.css';
import type { PagingEvent, PagingFacts } from './facts/paging-facts';
import { count } from './facts/words';

interface Props {
  readonly name: string;
  readonly facts: PagingFacts;
  readonly width: number;
}

const cell = { width: 40, height: 24 };
const line = 30;
const most = 5;
export const stripHeight = 40 + most * line;

/** What came of one style, a page a line; rows that came twice and rows that were missed stand out. */
export function PagingStrip({ name, facts, width }: Props) {
  const events = facts.events.slice(-most);
  const words = facts.twice + facts.missed === 0 ? 'every row once' : wordsOf(facts);
  return (
    <svg
      role="img"
      aria-label={`${name}: ${facts.events.length === 0 ? 'nothing read yet' : words}. Press T for a table.`}
      className={drawn.drawing}
      width={width}
      height={stripHeight}
      viewBox={`0 0 ${width} ${stripHeight}`}
    >
      <text x={0} y={16} className={drawn.title}>
        {name}
      </text>
      <text x={width} y={16} textAnchor="end" className={drawn.detail}>
        {facts.events.length === 0 ? '' : words}
      </text>
      {events.length === 0 && (
        <text x={0} y={44} className={drawn.off}>
          nothing read yet
        </text>
      )}
      {events.map((event, at) => (
        // oxlint-disable-next-line react/no-array-index-key -- an event is its place
        <EventLine key={at} event={event} y={28 + at * line} width={width} />
      ))}
    </svg>
  );
}

const wordsOf = ({ twice, missed }: PagingFacts): string =>
  [twice > 0 && `${count(twice, 'row')} twice`, missed > 0 && `${count(missed, 'row')} missed`].filter(Boolean).join(', ');

function EventLine({ event, y, width }: { readonly event: PagingEvent; readonly y: number; readonly width: number }) {
  if (event.kind !== 'read') {
    return (
      <g>
        <path className={drawn.dotted} d={`M0 ${y + 12}H${width}`} />
        <rect x={88} y={y} width={190} height={cell.height} fill="var(--sheet)" />
        <text x={96} y={y + 16} className={drawn.detail}>
          {event.kind === 'inserted' ? 'came at the front: ' : 'went from the front: '}
          <tspan className={drawn.mono}>{event.rows.join(' ')}</tspan>
        </text>
      </g>
    );
  }
  const cells = [
    ...event.missed.map((id) => ({ id, kind: 'missed' as const })),
    ...event.rows.map(({ id, isTwice }) => ({ id, kind: isTwice ? ('twice' as const) : ('once' as const) })),
  ];
  return (
    <g>
      <text x={0} y={y + 16} className={drawn.detail}>
        read
      </text>
      {cells.map(({ id, kind }, at) => (
        <RowCell key={`${id} ${kind}`} id={id} kind={kind} x={44 + at * (cell.width + 21)} y={y} />
      ))}
    </g>
  );
}

const looks = { once: drawn.node, twice: drawn.bad, missed: drawn.gone };
const marks = { once: '', twice: '2×', missed: '?' };

interface CellProps {
  readonly id: number;
  readonly kind: keyof typeof looks;
  readonly x: number;
  readonly y: number;
}

function RowCell({ id, kind, x, y }: CellProps) {
  return (
    <g>
      <rect x={x + 0.5} y={y + 0.5} width={cell.width} height={cell.height - 1} rx={3} className={looks[kind]} />
      <text x={x + cell.width / 2} y={y + 16} textAnchor="middle" className={classNames(drawn.mono)}>
        {id}
      </text>
      {kind !== 'once' && (
        <text x={x + cell.width + 4} y={y + 16} className={drawn.detail}>
          {marks[kind]}
        </text>
      )}
    </g>
  );
}
