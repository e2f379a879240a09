import type { ExchangeEvent, ExchangeEventOf } from '#shared/model/exchange-event';

/** A request as the server that answered it saw it. */
export interface SeenRequest {
  readonly method: string;
  /** As on the request line. */
  readonly target: string;
  /** The port it came from. */
  readonly clientPort: number;
  /** When its answer had ended, in milliseconds since 1970. */
  readonly at: number;
  readonly durationMs: number;
}

/** The two read the same clock, but not at the same moment. */
const slackMs = 250;

/**
 * Whether one of an exchange's hops is that request: it went out of the same port with the same method and target, and
 * not later than the server saw it. A port is used again, so an exchange that was over before the request began is none.
 */
export function isCause(events: readonly ExchangeEvent[], seen: SeenRequest): boolean {
  const end = events.at(-1);
  const isOver = end?.type === 'finished' || end?.type === 'failed';
  if (isOver && end.at < seen.at - seen.durationMs - slackMs) return false;
  return events.some((event) => event.type === 'sent' && isThatHop(event, portOf(events, event.hop), seen));
}

interface Told {
  readonly id: string;
  readonly events: readonly ExchangeEvent[];
}

/** The exchange that a request is of: where several would do, since a connection was used again at once, the nearest in time. */
export function causeAmong(exchanges: readonly Told[], seen: SeenRequest): string | undefined {
  const began = seen.at - seen.durationMs;
  const gapOf = ({ events }: Told) =>
    Math.min(...events.filter(({ type }) => type === 'sent').map(({ at }) => Math.abs(at - began)));
  return exchanges.filter(({ events }) => isCause(events, seen)).toSorted((one, other) => gapOf(one) - gapOf(other))[0]?.id;
}

function isThatHop(sent: ExchangeEventOf<'sent'>, port: number | undefined, seen: SeenRequest): boolean {
  const isSame = port === seen.clientPort && sent.method === seen.method && sent.target === seen.target;
  return isSame && sent.at <= seen.at + slackMs;
}

const portOf = (events: readonly ExchangeEvent[], hop: number): number | undefined =>
  events.find((event): event is ExchangeEventOf<'connected'> => event.type === 'connected' && event.hop === hop)?.connection
    .localPort;
