import type { Caller } from '#shared/contract/types';
import { exampleWithoutSecrets } from '#shared/interop/example-without-secrets';
import { exampleBodyOf } from '#shared/model/example-body';
import { createExample, largestExampleBody, type Example } from '#shared/model/example';
import { advance, type Exchange, type FinishedExchange } from '#shared/model/exchange';
import type { RequestDraft } from '#shared/model/request-draft';
import { headerValue } from '#shared/http/header-list';
import { fail, ok, type Result } from '#shared/result';
import type { BodyStore } from '../bodies/body-store';
import type { ExchangeService } from './exchange-service';
import { secretsOfExchange } from './secrets-of-exchange';
import { shownDraft } from './shown-draft';

interface Wish {
  /** Request that it is for. */
  readonly path: string;
  readonly exchangeId: string;
  readonly name: string;
  /** Write down what lets somebody in as it came. */
  readonly withSecrets: boolean;
}

interface Parts {
  readonly bodies: Pick<BodyStore, 'get'>;
  readonly exchanges: Pick<ExchangeService, 'handlers'>;
  readonly caller: Caller;
}

/** The answer of an exchange as an example, with the request as it was written; without secrets where nothing else is asked. */
export async function exampleOfExchange(
  { path, exchangeId, name, withSecrets }: Wish,
  { bodies, exchanges, caller }: Parts,
): Promise<Result<{ readonly example: Example; readonly hidden: boolean }>> {
  const events = await exchanges.handlers['exchange.replay']({ exchangeId }, caller);
  if (!events.ok) return events;
  const draft = await exchanges.handlers['exchange.readDraft']({ exchangeId }, caller);
  if (!draft.ok) return draft;
  const exchange = events.value.reduce<Exchange | undefined>(advance, undefined);
  if (exchange?.phase !== 'finished') return fail({ kind: 'notFound', what: 'the answer of this exchange' });
  const body = await bodyOf(exchange, path, bodies);
  if (!body.ok) return body;
  const example = createExample(name, {
    request: requestOf(withSecrets ? draft.value : shownDraft(draft.value)),
    status: exchange.head.status,
    reason: exchange.head.reason,
    headers: [...exchange.head.headers],
    body: body.value,
  });
  if (withSecrets) return ok({ example, hidden: false });
  const wire = await exchanges.handlers['exchange.readWire']({ exchangeId }, caller);
  const filledIn = wire.ok ? (wire.value.secrets ?? []) : [];
  const safe = exampleWithoutSecrets(example, [...filledIn, ...secretsOfExchange(draft.value, exchange)]);
  return ok({ example: safe, hidden: safe !== example });
}

const requestOf = ({ method, url, query, path, headers, body }: RequestDraft): Example['request'] => ({
  method,
  url,
  query,
  path,
  headers,
  body,
});

async function bodyOf(
  exchange: FinishedExchange,
  path: string,
  bodies: Pick<BodyStore, 'get'>,
): Promise<Result<Example['body']>> {
  const body = exchange.bodyId === null ? undefined : bodies.get(exchange.bodyId);
  if (!body || body.bytes === 0)
    return exchange.bodyBytes === 0 ? ok(null) : fail({ kind: 'notFound', what: 'the body of this exchange' });
  const made = body.bytes > largestExampleBody ? null : exampleBodyOf(await body.read(0, body.bytes), contentType(exchange));
  return made !== null && made.data.length <= largestExampleBody ? ok(made) : tooLarge(path);
}

const contentType = ({ head }: FinishedExchange): string => headerValue(head.headers, 'Content-Type') ?? '';

const tooLarge = (path: string): Result<never> =>
  fail({
    kind: 'fileFailed',
    path,
    reason: `the answer is larger than ${largestExampleBody / 1024 ** 2} MiB: save its body as a file`,
  });
