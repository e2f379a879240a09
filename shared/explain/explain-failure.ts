import { describeFailure, hintFor } from '../failure-words';
import type { FailedExchange } from '../model/exchange';
import { formatSpan } from '../http/quantities';
import type { ExplainInput } from './explain-input';
import type { Aspect, ExplanationStep, NextTry } from './explanation';

/** How far an exchange got that brought no usable answer, and what stopped it. It is no status, and is not dressed up as one. */
export function explainFailure(input: ExplainInput & { readonly exchange: FailedExchange }): Aspect {
  const { exchange } = input;
  const cause: ExplanationStep = {
    tone: 'bad',
    title: describeFailure(exchange.failure),
    detail: hintFor(exchange.failure),
    evidence: [{ kind: 'failure' }],
  };
  return { steps: [...progress(exchange), cause], tries: triesFor(input) };
}

/** The stations on the way that were reached, each with the time it took. */
function progress({ timings, hops, head }: FailedExchange): ExplanationStep[] {
  const at = Math.max(0, hops.length - 1);
  const stations: readonly (readonly [ms: number | null, title: string])[] = [
    [timings.dnsMs, 'The name was found'],
    [timings.tcpMs, 'A connection was made'],
    [timings.proxyMs, 'The proxy let it through'],
    [timings.tlsMs, 'The connection was secured'],
    [timings.sendMs, 'The request was sent'],
    [head === null ? null : timings.waitMs, 'The head of an answer came'],
  ];
  return stations.flatMap(([ms, title]) =>
    ms === null
      ? []
      : [
          {
            tone: 'good' as const,
            title,
            detail: `It took ${formatSpan(ms)}.`,
            evidence: [{ kind: 'connection' as const, hop: at }],
          },
        ],
  );
}

function triesFor({ exchange, draft }: ExplainInput & { readonly exchange: FailedExchange }): NextTry[] {
  const again: NextTry = { title: 'Send it again', detail: '', action: { kind: 'send', draft } };
  const options = (title: string): NextTry => ({
    title,
    detail: 'Opens Options.',
    action: { kind: 'edit', part: 'options', draft },
  });
  switch (exchange.failure.kind) {
    case 'certificateRejected':
      return [options('Decide whether to trust this server'), again];
    case 'timedOut':
      return [again, options('Allow more time')];
    case 'limitExceeded':
      return [options('Raise the limit'), again];
    case 'badEncoding':
      return [options('Leave the body as it came'), again];
    case 'tlsFailed':
      return /^https:/i.test(draft.url.trim())
        ? [
            {
              title: 'Ask with http',
              detail: 'Readable on the way.',
              action: { kind: 'send', draft: { ...draft, url: draft.url.replace(/^\s*https:/i, 'http:') } },
            },
            again,
          ]
        : [again];
    case 'badDraft':
    case 'badUrl':
      return [];
    default:
      return [again];
  }
}
