import { sentencePart } from '#shared/sentence-part';
import { describeFailure } from '#shared/failure-words';
import { createRow } from '#shared/model/row';
import { createDraft, type RequestDraft } from '#shared/model/request-draft';
import { defaultOptions, type RequestOptions } from '#shared/model/request-options';
import { onWayOf } from '#shared/model/way-options';
import { fail, ok, type Result } from '#shared/result';
import type { EngineContext } from './engine-context';
import { fetchOnce } from './fetch-page';

/** A document as an address gave it. */
export interface FetchedDocument {
  /** The last step of its path, or else its host: nothing of it is secret. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

export type FetchDocument = (address: string, signal: AbortSignal) => Promise<Result<FetchedDocument>>;

/** So much is fetched at most, in bytes, and for so long, in milliseconds. */
const mostBytes = 64 * 1024 * 1024;
const longestMs = 60_000;

/** What fetches a document, and the way it goes: its proxy, names and trust are those of these options. */
export interface DocumentFetching {
  readonly context: EngineContext;
  readonly way: RequestOptions;
}

/**
 * Gets what stands at an address of http or https, with at most 64 MiB and in at most a minute. Credentials in the address
 * are sent to its own origin as Basic (RFC 7617), and stand in no name and no failure; no cookies are sent or taken.
 */
export async function fetchDocument(
  address: string,
  { context, way }: DocumentFetching,
  signal: AbortSignal,
): Promise<Result<FetchedDocument>> {
  const url = readAddress(address);
  if (url === null) return fail({ kind: 'rejectedInput', issues: ['an import comes from an address of http or https'] });
  const shown = `${url.origin}${url.pathname}`;
  const refuse = (reason: string) => fail<FetchedDocument>({ kind: 'fileUnreadable', path: shown, reason });
  const { exchange, bytes, failure } = await fetchOnce(draftFor(url, way), { context }, signal);
  if (exchange.phase === 'failed') return refuse(sentencePart(describeFailure(exchange.failure)));
  const { status, reason } = exchange.head;
  if (status < 200 || status > 299) return refuse(`the server answered ${`${status} ${reason}`.trim()}`);
  if (failure !== null) return refuse(`it is larger than ${mostBytes / 1024 / 1024} MiB`);
  return ok({ name: nameOf(url), bytes: bytes ?? new Uint8Array() });
}

/** An address as people type it: without a scheme https is meant, and http for this machine. */
export function readAddress(typed: string): URL | null {
  const text = typed.trim();
  const isLocal = /^(?:localhost|127\.|\[::1\])/i.test(text);
  const whole = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `${isLocal ? 'http' : 'https'}://${text}`;
  const url = URL.canParse(whole) ? new URL(whole) : null;
  return url !== null && /^https?:$/.test(url.protocol) ? url : null;
}

function draftFor(url: URL, way: RequestOptions): RequestDraft {
  const [username, password] = [url.username, url.password].map((part) => decodeSafely(part)) as [string, string];
  const target = new URL(url);
  target.username = target.password = target.hash = '';
  const limits = { ...defaultOptions.limits, bodyBytes: mostBytes, decodedBytes: mostBytes };
  const cookies = { sendCookies: false, storeCookies: false };
  return {
    ...createDraft(target.href),
    headers: [createRow('Accept', 'application/json, application/yaml, text/yaml, text/plain, */*;q=0.5')],
    auth: username === '' && password === '' ? { kind: 'none' } : { kind: 'basic', username, password },
    options: onWayOf({ ...defaultOptions, ...cookies, fillVariables: false, totalTimeoutMs: longestMs, limits }, way),
  };
}

function decodeSafely(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

const nameOf = ({ pathname, hostname }: URL): string =>
  decodeSafely(pathname.split('/').findLast((step) => step !== '') ?? hostname);
