import type { FailureKind } from '../failure';
import { describeFailure, hintFor } from '../failure-words';
import type { FailedExchange } from '../model/exchange';
import { certificateEssence } from '../http/certificate-words';
import { formatSpan } from '../http/quantities';
import type { RequestDraft } from '../model/request-draft';
import { withOption } from '../model/said-options';
import { explainWays } from './explain-way';
import { withHeader } from './draft-change';
import type { ExplainInput } from './explain-input';
import type { Aspect, ExplanationStep, NextTry } from './explanation';
import { lookAt, sendNow } from './tell';

/** How far an exchange got that brought no usable answer, and what stopped it. It is no status, and is not dressed up as one. */
export function explainFailure(input: ExplainInput & { readonly exchange: FailedExchange }): Aspect {
  const { exchange } = input;
  const cause: ExplanationStep = {
    tone: 'bad',
    title: describeFailure(exchange.failure),
    detail: hintFor(exchange.failure),
    evidence: [
      { kind: 'failure' },
      // What was never sent is no evidence.
      ...(exchange.hops.at(-1)?.method ? [{ kind: 'request' as const, hop: exchange.hops.length - 1 }] : []),
    ],
    ...refusedCertificate(exchange),
  };
  return { steps: [...explainWays(exchange.hops), ...progress(exchange), cause], tries: tries[exchange.failure.kind](input) };
}

/** The certificate that was refused, as it was looked at then. */
function refusedCertificate({ failure, endedAt }: FailedExchange): Pick<ExplanationStep, 'parts'> {
  const [own] = failure.kind === 'certificateRejected' ? (failure.certificates ?? []) : [];
  if (own === undefined) return {};
  const facts = [['Certificate', own.subject || '(none)'] as const, ...certificateEssence(own, endedAt)];
  return { parts: facts.map(([name, value]) => ({ name, value, meaning: '' })) };
}

/** The stations on the way that were reached, each with the time it took. */
function progress({ timings, hops, head }: FailedExchange): ExplanationStep[] {
  const at = Math.max(0, hops.length - 1);
  const stations: readonly (readonly [ms: number | null, title: string])[] = [
    [timings.dnsMs, 'The name was found'],
    [timings.tcpMs, 'A connection was made'],
    [timings.proxyTlsMs ?? null, 'The connection to the proxy was secured'],
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

type Failed = ExplainInput & { readonly exchange: FailedExchange };
type Tries = { readonly [K in FailureKind]: (input: Failed) => readonly NextTry[] };

const again = ({ draft }: Failed): NextTry => sendNow('Send it again', '', draft);
const options = (title: string, input: Failed): NextTry => lookAt(title, 'Opens Options.', input, 'options');
const auth = (input: Failed): NextTry => lookAt('Look at the credentials', 'Opens Auth.', input, 'auth');
const file = (input: Failed): NextTry => lookAt('Choose the file again', 'Opens Body.', input, 'body');
const once = (input: Failed): readonly NextTry[] => [again(input)];

/** What can be done about each failure, the likeliest to help first. What is not of the request has nothing to send. */
const tries: Tries = {
  badUrl: () => [],
  badDraft: wrongPart,
  fileUnreadable: (input) => [file(input), again(input)],
  authFailed: (input) => [auth(input), again(input)],
  hostNotFound: once,
  connectionRefused: (input) => [again(input), ...otherLoopback(input)],
  unreachable: once,
  proxyFailed: (input) => [options('Look at the proxy', input), directly(input), again(input)],
  proxyUnreachable: (input) => [options('Look at the proxy', input), directly(input), again(input)],
  pacFailed: (input) => [options('Look at the PAC file', input), directly(input), again(input)],
  certificateRejected: (input) => [options('Decide whether to trust this server', input), again(input)],
  tlsFailed: (input) => [...plainly(input), again(input)],
  timedOut: (input) => [again(input), options('Allow more time', input)],
  connectionClosed: (input) => [again(input), ...encrypted(input)],
  http2Ended: (input) => [again(input), ...inHttp1(input)],
  wrongLength: once,
  badResponse: (input) => [...encrypted(input), again(input)],
  badEncoding: (input) => [
    sendNow('Take the body as it came', 'Without undoing its encoding.', {
      ...input.draft,
      options: { ...input.draft.options, decodeBody: false },
    }),
    sendNow('Ask for it unpacked', 'Accept-Encoding: identity', withHeader(input.draft, 'Accept-Encoding', 'identity')),
  ],
  badFrame: (input) => [again(input)],
  limitExceeded: (input) => [options('Raise the limit', input), again(input)],
  cancelled: once,
  oauthRefused: (input) => [auth(input), again(input)],
  oauthProblem: (input) => [auth(input), again(input)],
  signInNeeded: (input) => [auth(input), again(input)],
  vaultClosed: once,
  secretHeldBack: (input) => [auth(input), again(input)],
  vaultRefused: once,
  rejectedInput: () => [],
  unsupported: () => [],
  notFound: once,
  fileFailed: once,
  fileChanged: once,
  hostGone: once,
  practiceFailed: once,
  scriptFailed: once,
  scriptsNotAllowed: once,
  bug: once,
};

const directly = ({ draft }: Failed): NextTry =>
  sendNow('Ask without a proxy', 'For this request alone.', { ...draft, options: withOption(draft.options, 'proxy', '') });

const inHttp1 = ({ draft }: Failed): readonly NextTry[] => [
  sendNow('Ask with HTTP/1.1', 'For this request alone.', { ...draft, options: { ...draft.options, httpVersion: '1.1' } }),
];

/** The place of the draft that is wrong, where it has a part of its own to be shown. */
function wrongPart(input: Failed): readonly NextTry[] {
  const { failure } = input.exchange;
  const part = failure.kind === 'badDraft' ? parts[failure.place.part] : undefined;
  return part === undefined ? [] : [lookAt('Mend it', 'Opens the part that is wrong.', input, part)];
}

const parts = {
  query: 'params',
  path: 'params',
  headers: 'headers',
  body: 'body',
  auth: 'auth',
  options: 'options',
} as const as Readonly<Record<string, 'params' | 'headers' | 'body' | 'auth' | 'options' | undefined>>;

const withScheme = (input: Failed, scheme: 'http' | 'https'): RequestDraft => ({
  ...input.draft,
  url: `${scheme}://${input.draft.url.trim().replace(/^https?:\/\//i, '')}`,
});

const isTyped = ({ exchange }: Failed, scheme: string): boolean => exchange.url.startsWith(`${scheme}:`);

const plainly = (input: Failed): readonly NextTry[] =>
  isTyped(input, 'https') ? [sendNow('Ask with http', 'Readable on the way.', withScheme(input, 'http'))] : [];

/** TLS on a port that was asked in plain answers with bytes that are no HTTP, or with nothing. */
function encrypted(input: Failed): readonly NextTry[] {
  const { failure } = input.exchange;
  const hints =
    (failure.kind === 'badResponse' && failure.reason.includes('TLS')) ||
    (failure.kind === 'connectionClosed' && failure.when === 'beforeHead' && failure.host.endsWith('443'));
  return hints && isTyped(input, 'http') ? [sendNow('Ask with https', '', withScheme(input, 'https'))] : [];
}

/** A name of this machine has two addresses, and a server may listen on one of them alone. */
function otherLoopback(input: Failed): readonly NextTry[] {
  const { draft } = input;
  const named = /^((?:https?:\/\/)?)localhost(?=[:/?#]|$)/i;
  const url = draft.url.trim();
  return named.test(url)
    ? [sendNow('Ask 127.0.0.1', 'localhost may mean ::1 as well.', { ...draft, url: url.replace(named, '$1127.0.0.1') })]
    : [];
}
