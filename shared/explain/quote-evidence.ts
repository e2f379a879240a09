import type { Exchange, Hop } from '../model/exchange';
import type { Evidence } from './explanation';

/** What a statement rests on, as it can be read in Wire. */
export interface Quote {
  readonly from: 'sent' | 'received' | 'body' | 'connection';
  /** Set where it is a field of a head; its value may be a secret and is then for the reader of the quote to hide. */
  readonly field: string | null;
  readonly text: string;
  /** Which hop of several, from 1; null where there was one. */
  readonly hop: number | null;
}

/** Where evidence stands and what stands there; null for what has no place, such as that nothing came. */
export function quoteOf(evidence: Evidence, exchange: Exchange): Quote | null {
  if (!('hop' in evidence)) return evidence.kind === 'body' ? bodyQuote(exchange) : null;
  const hop = exchange.hops[evidence.hop];
  const place = exchange.hops.length > 1 ? evidence.hop + 1 : null;
  if ('field' in evidence) return { from: evidence.kind, field: evidence.field, text: evidence.value, hop: place };
  const text = hop ? lineOf(evidence, hop) : '';
  if (text === '') return null;
  return { from: sources[evidence.kind], field: null, text, hop: place };
}

const sources = { interim: 'received', status: 'received', request: 'sent', connection: 'connection' } as const;

function lineOf(evidence: Extract<Evidence, { kind: 'interim' | 'status' | 'request' | 'connection' }>, hop: Hop): string {
  switch (evidence.kind) {
    case 'interim': {
      const reason = hop.interims.find(({ status }) => status === evidence.status)?.reason ?? '';
      return `HTTP/${hop.head?.httpVersion ?? '1.1'} ${evidence.status} ${reason}`.trim();
    }
    case 'status':
      return hop.head ? `HTTP/${hop.head.httpVersion} ${hop.head.status} ${hop.head.reason}`.trim() : '';
    case 'request':
      return `${hop.method} ${shortTarget(hop.target)}`;
    case 'connection':
      return hop.connection ? `${hop.connection.remoteAddress}, port ${hop.connection.remotePort}` : '';
  }
}

/** Without the query: it may hold what is nobody's business, and is as long as it likes. */
function shortTarget(target: string): string {
  const path = target.split('?')[0] ?? '';
  const shown = path.length > 120 ? `${path.slice(0, 120)}…` : path;
  return target.includes('?') ? `${shown}?…` : shown;
}

function bodyQuote(exchange: Exchange): Quote | null {
  if (exchange.phase !== 'finished' || exchange.bodyBytes === 0) return null;
  const type = exchange.head.headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? 'no type';
  return { from: 'body', field: null, text: type, hop: exchange.hops.length > 1 ? exchange.hops.length : null };
}
