import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { charsetOf, readMediaType } from '#shared/http/media-type';
import { headerValue } from '#shared/http/header-list';
import { describeFailure } from '#shared/failure-words';
import type { Failure } from '#shared/failure';
import type { FailedExchange, FinishedExchange, Hop } from '#shared/model/exchange';
import type { BodyStore, StoredBody } from '../bodies/body-store';
import { detectCharset } from '../bodies/charsets';
import { sniff, sniffBytes } from '../bodies/sniff';
import { type Environment, note } from './environment';
import { escapeControls } from './escape-controls';
import { hintOnCommandLine } from './hint-on-command-line';
import { type BodyTarget, keepBody } from './keep-body';
import { createOutput } from './output';
import type { Redactor } from './redact';
import type { Report } from './report';

type Over = FinishedExchange | FailedExchange;
type BodyPart = { body: string | null } | { bodyBase64: string } | { bodyFile: string };

/** A larger body is named, not included. */
const includedBytes = 8 * 1024 * 1024;

interface JsonParts {
  readonly store: BodyStore;
  readonly target: BodyTarget | null;
  /** Leaves out credentials of the request. */
  readonly redact: Redactor;
}

/** For programs: the whole exchange as one JSON document. */
export function createJsonReport(environment: Environment, { store, target, redact }: JsonParts): Report {
  const output = createOutput(environment);
  return {
    bodies: store,
    left: output.left,
    isLeft: () => output.left.aborted,
    follow: () => undefined,
    async end(exchange, more = {}) {
      const body = exchange.bodyId === null ? undefined : store.get(exchange.bodyId);
      const { part, failure } = await bodyPart(body, exchange, target);
      if (failure !== null) note(environment, escapeControls(describeFailure(failure)));
      await output.write(`${jsonText({ ...documentOf(exchange, redact), ...more, ...part })}\n`);
      return failure === null;
    },
    close: () => store.close(),
  };
}

/** The document but for its body. */
export function documentOf(exchange: Over, redact: Redactor) {
  const { head, hops, timings } = exchange;
  return {
    request: requestOf(exchange, redact),
    hops: hops.flatMap((hop) => hopFacts(hop, redact)),
    interim: hops.flatMap(({ interims }) => interims.map(({ status, headers }) => ({ status, headers }))),
    response: head && {
      status: head.status,
      reason: head.reason,
      httpVersion: head.httpVersion,
      headers: head.headers,
      trailers: exchange.phase === 'finished' ? exchange.trailers : [],
      wireBytes: exchange.wireBytes,
      bodyBytes: exchange.bodyBytes,
    },
    timings,
    failure:
      exchange.phase === 'finished'
        ? null
        : {
            kind: exchange.failure.kind,
            message: describeFailure(exchange.failure),
            hint: hintOnCommandLine(exchange.failure),
          },
  };
}

function requestOf({ method, url, hops: [first] }: Over, redact: Redactor) {
  const { requestVersion, requestHeaders = [] } = first ?? {};
  return {
    method,
    url: redact.address(first?.url || url),
    httpVersion: requestVersion?.replace(/^HTTP\//, '') ?? null,
    headers: requestHeaders.map((header) => [header[0], redact.header(header)]),
  };
}

/** A hop that led to another: by a redirect, or by a challenge that was answered. */
function hopFacts({ head, method, url: asked, redirect, challenge }: Hop, redact: Redactor): object[] {
  const url = redact.address(asked);
  if (head === null) return [];
  if (redirect !== null)
    return [{ status: head.status, method, url, location: redact.address(redirect.location), dropped: redirect.dropped }];
  return challenge === null ? [] : [{ status: head.status, method, url, challenge: challenge.scheme }];
}

async function bodyPart(
  body: StoredBody | undefined,
  exchange: Over,
  target: BodyTarget | null,
): Promise<{ part: BodyPart; failure: Failure | null }> {
  if (body === undefined) return { part: { body: null }, failure: null };
  const wanted = exchange.phase === 'finished' ? target : null;
  if (wanted === null && body.bytes <= includedBytes)
    return {
      part: readBody(await body.read(0, body.bytes), headerValue(exchange.head?.headers ?? [], 'content-type')),
      failure: null,
    };
  const place = wanted ?? { path: join(await mkdtemp(join(tmpdir(), 'cairn-')), 'body'), isRegular: true };
  const failure = await keepBody(body, place);
  return { part: failure === null ? { bodyFile: place.path } : { body: null }, failure };
}

/** The text where every byte of the body is part of one, else the bytes. */
export function readBody(bytes: Uint8Array, contentType: string | null): BodyPart {
  const charset = detectCharset(bytes.subarray(0, sniffBytes), charsetOf(contentType));
  const looksLike = sniff(bytes.subarray(0, sniffBytes));
  const isText = saysText(contentType) || ['json', 'xml', 'html', 'text', 'empty'].includes(looksLike);
  try {
    if (isText) return { body: new TextDecoder(charset.name, { fatal: true }).decode(bytes) };
  } catch {
    // Not what it says: the bytes are the truth.
  }
  return { bodyBase64: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('base64') };
}

function saysText(contentType: string | null): boolean {
  const media = contentType === null ? null : readMediaType(contentType);
  if (media === null) return false;
  if (media.type === 'text' || media.params.has('charset')) return true;
  return /^(?:json|xml|javascript|ecmascript|x-www-form-urlencoded|yaml|x-yaml|toml|x-ndjson|graphql)$|\+(?:json|xml|yaml)$/.test(
    media.subtype,
  );
}

/** JSON that is also safe to look at: what steers a terminal is written as an escape. Pairs stand on one line. */
const jsonText = (document: object): string =>
  JSON.stringify(document, null, 2)
    .replace(/\[\n +("(?:[^"\\]|\\.)*"),\n +("(?:[^"\\]|\\.)*")\n +\]/g, '[$1, $2]')
    .replace(
      /[\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]/g,
      (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
    );
