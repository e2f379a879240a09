import type { HeaderPair } from '../frame/answer.ts';
import { writeInterim } from '../frame/write-answer.ts';
import { via, type Passing } from './passing.ts';
import { askUpstream, endToEnd, withoutBody, type UpstreamAnswer } from './upstream.ts';

/** Somebody to ask: a replica, or the server itself, which has no number. */
export interface Upstream {
  readonly port: number;
  readonly number?: number;
}

const patienceMs = 5_000;

/** Asks one replica after the other until one is there. */
export async function askReplicas(
  passing: Passing,
  order: readonly Upstream[],
  conditions: Readonly<Record<string, string>> = {},
): Promise<{ readonly asked: Upstream | null; readonly answer: UpstreamAnswer }> {
  const { request, response, method, target } = passing;
  for (const replica of order) {
    const answer = await askUpstream({
      port: replica.port,
      method,
      target,
      headers: forwardedHeaders(passing, conditions),
      body: withoutBody.includes(method) ? null : request,
      patienceMs,
      onConnect: (localPort) => passing.entry.through(localPort),
      onInterim: (interim) => void (response.headersSent || writeInterim(response, [interim])),
    });
    if (answer.kind !== 'absent') return { asked: replica, answer };
  }
  return { asked: null, answer: { kind: 'absent' } };
}

/** The caller's headers, with its address (RFC 7239). Where the cache asks with conditions of its own, the caller's stay here. */
function forwardedHeaders({ request }: Passing, conditions: Readonly<Record<string, string>>): HeaderPair[] {
  const own = Object.entries(conditions);
  const replaced = own.length > 0 ? ['if-none-match', 'if-modified-since'] : [];
  const { remoteAddress = '' } = request.socket;
  const callers = [request.headers['x-forwarded-for'], remoteAddress].filter((each) => each !== undefined);
  return [
    ...endToEnd(request.rawHeaders).filter(([name]) => !['x-forwarded-for', ...replaced].includes(name.toLowerCase())),
    ...own,
    via,
    ['X-Forwarded-For', callers.join(', ')],
    ['Forwarded', `for=${remoteAddress};host="${request.headers.host ?? ''}";proto=http`],
    ...(request.headers['transfer-encoding'] === undefined ? [] : ([['Transfer-Encoding', 'chunked']] as const)),
  ];
}
