import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import type { World } from '../world/world.ts';
import type { HeaderPair, Interim } from './answer.ts';
import { type Outcome } from './outcome.ts';
import { writeInterim } from './write-answer.ts';
import { readBody } from './read-body.ts';
import { tellToGoOn } from './expectation.ts';

/** A request as an endpoint sees it. */
export interface Ask {
  readonly method: string;
  /** The request target exactly as it came. */
  readonly target: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly params: Readonly<Record<string, string>>;
  readonly headers: IncomingHttpHeaders;
  /** Whom the request is for: the host of a whole address, else `Host` (RFC 9112 section 3.2.2). */
  readonly host: string | undefined;
  /** Scheme and authority the caller used: links are made from it. */
  readonly origin: string;
  readonly world: World;
  readonly raw: IncomingMessage;
  /** Who asks, once somebody has looked; the log shows it. */
  identity: string;
  /** Sends an interim answer now, while the final one is still to be made. */
  sendInterim(interim: Interim): Promise<void>;
  /** Reads the body once; too much of it is refused with 413. */
  body(): Promise<Outcome<Buffer>>;
}

/** The most a body may have where an endpoint was not made for size. */
export const bodyLimitBytes = 1024 * 1024;

/** Nobody writes into the query of a request, so those without one share it. */
const nothingAsked = new URLSearchParams();

interface AskParts extends Pick<Ask, 'raw' | 'params' | 'world'> {
  readonly response: ServerResponse;
}

export function createAsk({ raw, response, params, world }: AskParts): Ask {
  const target = raw.url ?? '/';
  const local = pathAndQuery(target);
  const question = local.indexOf('?');
  const host = target.startsWith('/') ? raw.headers.host : (hostIn(target) ?? raw.headers.host);
  let reading: Promise<Outcome<Buffer>> | undefined;
  return {
    method: raw.method ?? 'GET',
    target,
    path: question < 0 ? local : local.slice(0, question),
    query: question < 0 ? nothingAsked : new URLSearchParams(local.slice(question + 1)),
    params,
    headers: raw.headers,
    host,
    origin: `${'encrypted' in raw.socket ? 'https' : 'http'}://${host ?? '127.0.0.1'}`,
    world,
    raw,
    identity: '',
    sendInterim: (interim) => writeInterim(response, [interim]),
    body: () => (reading ??= readBody(raw, bodyLimitBytes, () => tellToGoOn(raw, response))),
  };
}

const hostIn = (target: string): string | undefined => /^[a-z][a-z0-9+.-]*:\/\/([^/?#]*)/i.exec(target)?.[1];

/** The headers as they stood on the wire: order, case and repetition kept. */
export function wireHeaders(raw: IncomingMessage): HeaderPair[] {
  const pairs: HeaderPair[] = [];
  for (let at = 0; at < raw.rawHeaders.length; at += 2) {
    pairs.push([raw.rawHeaders[at] ?? '', raw.rawHeaders[at + 1] ?? '']);
  }
  return pairs;
}

/** A target may be absolute (`GET http://host/path`), as a proxy receives it. */
export function pathAndQuery(target: string): string {
  if (target.startsWith('/') || target === '*') return target;
  const afterScheme = /^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i.exec(target);
  if (!afterScheme) return target;
  const rest = target.slice(afterScheme[0].length);
  return rest.startsWith('/') ? rest : `/${rest}`;
}
