import { useApp } from '../../../state/use-app';
import { Button } from '../../../ui/button';
import { classNames } from '../../../ui/class-names';
import drawn from './drawing.module.css';
import { type BalancerFacts, balancerSentence, type ServerFacts } from './facts/balancer-facts';
import styles from './placed.module.css';

interface Props {
  readonly facts: BalancerFacts;
  readonly width: number;
  readonly isRunning: boolean;
}

const height = 232;
const server = { width: 142, height: 60, gap: 20 };
const buttonWidth = 68;

/** The way of the requests, with a switch beside each server. */
export function BalancerDrawing({ facts, width, isRunning }: Props) {
  const serverX = width - server.width - buttonWidth - 12;
  const layerX = Math.round(96 + (serverX - 96 - 144) / 2);
  return (
    <div className={styles.place} style={{ width, height }}>
      <svg
        role="img"
        aria-label={`${balancerSentence(facts)} Press T for a table.`}
        className={drawn.drawing}
        width={width}
        height={height}
        viewBox={`0 0 ${width} ${height}`}
      >
        <Streams facts={facts} layerX={layerX} serverX={serverX} />
        <Client sent={facts.sent} />
        <Layers facts={facts} x={layerX} />
        {facts.servers.map((each, at) => (
          <Server key={each.number} facts={each} x={serverX} y={rowOf(at)} />
        ))}
      </svg>
      {facts.servers.map((each, at) => (
        <div key={each.number} className={styles.placed} style={{ left: width - buttonWidth, top: rowOf(at) + 16 }}>
          <Life facts={each} isRunning={isRunning} />
        </div>
      ))}
    </div>
  );
}

const rowOf = (at: number): number => 6 + at * (server.height + server.gap);

function Life({ facts: { number, alive }, isRunning }: { readonly facts: ServerFacts; readonly isRunning: boolean }) {
  const setReplica = useApp((state) => state.setPracticeReplica);
  return (
    <Button
      label={`${alive ? 'Kill' : 'Revive'} server ${number}`}
      isDisabled={!isRunning}
      onPress={() => void setReplica(number, !alive)}
    >
      {alive ? 'Kill' : 'Revive'}
    </Button>
  );
}

interface StreamProps {
  readonly facts: BalancerFacts;
  readonly layerX: number;
  readonly serverX: number;
}

function Streams({ facts: { sent, hits, servers }, layerX, serverX }: StreamProps) {
  const thick = (count: number) => (count === 0 ? 1.5 : Math.max(2, (count / Math.max(sent, 12)) * 30));
  const passed = sent - hits;
  const turn = layerX + 96;
  return (
    <g>
      {hits > 0 && (
        <path
          className={drawn.streamHit}
          strokeWidth={Math.min(thick(hits), 18)}
          d={`M84 78H${turn}C${turn + 20} 78 ${turn + 20} 50 ${turn} 50H84`}
        />
      )}
      <path className={drawn.stream} strokeWidth={thick(passed)} d={`M84 132H${layerX + 144}`} />
      {servers.map(({ number, alive, answered }, at) => {
        const y = rowOf(at) + server.height / 2;
        const middle = (layerX + 144 + serverX) / 2;
        const from = 132 + (at - 1) * 5;
        return (
          <path
            key={number}
            className={alive ? drawn.stream : drawn.streamDead}
            strokeWidth={thick(answered)}
            d={`M${layerX + 144} ${from}C${middle} ${from} ${middle} ${y} ${serverX} ${y}`}
          />
        );
      })}
    </g>
  );
}

function Client({ sent }: { readonly sent: number }) {
  return (
    <g>
      <rect x={1} y={36} width={84} height={132} rx={4} className={drawn.node} />
      <text x={12} y={58} className={drawn.title}>
        Cairn
      </text>
      <text x={12} y={140} className={drawn.number}>
        {sent}
      </text>
      <text x={12} y={155} className={drawn.detail}>
        sent
      </text>
    </g>
  );
}

function Layers({ facts: { sent, hits }, x }: { readonly facts: BalancerFacts; readonly x: number }) {
  return (
    <g>
      <rect x={x} y={6} width={144} height={220} rx={4} fill="none" stroke="var(--line-3)" />
      <path className={drawn.dotted} d={`M${x} 110h144`} />
      <text x={x + 12} y={26} className={drawn.title}>
        Shared cache
      </text>
      <text x={x + 12} y={102} className={drawn.detail}>
        <tspan className={drawn.number}>{hits}</tspan> hits
      </text>
      <text x={x + 12} y={196} className={drawn.title}>
        Balancer
      </text>
      <text x={x + 12} y={212} className={drawn.detail}>
        {sent - hits} passed on
      </text>
    </g>
  );
}

interface ServerProps {
  readonly facts: ServerFacts;
  readonly x: number;
  readonly y: number;
}

function Server({ facts: { number, port, alive, answered }, x, y }: ServerProps) {
  return (
    <g className={classNames(!alive && styles.dead)}>
      <rect x={x} y={y} width={server.width} height={server.height} rx={4} className={alive ? drawn.node : drawn.gone} />
      <text x={x + 12} y={y + 24} className={drawn.title}>
        Server {number}
      </text>
      <text x={x + 12} y={y + 42} className={drawn.detail}>
        {port}
        {alive ? '' : ' dead'}
      </text>
      <text x={x + server.width - 12} y={y + 36} textAnchor="end" className={drawn.number}>
        {answered}
      </text>
    </g>
  );
}
