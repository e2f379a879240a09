import { join } from 'node:path';
import { adviseOn, type Remark, sortOut } from '#shared/advice/advise';
import { type Seen, seenFromExchange } from '#shared/advice/seen';
import { pageOfExchange } from '#shared/hypermedia/page-of-exchange';
import { readPage } from '#shared/hypermedia/read-page';
import type { FailedExchange, FinishedExchange } from '#shared/model/exchange';
import type { RequestDraft } from '#shared/model/request-draft';
import { decodePage } from '../engine/page-body';
import { dataFolder } from '../storage/data-folder';
import { readIgnoredAdvice } from '../storage/ignored-advice-file';
import type { Environment } from './environment';
import type { Redactor } from './redact';

/** An exchange with what is known of it at its end. */
export interface SentForAdvice {
  readonly exchange: FinishedExchange | FailedExchange;
  readonly draft: RequestDraft;
  readonly body: Uint8Array | null;
  /** Hides what lets somebody in: advice quotes what it rests on. */
  readonly redact: Redactor;
}

/** What there is to remark on an exchange, but for what its user ignores. `body` is null where it was too long. */
export async function adviseOnExchange(sent: SentForAdvice, environment: Environment): Promise<Remark[]> {
  const { exchange, draft, redact } = sent;
  const isAnswered = exchange.phase === 'finished' && sent.body !== null;
  const body = isAnswered ? redact.text(decodePage(sent.body, exchange.head.headers)) : null;
  const page = exchange.phase === 'finished' ? readPage(pageOfExchange(exchange, body)) : null;
  const ignored = await readIgnoredAdvice(join(dataFolder({ ...environment.env }), 'ignored-advice.yaml'));
  const seen = discreet(seenFromExchange({ exchange, draft, body, page }), redact);
  return [...sortOut(adviseOn(seen, 'workspace'), ignored.ok ? ignored.value : []).standing];
}

/** Rules hide what is known to be a secret by its name; those that were filled in are known by their value, and hidden before. */
function discreet(seen: Seen, redact: Redactor): Seen {
  const text = (shown: string) => redact.text(shown);
  const { address, answer } = seen;
  const query = address.query.map(([name, value]) => [name, text(value)] as const);
  return {
    ...seen,
    address: { ...address, path: text(address.path), segments: address.segments.map(text), query },
    requestHeaders: seen.requestHeaders.map(([name, value]) => [name, text(value)]),
    sentBody: seen.sentBody === null ? null : text(seen.sentBody),
    answer: answer && { ...answer, headers: answer.headers.map(([name, value]) => [name, text(value)]) },
  };
}
