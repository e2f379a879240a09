import type { PracticeGateway } from '#shared/model/practice';
import { useApp } from '../../state/use-app';
import { classNames } from '../../ui/class-names';
import { type FlowFacts, flowSentence, type ReplicaFacts } from './flow-facts';
import { type FlowPlan, planFlow } from './flow-plan';
import styles from './what-answers.module.css';

interface Props {
  readonly facts: FlowFacts;
  readonly width: number;
  readonly gateway: PracticeGateway | undefined;
  readonly port: number;
}

/** The way the requests took: caller, cache and balancer, replicas, data. */
export function FlowDrawing({ facts, width, gateway, port }: Props) {
  const plan = planFlow(facts, width);
  return (
    <svg
      role="img"
      aria-label={`${flowSentence(facts)} Press T for a table.`}
      className={styles.drawing}
      width={width}
      height={plan.height}
      viewBox={`0 0 ${width} ${plan.height}`}
    >
      {plan.streams.map(({ path, width: thick, kind }, at) => (
        // oxlint-disable-next-line react/no-array-index-key -- streams have their place in the plan and no other name
        <path key={at} d={path} strokeWidth={thick} className={classNames(styles.stream, styles[kind])} />
      ))}
      <Caller facts={facts} plan={plan} />
      {gateway ? <Layers facts={facts} plan={plan} gateway={gateway} /> : <Server plan={plan} port={port} />}
      {facts.replicas.map((replica, at) => (
        <Replica key={replica.number} replica={replica} box={plan.replicas[at]} />
      ))}
      <Store {...plan.store} />
    </svg>
  );
}

function Caller({ facts: { sent, foreign }, plan: { caller } }: { readonly facts: FlowFacts; readonly plan: FlowPlan }) {
  const person = useApp((state) => state.practicePerson);
  const { x, y, height } = caller;
  return (
    <g>
      <rect {...caller} rx={4} className={styles.node} />
      <text x={x + 12} y={y + 24} className={styles.title}>
        {foreign === 0 ? 'Cairn' : 'Callers'}
      </text>
      <text x={x + 12} y={y + 40} className={styles.detail}>
        {foreign === 0 ? `as ${person ?? 'nobody'}` : `${foreign} not Cairn`}
      </text>
      {height > 80 && (
        <text x={x + 12} y={y + height - 12} className={styles.detail}>
          sent
        </text>
      )}
      <text x={x + 12} y={y + height - (height > 80 ? 26 : 12)} className={styles.number}>
        {sent}
      </text>
    </g>
  );
}

function Server({ plan: { front }, port }: { readonly plan: FlowPlan; readonly port: number }) {
  return (
    <g>
      <rect {...front} rx={4} className={styles.node} />
      <text x={front.x + 12} y={front.y + 24} className={styles.title}>
        Practice server
      </text>
      <text x={front.x + 12} y={front.y + 40} className={styles.detail}>
        :{port}
      </text>
    </g>
  );
}

interface LayersProps {
  readonly facts: FlowFacts;
  readonly plan: FlowPlan;
  readonly gateway: PracticeGateway;
}

function Layers({ facts: { sent, hits }, plan: { front }, gateway: { url, sticky } }: LayersProps) {
  const { x, y, width } = front;
  const share = sent === 0 ? '' : `${Math.round((100 * (hits ?? 0)) / sent)} %`;
  return (
    <g>
      <rect {...front} rx={4} className={styles.frameLine} />
      <path d={`M${x} ${y + 76}h${width}`} className={styles.divider} />
      <text x={x + 12} y={y + 19} className={styles.title}>
        Shared cache
      </text>
      <text x={x + width - 12} y={y + 19} textAnchor="end" className={styles.detail}>
        {share}
      </text>
      <text x={x + width - 12} y={y + 54} textAnchor="end" className={styles.number}>
        {hits}
      </text>
      <text x={x + width - 12} y={y + 68} textAnchor="end" className={styles.detail}>
        hits
      </text>
      <text x={x + 12} y={y + 150} className={styles.title}>
        Balancer
      </text>
      <text x={x + 12} y={y + 166} className={styles.detail}>
        {url.slice(url.lastIndexOf(':'))}, {sticky ? 'sticky' : 'round robin'}
      </text>
      <text x={x + 12} y={y + 181} className={styles.detail}>
        {sent - (hits ?? 0)} passed on
      </text>
    </g>
  );
}

interface ReplicaProps {
  readonly replica: ReplicaFacts;
  readonly box: FlowPlan['replicas'][number] | undefined;
}

function Replica({ replica: { number, port, alive, answered }, box }: ReplicaProps) {
  if (!box) return null;
  return (
    <g className={classNames(!alive && styles.gone)}>
      <rect {...box} rx={4} className={styles.node} />
      <text x={box.x + 12} y={box.y + 21} className={styles.title}>
        Replica {number}
      </text>
      <text x={box.x + 12} y={box.y + 37} className={styles.detail}>
        {port}
        {alive ? '' : ', dead'}
      </text>
      <text x={box.x + box.width - 12} y={box.y + 29} textAnchor="end" className={styles.number}>
        {answered}
      </text>
    </g>
  );
}

/** The data behind all of them. */
function Store({ x, y }: { readonly x: number; readonly y: number }) {
  return (
    <g>
      <path
        d={`M${x} ${y - 22}v44c0 5 12 8 28 8s28-3 28-8v-44M${x} ${y - 22}c0 5 12 8 28 8s28-3 28-8-12-8-28-8-28 3-28 8z`}
        className={styles.node}
      />
      <text x={x + 28} y={y + 8} textAnchor="middle" className={styles.detail}>
        SQLite
      </text>
      <text x={x + 28} y={y + 47} textAnchor="middle" className={styles.detail}>
        in memory
      </text>
    </g>
  );
}
