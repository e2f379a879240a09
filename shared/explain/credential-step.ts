import type { SentCredential } from './credential-sent';
import type { AnswerInput } from './explain-input';
import type { ExplanationStep } from './explanation';

/** What went out, or why nothing did. */
export function whatWasSent(input: AnswerInput, sent: SentCredential | null): ExplanationStep[] {
  return [sent ? wasSent(sent) : (stayedBehind(input) ?? wasNot(input))];
}

function wasSent(sent: SentCredential): ExplanationStep {
  const who = sent.who === null ? '' : ` for ${sent.who}`;
  return { tone: 'good', title: 'A credential was sent', detail: `${nameOf(sent)}${who}.`, evidence: [sent.evidence] };
}

function stayedBehind({ exchange }: AnswerInput): ExplanationStep | null {
  const at = exchange.hops.findIndex(({ redirect }) => (redirect?.dropped.length ?? 0) > 0);
  const redirect = exchange.hops[at]?.redirect;
  if (!redirect) return null;
  return {
    tone: 'bad',
    title: 'The credential stayed behind',
    detail: `${redirect.dropped.join(', ')} went to the first address and not along with the redirect, which leads to another origin.`,
    evidence: [{ kind: 'received', hop: at, field: 'Location', value: redirect.location }],
  };
}

function wasNot({ draft }: AnswerInput): ExplanationStep {
  const wanted = draft.auth.kind === 'none' ? '' : ' The auth of this request added nothing.';
  return { tone: 'bad', title: 'No credential was sent', detail: `The request asked as nobody.${wanted}`, evidence: [] };
}

/** The credential as one reads it in the head. */
function nameOf({ scheme, jwt, evidence }: SentCredential): string {
  if (evidence.kind !== 'sent') return `The key ${scheme} in the address`;
  const word = /authorization$/i.test(evidence.field) && scheme !== '' ? `: ${scheme}` : '';
  return `${evidence.field}${word}${jwt ? ' with a JWT' : ''}`;
}
