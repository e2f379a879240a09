import { tlsVersion } from '#shared/http/tls-version';
import { bodyAt } from '#shared/lessons/seen';
import { lastHop } from '#shared/model/exchange';
import { layers, seenOfLayer } from '../../../../drawings/time-plan';
import type { Answer } from '../use-bench';

/** One of the seven layers: what this end can see of it, and what the other end says it saw. */
export interface LayerFacts {
  readonly number: number;
  readonly name: string;
  readonly here: string;
  readonly there: string;
}

/** The layers of an exchange with /whoami/connection, top first; without one, only their names. */
export function layersFacts(answer: Answer | null): readonly LayerFacts[] {
  const connection = answer ? (lastHop(answer.exchange)?.connection ?? null) : null;
  return layers.map(({ number, name }) => ({
    number,
    name,
    here: answer ? seenOfLayer(number, answer.exchange, connection) : number <= 2 ? 'not visible to a program' : '–',
    there: answer ? seenThere(number, answer) : number <= 2 ? 'not visible to a program' : '–',
  }));
}

function seenThere(layer: number, answer: Answer): string {
  const text = (...place: readonly string[]) => {
    const value = bodyAt(answer, ...place);
    return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  };
  const cipher = [tlsVersion(text('tls', 'version') || text('tls', 'protocol')), text('tls', 'cipher')]
    .filter(Boolean)
    .join(', ');
  const words: Readonly<Record<number, string>> = {
    7: `HTTP/${text('httpVersion')}, answered ${answer.exchange.phase === 'finished' ? answer.exchange.head.status : 'nothing'}`,
    6: cipher || 'no encryption',
    5: cipher ? 'the other end of the TLS session' : 'none: each request stands alone',
    4: `TCP, from port ${text('client', 'port')} to ${text('server', 'port')}`,
    3: `${text('client', 'family')}, from ${text('client', 'address')} to ${text('server', 'address')}`,
  };
  return words[layer] ?? 'not visible to a program';
}
