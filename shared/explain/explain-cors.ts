import { headerValue } from '../http/header-list';
import type { AnswerInput } from './explain-input';
import { nothing, type Aspect, type ExplanationStep } from './explanation';

/** For those who ask as a script of another site would: what a browser would have made of the answer (Fetch standard, CORS protocol). */
export function explainCors(input: AnswerInput): Aspect {
  const { hop, at, exchange } = input;
  const origin = headerValue(hop.requestHeaders, 'Origin');
  if (origin === null || (URL.canParse(hop.url) && new URL(hop.url).origin === origin)) return nothing;
  const sent = { kind: 'sent' as const, hop: at, field: 'Origin', value: origin };
  const allowed = headerValue(exchange.head.headers, 'Access-Control-Allow-Origin');
  if (allowed === null) {
    return one({
      tone: 'bad',
      title: `A script of ${origin} would not get this answer`,
      detail:
        'It has no Access-Control-Allow-Origin, so a browser keeps it from the script. Cairn is no browser: it shows it all the same.',
      evidence: [sent],
    });
  }
  const received = { kind: 'received' as const, hop: at, field: 'Access-Control-Allow-Origin', value: allowed };
  if (allowed !== '*' && allowed !== origin) {
    const title = `A script of ${origin} would not get this answer`;
    return one({ tone: 'bad', title, detail: `It is for scripts of ${allowed}.`, evidence: [sent, received] });
  }
  const carries = headerValue(hop.requestHeaders, 'Cookie') !== null;
  const credentials = headerValue(exchange.head.headers, 'Access-Control-Allow-Credentials');
  if (carries && (allowed === '*' || credentials !== 'true')) {
    const detail = 'With cookies, the answer has to name the origin, and say Access-Control-Allow-Credentials: true.';
    return one({
      tone: 'bad',
      title: 'A script that sends cookies would not get this answer',
      detail,
      evidence: [sent, received],
    });
  }
  return one({ tone: 'good', title: `A script of ${origin} would get this answer`, detail: '', evidence: [received] });
}

const one = (step: ExplanationStep): Aspect => ({ steps: [step], tries: [] });
