import type { Hop } from '../model/exchange';
import type { RedirectStop } from '../model/exchange-event';
import { atAddress, withMethod } from './draft-change';
import type { AnswerInput } from './explain-input';
import type { Aspect, ExplanationStep, NextTry } from './explanation';

/** Where the exchange was sent on to, what that changed, and why it stopped, where it did. */
export function explainRedirects(input: AnswerInput): Aspect {
  const { exchange } = input;
  const followed = exchange.hops.flatMap((hop, at) => (hop.redirect ? [redirectStep(hop, at, exchange.hops[at + 1])] : []));
  if (!exchange.stop) return { steps: followed, tries: [] };
  return { steps: [...followed, stopStep(input)], tries: stopTries(input) };
}

function redirectStep(hop: Hop, at: number, next: Hop | undefined): ExplanationStep {
  const { location, methodChanged, dropped } = hop.redirect ?? notFollowed;
  const status = hop.head?.status ?? 0;
  const notes = [
    lasting(status),
    methodChanged ? `${hop.method} became ${next?.method ?? 'GET'}, and the body stayed behind.` : '',
    dropped.length > 0 ? `${dropped.join(', ')} did not go along: it is another origin.` : '',
  ].filter(Boolean);
  return {
    tone: dropped.length > 0 ? 'bad' : 'plain',
    title: `${hop.method} ${pathOf(hop.url)} was sent on, ${status}`,
    detail: notes.join(' '),
    evidence: [{ kind: 'received', hop: at, field: 'Location', value: location }],
  };
}

const notFollowed = { location: '', methodChanged: false, dropped: [] };

/** What the five redirects say that others do not (RFC 9110, 15.4). */
function lasting(status: number): string {
  switch (status) {
    case 301:
      return 'For good: use the new address from now on. A POST may be turned into a GET.';
    case 302:
      return 'For now: keep the old address. A POST may be turned into a GET.';
    case 303:
      return 'The answer stands elsewhere, to be read with GET.';
    case 307:
      return 'For now, and with the same method and body.';
    case 308:
      return 'For good, and with the same method and body.';
    default:
      return '';
  }
}

const stops: { readonly [R in RedirectStop]: string } = {
  off: 'Following redirects is switched off for this request.',
  otherMethod: 'What changes something is not repeated elsewhere without your word: the first server may have acted already.',
  downgrade: 'It leads from https to http: what is sent there can be read on the way.',
  loop: 'It leads to where this exchange has been already, so that it would never end.',
  tooMany: 'That was one redirect more than this request allows.',
  badScheme: 'Only http and https addresses are followed.',
  badLocation: 'The answer is a redirect and its Location is no address.',
};

function stopStep({ exchange, at }: AnswerInput): ExplanationStep {
  const { reason, location } = exchange.stop ?? { reason: 'off' as const, location: '' };
  const title = 'The redirect was not followed';
  return {
    tone: 'bad',
    title,
    detail: stops[reason],
    evidence: [{ kind: 'received', hop: at, field: 'Location', value: location }],
  };
}

function stopTries({ exchange, draft, hop }: AnswerInput): NextTry[] {
  const there = exchange.stop && atAddress({ ...draft, method: hop.method }, exchange.stop.location, hop.url);
  if (!there) return [];
  const isSafe = /^(GET|HEAD)$/.test(hop.method);
  return [
    { title: isSafe ? 'Go there' : `Repeat the ${hop.method} there`, detail: '', action: { kind: 'send', draft: there } },
    ...(isSafe
      ? []
      : [
          {
            title: 'Read it there with GET',
            detail: 'As browsers do.',
            action: { kind: 'send' as const, draft: withMethod(there, 'GET') },
          },
        ]),
  ];
}

const pathOf = (url: string): string => (URL.canParse(url) ? new URL(url).pathname : url);
