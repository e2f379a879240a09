import type { Endpoint } from '../endpoint.ts';
import { prettyJson } from '../frame/answer.ts';
import type { RequestLog } from '../frame/request-log.ts';

/** How often each endpoint was asked lately, and how long it took. */
export function createFiguresEndpoint(log: RequestLog): Endpoint {
  return {
    path: '/practice/figures',
    methods: ['GET'],
    group: 'This server',
    summary: 'How much is asked, and how fast it is answered',
    description:
      'For each endpoint among the latest requests: how many there were, how many failed, and the time that half of them and all but one in twenty were answered in.',
    tryIt: [{ method: 'GET', path: '/practice/figures', expect: 200, says: 'by endpoint, the busiest first' }],
    handle() {
      const times = Map.groupBy(log.lines(), ({ endpoint }) => endpoint || '(nothing there)');
      const figures = [...times].map(([endpoint, lines]) => {
        const ms = lines.map(({ durationMs }) => durationMs).toSorted((one, other) => one - other);
        const at = (share: number): number => ms[Math.min(ms.length - 1, Math.floor(ms.length * share))] ?? 0;
        const failed = lines.filter(({ status }) => status >= 500).length;
        return { endpoint, requests: lines.length, failed, halfWithinMs: at(0.5), mostWithinMs: at(0.95) };
      });
      figures.sort((one, other) => other.requests - one.requests);
      return prettyJson(200, { figures }, [['Cache-Control', 'no-store']]);
    },
  };
}
