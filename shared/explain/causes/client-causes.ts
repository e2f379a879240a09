import { headerValue } from '../../http/header-list';
import { readRateLimits } from '../../http/rate-limits';
import { credentialSent } from '../credential-sent';
import type { AnswerInput } from '../explain-input';
import { receivedField, sentField } from '../tell';
import { type CauseReader, when } from './cause';

/** Reasons of a 4xx that the exchange itself speaks for, by status. */
export const clientCauses: Readonly<Record<number, readonly CauseReader[]>> = {
  400: [
    (input) => when(!sentField(input, 'Host'), 9, 'Host is missing, which HTTP/1.1 wants.', requestLine(input)),
    (input) =>
      when(
        /sent to HTTPS port/i.test(pageText(input)),
        9,
        'The port speaks https, and the request came without TLS.',
        requestLine(input),
      ),
    (input) =>
      when(
        /header or cookie too large/i.test(pageText(input)),
        9,
        'The headers are too large: nginx says 400 for it, where 431 is meant.',
        sentField(input, 'Cookie'),
      ),
    (input) =>
      when(
        hasBody(input) && !sentField(input, 'Content-Type'),
        7,
        'The body came without Content-Type, so the server had to guess.',
        requestLine(input),
      ),
    (input) =>
      when(
        /[^\x21-\x7e]|[<>"{}|\\^`]/.test(input.hop.target),
        7,
        'The address holds characters that have to be percent-encoded.',
        requestLine(input),
      ),
    (input) =>
      when(
        hasBody(input),
        4,
        'A field of the body is missing, or has a value of the wrong kind.',
        sentField(input, 'Content-Type'),
      ),
    (input) =>
      when(hasQuery(input), 3, 'A parameter of the query has a value that the server does not read.', requestLine(input)),
  ],
  401: [
    (input) => when(!sent(input), 8, 'The request asked as nobody.', requestLine(input)),
    (input) =>
      when(
        sent(input)?.scheme.toLowerCase() === 'basic',
        5,
        'The name or the password is another one here.',
        sentField(input, 'Authorization'),
      ),
    (input) =>
      when(
        sent(input)?.scheme.toLowerCase() === 'digest',
        5,
        'The password is another one, or the nonce was used before.',
        sentField(input, 'Authorization'),
      ),
    (input) =>
      when(
        /^(bearer|token|jwt)$/i.test(sent(input)?.scheme ?? ''),
        5,
        'The token has expired, was withdrawn, or was given out by another server.',
        sentField(input, 'Authorization'),
      ),
    (input) =>
      when(
        sent(input)?.scheme.toLowerCase() === 'oauth',
        5,
        'One of the secrets it is signed with is another one, or the clock here is wrong.',
        sentField(input, 'Authorization'),
      ),
    (input) =>
      when(
        sent(input)?.scheme.toUpperCase() === 'AWS4-HMAC-SHA256',
        5,
        'The secret key, the region or the service it is signed for is another one, or the clock here is wrong.',
        sentField(input, 'Authorization'),
      ),
    (input) => when(!!sent(input), 2, 'It is a credential of another environment, such as testing instead of production.'),
  ],
  403: [
    (input) =>
      when(
        isProxysPage(input),
        8,
        'The proxy on the way does not let this through; the server was not asked.',
        receivedField(input, 'X-Squid-Error') ?? receivedField(input, 'Via'),
      ),
    (input) =>
      when(
        isServersOwnPage(input) && !isProxysPage(input) && pathOf(input).endsWith('/'),
        7,
        'It is a folder without a page of its own, and the web server does not list folders.',
        receivedField(input, 'Server'),
      ),
    (input) =>
      when(
        isServersOwnPage(input),
        5,
        'A rule of the web server or of a firewall before it refuses; the application was not asked.',
        receivedField(input, 'Server'),
        receivedField(input, 'Content-Type'),
      ),
    (input) => when(!sent(input), 5, 'One has to be known here, and the server says 403 where 401 is meant.'),
    (input) => when(!!sent(input) && !isReading(input), 4, 'Whoever this is may read, and may not change.', requestLine(input)),
    (input) => when(!!sent(input), 3, 'It belongs to somebody else, or is for another role.', sentField(input, 'Authorization')),
  ],
  404: [
    (input) =>
      when(
        /%7b|%7d|[{}]|\/:[a-z_]+(\/|$|\?)/i.test(input.hop.target),
        9,
        'A placeholder still stands in the address.',
        requestLine(input),
      ),
    (input) =>
      when(/\/\//.test(pathOf(input)), 7, 'Two slashes follow each other: a part of the path is empty.', requestLine(input)),
    (input) =>
      when(
        isServersOwnPage(input),
        6,
        'The page is the web server’s own: the application behind it was not reached under this path.',
        receivedField(input, 'Server'),
        receivedField(input, 'Content-Type'),
      ),
    (input) => when(endsInId(input), 5, 'There is none with this id: it was removed, or never was.', requestLine(input)),
    (input) => when(/[A-Z]/.test(pathOf(input)), 4, 'Paths tell capital letters from small ones.', requestLine(input)),
    (input) =>
      when(
        !pathOf(input).endsWith('/') && isDjango(input),
        4,
        'Django knows most addresses with a slash at the end only.',
        requestLine(input),
      ),
    (input) => when(!sent(input), 2, 'It is there and hidden from those who do not say who they are.'),
    (input) => when(!!sent(input), 1, 'It is there and hidden from the one who asked.', sentField(input, 'Authorization')),
  ],
  405: [
    (input) =>
      when(
        /^(PUT|PATCH|DELETE)$/.test(input.hop.method) && !endsInId(input),
        6,
        'It is the address of a list; a single item has one of its own, with its id.',
        requestLine(input),
      ),
    (input) =>
      when(
        input.hop.method === 'POST' && endsInId(input),
        6,
        'It is the address of a single item; what is new goes to the list above it.',
        requestLine(input),
      ),
    (input) =>
      when(
        isServersOwnPage(input),
        5,
        'A file answers here, not the application: the web server only reads files.',
        receivedField(input, 'Server'),
      ),
  ],
  429: [
    (input) =>
      when(
        rates(input).some(({ left, windowSeconds }) => left === 0 && (windowSeconds ?? 0) >= 3600),
        8,
        'The share of an hour or a day is used up; going slower helps only once it begins anew.',
        receivedField(input, 'RateLimit') ?? receivedField(input, 'X-RateLimit-Remaining'),
      ),
    (input) =>
      when(
        rates(input).some(({ left, windowSeconds }) => left === 0 && (windowSeconds ?? 3600) < 3600),
        7,
        'Too many came within a short time, as a loop without a pause makes them.',
        receivedField(input, 'RateLimit') ?? receivedField(input, 'X-RateLimit-Remaining'),
      ),
    (input) =>
      when(
        !sent(input),
        4,
        'Who says no name is counted by address, together with everybody else behind it.',
        requestLine(input),
      ),
    (input) => when(!!sent(input), 3, 'Another program uses the same credential.', sentField(input, 'Authorization')),
  ],
  409: [
    (input) =>
      when(input.hop.method === 'POST' && hasBody(input), 5, 'A value that must be unique is taken already.', { kind: 'body' }),
    (input) =>
      when(
        input.hop.method === 'POST' && !hasBody(input),
        5,
        'It is in a state that does not allow this step, or not yet.',
        requestLine(input),
      ),
    (input) =>
      when(
        /^(PUT|PATCH)$/.test(input.hop.method),
        5,
        'Somebody has changed it since you read it.',
        sentField(input, 'If-Match') ?? requestLine(input),
      ),
    (input) => when(input.hop.method === 'DELETE', 6, 'Something else still needs it.', requestLine(input)),
  ],
};

const rates = ({ exchange }: AnswerInput) => readRateLimits(exchange.head.headers, exchange.endedAt);
const requestLine = ({ at }: AnswerInput) => ({ kind: 'request', hop: at }) as const;
const sent = ({ hop, at, draft }: AnswerInput) => credentialSent(hop, at, draft);
const hasBody = ({ hop }: AnswerInput): boolean => hop.requestBodyBytes !== 0;
const hasQuery = ({ hop }: AnswerInput): boolean => hop.target.includes('?');
const isReading = ({ hop }: AnswerInput): boolean => /^(GET|HEAD|OPTIONS)$/.test(hop.method);
const pathOf = ({ hop }: AnswerInput): string => hop.target.split('?')[0] ?? '';
const pageText = ({ page }: AnswerInput): string => `${page?.title ?? ''} ${page?.description ?? ''} ${page?.htmlTitle ?? ''}`;

/** Digits, a UUID, or a long mixture of both: what ids look like. */
const endsInId = (input: AnswerInput): boolean =>
  /\/(\d+|[0-9a-f]{8}-[0-9a-f-]{27}|[0-9a-f]{16,}|(?=[^/]*\d)[A-Za-z0-9_-]{10,})\/?$/i.test(pathOf(input));

/** Squid, when the page is its own and not one that it handed on. */
const isProxysPage = (input: AnswerInput): boolean =>
  headerValue(input.exchange.head.headers, 'X-Squid-Error') !== null ||
  /^squid/i.test(headerValue(input.exchange.head.headers, 'Server') ?? '');

const isDjango = (input: AnswerInput): boolean =>
  /wsgiserver|gunicorn|uvicorn|daphne/i.test(headerValue(input.exchange.head.headers, 'Server') ?? '');

/** The error page that a web server makes itself: HTML, although the request did not ask as a browser does. */
export function isServersOwnPage({ exchange, hop }: AnswerInput): boolean {
  const { headers } = exchange.head;
  const isHtml = /html/i.test(headerValue(headers, 'Content-Type') ?? '');
  const asked = headerValue(hop.requestHeaders, 'Accept') ?? '';
  const isKnown = /^(nginx|apache|squid|caddy|microsoft-iis|openresty|lighttpd|cloudflare)/i.test(
    headerValue(headers, 'Server') ?? '',
  );
  return isHtml && isKnown && !/text\/html/i.test(asked);
}
