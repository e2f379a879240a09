import type { AuthOf } from '#shared/model/auth';
import type { OAuthStage } from '#shared/oauth/oauth-problem';
import { createDraft, type RequestDraft } from '#shared/model/request-draft';
import { defaultOptions, type RequestOptions } from '#shared/model/request-options';
import { createRow } from '#shared/model/row';
import type { OAuthTools } from './oauth-tools';
import { FlowStopped, stopped } from './problem';
import { readAnswer } from './read-answer';

/** Larger answers than this are no token, no metadata and no keys. */
const mostBytes = 1024 * 1024;

/** Nothing is followed: a redirect would carry secrets to an address nobody agreed to. */
const options: RequestOptions = {
  ...defaultOptions,
  followRedirects: false,
  fillVariables: false,
  firstByteTimeoutMs: 30_000,
  totalTimeoutMs: 60_000,
  limits: { ...defaultOptions.limits, bodyBytes: mostBytes, decodedBytes: mostBytes },
};

interface Message {
  readonly tools: OAuthTools;
  readonly stage: OAuthStage;
  /** What the message is for. */
  readonly says: string;
  /** What is shown in the handshake. */
  readonly certificate?: AuthOf<'clientCertificate'> | null;
  /** Parameters that the server wants in the address. */
  readonly query?: readonly (readonly [name: string, value: string])[];
}

interface FetchInit {
  readonly method: string;
  readonly headers: Record<string, string>;
  readonly body?: unknown;
}

/** A `fetch` for the library that goes through our engine, and gives it answers that are what the standard says. */
export function messageFetch({ tools, stage, says, certificate = null, query = [] }: Message) {
  return async (url: string, init: FetchInit): Promise<Response> => {
    const { exchange, text } = await tools.send(
      { ...draftOf(withQuery(url, query), init), auth: certificate ?? { kind: 'none' } },
      says,
    );
    if (exchange.phase === 'failed') {
      const { failure } = exchange;
      const isLarge = failure.kind === 'limitExceeded' && (failure.limit === 'bodyBytes' || failure.limit === 'decodedBytes');
      throw isLarge ? stopped(stage, 'tooLarge', '1 MiB') : new FlowStopped(failure);
    }
    return readAnswer(stage, exchange.head, text ?? '');
  };
}

function draftOf(url: string, { method, headers, body }: FetchInit): RequestDraft {
  const own = Object.entries(headers).filter(([name]) => name !== 'user-agent' && name !== 'content-type');
  const form = body instanceof URLSearchParams ? body.toString() : null;
  return {
    ...createDraft(url, method),
    headers: own.map(([name, value]) => createRow(headerName(name), value)),
    body: form === null ? { kind: 'none' } : { kind: 'text', text: form, mediaType: 'application/x-www-form-urlencoded' },
    options,
  };
}

/** The library writes names in small letters; on the wire they stand as people write them. */
const headerName = (name: string): string => name.replace(/(^|-)[a-z]/g, (letters) => letters.toUpperCase());

function withQuery(address: string, query: readonly (readonly [string, string])[]): string {
  if (query.length === 0) return address;
  const url = new URL(address);
  for (const [name, value] of query) url.searchParams.append(name, value);
  return url.href;
}
