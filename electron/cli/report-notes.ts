import { inPrint } from '#shared/model/broken-field';
import type { Failure } from '#shared/failure';
import { describeFailure } from '#shared/failure-words';
import { tlsVersion } from '#shared/http/tls-version';
import { summarize } from '#shared/explain/summarize';
import { blankAuth, type Auth } from '#shared/model/auth';
import type { Certificate } from '#shared/model/certificate';
import type { Exchange } from '#shared/model/exchange';
import type { Connection, ExchangeEvent, ExchangeEventOf, HeaderList, Timings } from '#shared/model/exchange-event';
import { wayTaken, whoDecided } from '#shared/model/way-words';
import { certificateLines } from './certificate-lines';
import { type Environment, note } from './environment';
import { escapeLine } from './escape-controls';
import { hintOnCommandLine } from './hint-on-command-line';
import { createPaint } from './paint';
import { createRedactor, type Redactor } from './redact';

/** What is told on standard error while an exchange runs. */
export interface Notes {
  tell(event: ExchangeEvent, exchange: Exchange): void;
  failed(failure: Failure): void;
  /** Why a redirect was not followed, where one was not. */
  stopped(exchange: Exchange): void;
}

interface Manner {
  readonly verbose: boolean;
  /** Redirects and failures stand in the result itself. */
  readonly quiet: boolean;
  /** The credentials that are sent, and must not be told. */
  readonly auth?: Auth;
  /** Secrets that were filled into the request so far. */
  readonly filledIn?: readonly string[];
}

export function createNotes(environment: Environment, { verbose, quiet, auth = blankAuth.none, filledIn = [] }: Manner): Notes {
  const redact = createRedactor(auth, filledIn);
  const paint = createPaint(environment, 'stderr');
  const say = (line: string): void => note(environment, escapeLine(line));
  const sayHead = (mark: string, first: string, headers: HeaderList): void => {
    say(`${mark} ${first}`);
    for (const header of headers) say(`${mark} ${header[0]}: ${redact.header(header)}`);
  };

  function failed(failure: Failure): void {
    if (quiet) return;
    const shown = failure.kind === 'badUrl' ? { ...failure, url: redact.address(failure.url) } : failure;
    note(environment, paint.warning(escapeLine(describeFailure(shown))));
    const hint = hintOnCommandLine(failure);
    if (hint !== '') say(hint);
  }

  function tellInDetail(event: ExchangeEvent): void {
    if (event.type === 'side')
      say(`* ${event.says} ${event.method} ${redact.address(event.url)}: ${event.status ?? 'no answer'}`);
    for (const line of wayLines(event)) say(`* ${line}`);
    for (const line of connectionLines(event)) say(`* ${line}`);
    if (event.type === 'sent') sayHead('>', sentLine(event, redact), event.headers);
    if (event.type === 'interim') sayHead('<', `${event.status} ${event.reason}`.trimEnd(), event.headers);
    if (event.type === 'head') sayHead('<', `HTTP/${event.httpVersion} ${event.status} ${event.reason}`.trimEnd(), event.headers);
    if (event.type === 'finished' || event.type === 'failed') say(`* ${timingWords(event.timings)}`);
  }

  function stopped(exchange: Exchange): void {
    for (const line of stopWords(exchange)) say(redact.address(line));
  }

  return {
    failed,
    stopped,
    tell(event, exchange) {
      if (verbose) tellInDetail(event);
      if (!quiet) for (const line of onwardWords(event, exchange, redact)) say(line);
      if (event.type === 'finished' && event.stop !== null) stopped(exchange);
      if (event.type === 'failed') failed(event.failure);
    },
  };
}

const sentLine = ({ method, target, version = '' }: ExchangeEventOf<'sent'>, redact: Redactor): string =>
  `${method} ${redact.address(target)} ${version}`.trimEnd();

/** Why the request goes on to another hop, or what was left out of its answer; nothing for other events. */
function onwardWords(event: ExchangeEvent, exchange: Exchange, redact: Redactor): string[] {
  if (event.type === 'redirected') return redirectWords(event, exchange, redact);
  if (event.type === 'fieldsDropped')
    return event.fields.map(({ field: [name], why }) => `Left out of the answer, “${inPrint(name)}”: ${why}`);
  if (event.type !== 'challenged') return [];
  return [`${exchange.hops[event.hop]?.head?.status ?? ''}: ${event.says}`];
}

function redirectWords(event: ExchangeEventOf<'redirected'>, { hops }: Exchange, redact: Redactor): string[] {
  const { method, url, methodChanged, dropped } = event;
  const { head, method: before } = hops[event.hop] ?? {};
  return [
    `${head?.status ?? ''}: on to ${method} ${redact.address(url)}${methodChanged ? `, no longer ${before}; the body stays behind` : ''}`,
    ...(dropped.length > 0 ? [`Not carried on to another origin: ${dropped.join(', ')}.`] : []),
  ];
}

function stopWords(exchange: Exchange): string[] {
  if (exchange.phase !== 'finished' || exchange.stop === null) return [];
  const ways = '--redirects repeat sends it there again, --redirects get asks there with GET, as browsers do.';
  const isOff = exchange.stop.reason === 'off';
  return [...(isOff ? [] : [summarize(exchange, null)]), ...(exchange.stop.reason === 'otherMethod' ? [ways] : [])];
}

/** Who decided on the way, what led to it, and which one was gone. */
const wayLines = (event: ExchangeEvent): string[] =>
  event.type === 'routed' ? [`${whoDecided(event.way)}.`, ...event.way.notes, wayTaken(event.way)] : [];

function connectionWords({ connection }: ExchangeEventOf<'connected'>): string {
  const { reused, remoteAddress, remotePort, tls } = connection;
  const where = `${reused ? 'Again over the connection to' : 'Connected to'} ${remoteAddress} port ${remotePort}`;
  return tls === null ? where : `${where}, ${tlsWords(tls)}`;
}

const tlsWords = ({ protocol, cipher, unverified }: NonNullable<Connection['tls']>): string =>
  `${tlsVersion(protocol)}, ${cipher}${unverified === null ? '' : `; certificate not accepted by itself: ${unverified}`}`;

/** What was connected to, and the certificates that were shown there. */
const connectionLines = (event: ExchangeEvent): string[] => [
  ...(event.type === 'connected' ? [connectionWords(event), ...proxyLines(event.connection)] : []),
  ...certificateLines(shownCertificates(event)),
];

/** What was agreed on with a proxy that speaks TLS itself, as it came about. */
const proxyLines = ({ reused, proxyTls }: Connection): string[] =>
  proxyTls === undefined || reused
    ? []
    : [`With the proxy: ${tlsWords(proxyTls)}`, ...certificateLines(proxyTls.certificates ?? [], ' of the proxy')];

/** Those that came with this event: of a connection that is open already, they were told before. */
function shownCertificates(event: ExchangeEvent): readonly Certificate[] {
  if (event.type === 'failed' && event.failure.kind === 'certificateRejected') return event.failure.certificates ?? [];
  return event.type === 'connected' && !event.connection.reused ? (event.connection.tls?.certificates ?? []) : [];
}

const phases = [
  ['routeMs', 'way'],
  ['dnsMs', 'name'],
  ['tcpMs', 'connection'],
  ['proxyTlsMs', 'TLS with the proxy'],
  ['proxyMs', 'proxy'],
  ['tlsMs', 'TLS'],
  ['sendMs', 'sending'],
  ['waitMs', 'waiting'],
  ['receiveMs', 'receiving'],
] as const;

function timingWords(timings: Timings): string {
  const spent = phases.flatMap(([key, word]) => {
    const ms = timings[key] ?? null;
    return ms === null ? [] : [`${word} ${ms.toFixed(1)}`];
  });
  return `${timings.totalMs.toFixed(1)} ms in all${spent.length > 0 ? `: ${spent.join(', ')}` : ''}`;
}
