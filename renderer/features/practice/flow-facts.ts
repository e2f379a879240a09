import type { PracticeGateway, PracticeLogLine } from '#shared/model/practice';

/** Who answered how many of the requests in the log. */
export interface FlowFacts {
  /** Requests that came the way that is drawn: through the balancer where there is one. */
  readonly sent: number;
  /** Of these, those of other programs. */
  readonly foreign: number;
  /** Answered by the shared cache; null without a gateway. */
  readonly hits: number | null;
  readonly replicas: readonly ReplicaFacts[];
  /** Requests that went past the balancer, straight to the server or a replica. */
  readonly past: number;
  /** When the first of them ended. */
  readonly since: number | null;
}

export interface ReplicaFacts {
  readonly number: number;
  readonly port: string;
  readonly alive: boolean;
  readonly answered: number;
}

/** Counts the lines of the log by who answered them. */
export function flowFacts(lines: readonly PracticeLogLine[], gateway: PracticeGateway | undefined): FlowFacts {
  const drawn = gateway ? lines.filter(({ cache }) => cache !== undefined) : lines;
  return {
    sent: drawn.length,
    foreign: drawn.filter(({ exchangeId }) => exchangeId === undefined).length,
    hits: gateway ? drawn.filter(isHit).length : null,
    replicas: (gateway?.replicas ?? []).map(({ number, url, alive }) => ({
      number,
      port: url.slice(url.lastIndexOf(':')),
      alive,
      answered: drawn.filter(({ replica }) => replica === number).length,
    })),
    past: lines.length - drawn.length,
    since: lines.at(-1)?.at ?? null,
  };
}

/** The cache gave what it had, and nobody behind it was asked. */
export const isHit = ({ cache, replica }: Pick<PracticeLogLine, 'cache' | 'replica'>): boolean =>
  replica === undefined && (cache === 'HIT' || cache === 'STALE');

/** Who answered, in the word that stands in the log. */
export function answeredBy(line: Pick<PracticeLogLine, 'cache' | 'replica' | 'endpoint'>): string {
  if (line.replica !== undefined) return `replica ${line.replica}`;
  if (isHit(line)) return 'cache';
  return line.cache === undefined || line.endpoint !== '' ? 'server' : 'balancer';
}

/** The same as a sentence, for those who do not see the drawing. */
export function flowSentence({ sent, hits, replicas }: FlowFacts): string {
  const requests = sent === 1 ? '1 request' : `${sent} requests`;
  if (hits === null) return `The server answered ${requests}.`;
  const each = replicas.map(({ number, answered, alive }) => `replica ${number} ${answered}${alive ? '' : ' and is dead'}`);
  return `Of ${requests} to the balancer, the shared cache answered ${hits}; ${each.join(', ')}.`;
}
