import type { Hop } from '../model/exchange';
import type { RedirectStop } from '../model/exchange-event';
import { headerValue } from '../http/header-list';
import { atAddress, leavesOrigin, withMethod } from './draft-change';
import type { AnswerInput } from './explain-input';
import type { Aspect, ExplanationStep, NextTry } from './explanation';

/** Where the exchange was sent on to, what that changed, and why it stopped, where it did. */
export function explainRedirects(input: AnswerInput): Aspect {
  const { exchange } = input;
  const followed = exchange.hops.flatMap((hop, at) => (hop.redirect ? [redirectStep(hop, at, exchange.hops[at + 1])] : []));
  if (!exchange.stop) return { steps: [...followed, ...unled(input)], tries: [] };
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
    case 305:
      return 'It would have the request repeated through a proxy that it names.';
    default:
      return '';
  }
}

/** Redirects that lead nowhere: without Location, or that nobody obeys any more (RFC 9110, 15.4). */
function unled({ exchange, at }: AnswerInput): ExplanationStep[] {
  const { status, headers } = exchange.head;
  const location = headerValue(headers, 'Location');
  const evidence: ExplanationStep['evidence'] =
    location === null ? [{ kind: 'status', hop: at }] : [{ kind: 'received', hop: at, field: 'Location', value: location }];
  const found = nowhere[status];
  if (found) return [{ tone: 'plain', title: found[0], detail: found[1], evidence }];
  if (lasting(status) === '') return [];
  return [
    {
      tone: 'bad',
      title: 'It is a redirect that does not say where to',
      detail: `${lasting(status)} Location is missing, so nobody can follow it.`,
      evidence,
    },
  ];
}

const nowhere: Readonly<Record<number, readonly [title: string, detail: string]>> = {
  305: [
    'It wants the request to go through a proxy',
    'Deprecated: a server that may choose the proxy of its callers could read all they send, so no client obeys it, and neither does Cairn.',
  ],
  306: [
    'A code that means nothing any more',
    'An early draft of HTTP named proxies with it; it is reserved, so that nobody uses it anew.',
  ],
};

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
  const { status, headers } = exchange.head;
  const value = headerValue(headers, 'Location') ?? location;
  return {
    tone: 'bad',
    title: `The redirect was not followed, ${status}`,
    detail: [lasting(status), stops[reason]].filter(Boolean).join(' '),
    evidence: [{ kind: 'received', hop: at, field: 'Location', value }],
  };
}

function stopTries({ exchange, draft, hop }: AnswerInput): NextTry[] {
  const there = exchange.stop && atAddress({ ...draft, method: hop.method }, exchange.stop.location, hop.url);
  if (!there) return [];
  const isSafe = /^(GET|HEAD)$/.test(hop.method);
  const alone = leavesOrigin(exchange.stop?.location ?? '', hop.url) ? 'Without the credentials: it is another origin.' : '';
  const repeat: NextTry = {
    title: isSafe ? 'Go there' : `Repeat the ${hop.method} there`,
    detail: alone,
    action: { kind: 'send', draft: there },
  };
  const read: NextTry = {
    title: 'Read it there with GET',
    detail: ['As browsers do.', alone].filter(Boolean).join(' '),
    action: { kind: 'send', draft: withMethod(there, 'GET') },
  };
  if (isSafe) return [repeat];
  // A 303 says itself that the answer is to be read.
  return exchange.head.status === 303 ? [read] : [repeat, read];
}

const pathOf = (url: string): string => (URL.canParse(url) ? new URL(url).pathname : url);
