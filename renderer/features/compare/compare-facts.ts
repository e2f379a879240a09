import { formatBytes } from '#shared/http/quantities';
import { type Exchange, isOver } from '#shared/model/exchange';
import { describeFailure } from '#shared/failure-words';

/** One thing that can be said of both exchanges. */
export interface Fact {
  readonly name: string;
  readonly one: string;
  readonly other: string;
  readonly differs: boolean;
}

/** Fields of a head that differ each time and tell nothing. */
const everNew = /^(date|x-request-id|x-correlation-id|age|server-timing|cf-ray|x-runtime|x-response-time)$/i;

/** What was asked and what came, line by line: how it was answered, how much there is, how long it took. */
export function summaryFacts(one: Exchange, other: Exchange): Fact[] {
  // What is still to come is no difference yet.
  const areOver = isOver(one) && isOver(other);
  const once = (made: Fact): Fact => (areOver ? made : { ...made, differs: false });
  return [
    fact('request', requestOf(one), requestOf(other)),
    once(fact('status', statusOf(one), statusOf(other))),
    once(fact('length', lengthOf(one), lengthOf(other))),
    // Times always differ, which is no difference between the two.
    { name: 'time', one: timeOf(one), other: timeOf(other), differs: false },
  ];
}

/** Why two heads cannot be compared, `names` being what the exchanges are called; null where they can. */
export function whyNoHeads(exchanges: readonly [Exchange, Exchange], names: readonly [string, string]): string | null {
  const at = exchanges.findIndex((exchange) => headOf(exchange) === null);
  const [exchange, name] = [exchanges[at], names[at]];
  if (exchange === undefined || name === undefined) return null;
  return exchange.phase === 'failed'
    ? `No answer came (${name}), so there are no two heads to compare.`
    : `Still waiting for the head (${name}).`;
}

/** The fields of both heads, in the order of the first. Several of one name stand under each other. */
export function headFacts(one: Exchange, other: Exchange): Fact[] {
  const [first, second] = [fieldsOf(one), fieldsOf(other)];
  const names = new Map([...first, ...second].map(([key, { name }]) => [key, name]));
  return [...names].map(([key, name]) => {
    const made = fact(name, first.get(key)?.value ?? '', second.get(key)?.value ?? '');
    return everNew.test(name) ? { ...made, differs: false } : made;
  });
}

const fact = (name: string, one: string, other: string): Fact => ({ name, one, other, differs: one !== other });

function fieldsOf(exchange: Exchange): Map<string, { readonly name: string; readonly value: string }> {
  const fields = new Map<string, { name: string; value: string }>();
  for (const [name, value] of headOf(exchange)?.headers ?? []) {
    const before = fields.get(name.toLowerCase());
    fields.set(name.toLowerCase(), { name: before?.name ?? name, value: before ? `${before.value}\n${value}` : value });
  }
  return fields;
}

export const headOf = (exchange: Exchange) => ('head' in exchange ? exchange.head : null);

const requestOf = (exchange: Exchange): string => `${exchange.method} ${exchange.url}`;

function statusOf(exchange: Exchange): string {
  const head = headOf(exchange);
  if (exchange.phase === 'failed') return describeFailure(exchange.failure);
  return head ? `${head.status} ${head.reason}`.trim() : 'waiting';
}

function lengthOf(exchange: Exchange): string {
  if (!isOver(exchange)) return '';
  const { bodyBytes } = exchange;
  return bodyBytes < 1000 ? `${bodyBytes} B` : `${bodyBytes} B, ${formatBytes(bodyBytes)}`;
}

const timeOf = (exchange: Exchange): string => (isOver(exchange) ? `${Math.round(exchange.timings.totalMs)} ms` : '');
