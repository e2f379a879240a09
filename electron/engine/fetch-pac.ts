import { sentencePart } from '#shared/sentence-part';
import { describeFailure } from '#shared/failure-words';
import { createDraft, type RequestDraft } from '#shared/model/request-draft';
import { defaultOptions } from '#shared/model/request-options';
import { createRow } from '#shared/model/row';
import { noteSide, type ExchangeRun } from './exchange-run';
import { mostPacBytes, type FetchedPac, type Validators } from './route/pac-files';
import { sendSide } from './side-exchange';

/** The longest that fetching a PAC file may take, in milliseconds. */
const longestMs = 10_000;

/**
 * Fetches a PAC file for an exchange, as an exchange on the side: past every proxy, without cookies or credentials, with at most
 * 1 MiB and in at most ten seconds. Certificates are verified, whatever the exchange itself does about that.
 */
export async function fetchPac(address: string, validators: Validators, run: ExchangeRun): Promise<FetchedPac> {
  const { context, halt } = run;
  const sideId = crypto.randomUUID();
  const draft = draftFor(address, validators, run);
  const side = { id: sideId, ownerId: run.id, draft };
  const { exchange, text } = await sendSide(side, run.send, { ...context, cookies: null, secrets: [] }, halt.signal);
  noteSide(run, sideId, exchange, 'Fetched the PAC file that decides on the way.');
  // Cancelled, or out of time, it is the exchange that ends, and not the file that cannot be had.
  halt.signal.throwIfAborted();
  if (exchange.phase === 'failed') return asProblem(exchange.failure);
  const { status, reason, headers } = exchange.head;
  if (status === 304) return { kind: 'same', headers };
  if (status === 200) return { kind: 'text', text: text ?? '', headers };
  return { kind: 'failed', problem: 'unreadable', detail: `the server answered ${`${status} ${reason}`.trim()}` };
}

function asProblem(failure: Parameters<typeof describeFailure>[0]): FetchedPac {
  if (failure.kind === 'limitExceeded') return { kind: 'failed', problem: 'tooLarge', detail: '1 MiB' };
  return { kind: 'failed', problem: 'unreadable', detail: sentencePart(describeFailure(failure)) };
}

function draftFor(address: string, { etag, lastModified }: Validators, { options }: ExchangeRun): RequestDraft {
  const { resolve, addressFamily, systemCa, caFile, tlsLeast, tlsMost, connectTimeoutMs } = options;
  const limits = { ...defaultOptions.limits, bodyBytes: mostPacBytes, decodedBytes: mostPacBytes };
  return {
    ...createDraft(address),
    headers: [
      createRow('Accept', 'application/x-ns-proxy-autoconfig, */*;q=0.5'),
      ...(etag === null ? [] : [createRow('If-None-Match', etag)]),
      ...(lastModified === null ? [] : [createRow('If-Modified-Since', lastModified)]),
    ],
    options: {
      ...defaultOptions,
      resolve,
      addressFamily,
      systemCa,
      caFile,
      tlsLeast,
      tlsMost,
      connectTimeoutMs,
      limits,
      maxRedirects: 5,
      sendCookies: false,
      storeCookies: false,
      fillVariables: false,
      totalTimeoutMs: longestMs,
    },
  };
}
