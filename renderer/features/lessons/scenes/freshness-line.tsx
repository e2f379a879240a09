import { formatSeconds } from '#shared/http/quantities';
import { useId } from 'react';
import { classNames } from '../../../ui/class-names';
import { StatusMark } from '../../../ui/status-mark';
import drawn from './drawing.module.css';
import { ageOf, type FreshnessFacts, freshnessSentence, verdictOf } from './facts/freshness-facts';
import { fit } from './facts/words';

/** Once that the page was needed, and what was done. */
export interface Use {
  /** By the server's clock. */
  readonly at: number;
  readonly how: 'copy' | 'unchanged' | 'fetched';
}

interface Props {
  readonly facts: FreshnessFacts | null;
  readonly now: number;
  readonly uses: readonly Use[];
  readonly width: number;
}

const height = 184;
const bar = { y: 52, height: 30 };

/** The life of a copy from left to right, with now as a line. */
export function FreshnessLine({ facts, now, uses, width }: Props) {
  return (
    <svg
      role="img"
      aria-label={`${freshnessSentence(facts, now)} Press T for a table.`}
      className={drawn.drawing}
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
    >
      {facts ? (
        <Life facts={facts} now={now} uses={uses} width={width} />
      ) : (
        <>
          <rect x={0.5} y={bar.y + 0.5} width={width - 1} height={bar.height} rx={3} className={drawn.gone} />
          <text x={12} y={bar.y + 20} className={drawn.off}>
            no copy yet
          </text>
        </>
      )}
    </svg>
  );
}

function Life({ facts, now, uses, width }: Props & { readonly facts: FreshnessFacts }) {
  const age = ageOf(facts, now);
  const end = Math.max(facts.lifetime + facts.grace, age, 10) * (facts.lifetime > 86_400 ? 1.02 : 1.25);
  const at = (seconds: number) => Math.min(width - 1, Math.max(0.5, (seconds / end) * (width - 1)));
  const kept = facts.mayBeKept;
  return (
    <>
      <text x={0} y={14} className={drawn.title}>
        Cache-Control:{' '}
        <tspan className={drawn.mono} fontWeight={400}>
          {fit(facts.cacheControl, width - 240, 7.3)}
        </tspan>
      </text>
      <text x={width} y={14} textAnchor="end" className={drawn.detail}>
        {facts.etag === null ? 'no validator' : fit(`ETag ${facts.etag}`, 150, 6.3)}
      </text>
      {kept ? <Bands facts={facts} at={at} width={width} /> : <NotKept width={width} />}
      {kept && (
        <Now x={at(age)} words={`now, ${formatSeconds(age)} old`} width={width} isGood={verdictOf(facts, now) === 'fresh'} />
      )}
      <Uses uses={uses} width={width} />
    </>
  );
}

interface BandProps {
  readonly facts: FreshnessFacts;
  readonly at: (seconds: number) => number;
  readonly width: number;
}

function Bands({ facts: { lifetime, grace }, at, width }: BandProps) {
  const hatch = useId();
  const fresh = at(lifetime);
  const stale = at(lifetime + grace);
  return (
    <g>
      <pattern id={hatch} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <path d="M0 0V6" className={drawn.hatch} />
      </pattern>
      <rect
        x={stale}
        y={bar.y + 0.5}
        width={width - stale - 0.5}
        height={bar.height}
        fill={`url(#${hatch})`}
        stroke="var(--c4-edge)"
      />
      {grace > 0 && <rect x={fresh} y={bar.y + 0.5} width={stale - fresh} height={bar.height} className={drawn.soft} />}
      {lifetime > 0 && <rect x={0.5} y={bar.y + 0.5} width={fresh} height={bar.height} className={drawn.good} />}
      {fresh > 60 && (
        <text x={10} y={bar.y + 20}>
          fresh
        </text>
      )}
      {grace > 0 && stale - fresh > 130 && (
        <text x={fresh + 10} y={bar.y + 20}>
          while a new one comes
        </text>
      )}
      <text x={0} y={bar.y + bar.height + 18} className={drawn.detail}>
        0
      </text>
      {lifetime > 0 && (
        <text x={fresh} y={bar.y + bar.height + 18} textAnchor={fresh > width - 60 ? 'end' : 'middle'} className={drawn.detail}>
          {formatSeconds(lifetime)}
        </text>
      )}
      {width - stale > 70 && (
        <text x={width} y={bar.y + bar.height + 18} textAnchor="end" className={drawn.detail}>
          stale
        </text>
      )}
    </g>
  );
}

function NotKept({ width }: { readonly width: number }) {
  return (
    <g>
      <rect x={0.5} y={bar.y + 0.5} width={width - 1} height={bar.height} rx={3} className={drawn.gone} />
      <text x={12} y={bar.y + 20} className={drawn.off}>
        no copy may be kept
      </text>
    </g>
  );
}

interface NowProps {
  readonly x: number;
  readonly words: string;
  readonly width: number;
  readonly isGood: boolean;
}

function Now({ x, words, width }: NowProps) {
  const isLate = x > width / 2;
  return (
    <g>
      <path className={drawn.now} d={`M${x} ${bar.y - 8}V${bar.y + bar.height + 6}`} />
      <text x={isLate ? x - 4 : x + 4} y={bar.y - 6} textAnchor={isLate ? 'end' : 'start'} className={drawn.title}>
        {words}
      </text>
    </g>
  );
}

const howWords = { copy: 'copy', unchanged: '304', fetched: '200' } as const;

/** Each time it was needed, in order. */
function Uses({ uses, width }: { readonly uses: readonly Use[]; readonly width: number }) {
  const step = 64;
  return (
    <g>
      <text x={0} y={136} className={drawn.title}>
        Needed
      </text>
      {uses.slice(-Math.floor(width / step)).map(({ how }, place) => (
        // oxlint-disable-next-line react/no-array-index-key -- a use is its place
        <g key={place}>
          <svg x={place * step} y={147} width={12} height={12} viewBox="0 0 12 12">
            {how === 'copy' ? (
              <rect x={1} y={1} width={10} height={10} rx={2} className={drawn.soft} />
            ) : (
              <StatusMark status={Number(howWords[how])} size={12} />
            )}
          </svg>
          <text x={place * step + 17} y={158} className={classNames(how !== 'copy' && drawn.mono)}>
            {howWords[how]}
          </text>
        </g>
      ))}
      <text x={0} y={178} className={drawn.detail}>
        copy: nothing was sent. 304: asked, and still good. 200: fetched whole.
      </text>
    </g>
  );
}
