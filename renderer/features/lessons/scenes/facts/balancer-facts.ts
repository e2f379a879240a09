import { field, statusOf } from '#shared/lessons/seen';
import type { PracticeGateway } from '#shared/model/practice';
import type { Answer } from '../use-bench';
import { count } from './words';

/** Who answered the requests of the scene, by what the answers say themselves: X-Served-By, X-Cache, Age. */
export interface BalancerFacts {
  readonly sent: number;
  readonly hits: number;
  /** Answered by nobody behind the balancer, or not at all. */
  readonly lost: number;
  readonly servers: readonly ServerFacts[];
  /** The last one, in words. */
  readonly last: string;
}

export interface ServerFacts {
  readonly number: number;
  readonly port: string;
  readonly alive: boolean;
  readonly answered: number;
}

/** Counts answers by who gave them. Whether a server lives, only the gateway knows. */
export function balancerFacts(answers: readonly Answer[], gateway: PracticeGateway | null): BalancerFacts {
  const replicas = gateway?.replicas ?? [1, 2, 3].map((number) => ({ number, url: '', alive: true }));
  const last = answers.at(-1);
  return {
    sent: answers.length,
    hits: answers.filter(isHit).length,
    lost: answers.filter((answer) => (statusOf(answer) ?? 0) >= 500 || statusOf(answer) === null).length,
    servers: replicas.map(({ number, url, alive }) => ({
      number,
      port: url.slice(url.lastIndexOf(':')),
      alive,
      answered: answers.filter((answer) => !isHit(answer) && servedBy(answer) === number).length,
    })),
    last: last ? whoAnswered(last) : '',
  };
}

/** The number of the server that made an answer; null where none says so. */
export function servedBy(answer: Answer): number | null {
  const number = /^replica-(\d+)$/.exec(field(answer, 'X-Served-By') ?? '')?.[1];
  return number === undefined ? null : Number(number);
}

const isHit = (answer: Answer): boolean => /^(HIT|STALE)$/.test(field(answer, 'X-Cache') ?? '');

function whoAnswered(answer: Answer): string {
  const status = statusOf(answer);
  if (status === null) return 'no answer came';
  const by = servedBy(answer);
  if (isHit(answer))
    return `the cache, with what server ${by ?? '?'} made ${count(Number(field(answer, 'Age')), 'second')} before`;
  return by === null ? `the balancer itself, with ${status}` : `server ${by}`;
}

/** The drawing as a sentence. */
export function balancerSentence({ sent, hits, lost, servers, last }: BalancerFacts): string {
  if (sent === 0) return 'Nothing was sent yet.';
  const each = servers.map(({ number, answered, alive }) => `server ${number}${alive ? '' : ' (dead)'}: ${answered}`).join(', ');
  const missed = lost === 0 ? '' : ` ${count(lost, 'request')} found nobody.`;
  return `Of ${count(sent, 'request')} the cache answered ${hits}; ${each}.${missed} The last one: ${last}.`;
}
