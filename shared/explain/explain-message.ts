import { headerValue } from '../http/header-list';
import { isIdempotent } from '../http/methods';
import { formatBytes, formatCount, formatSpan } from '../http/quantities';
import { withHeader } from './draft-change';
import type { AnswerInput } from './explain-input';
import { nothing, type Aspect } from './explanation';
import { saidBy } from './said';
import { lookAt, receivedField, sendNow, sentField, tellWrong, withTries } from './tell';

/** What was wrong with the message as such, whatever it was about: too slow, too large, framed or addressed otherwise than wanted. */
export function explainMessage(input: AnswerInput): Aspect {
  return tellers[input.exchange.head.status]?.(input) ?? nothing;
}

const tellers: Readonly<Record<number, (input: AnswerInput) => Aspect>> = {
  408: tooSlow,
  411: (input) =>
    withTries(
      tellWrong(
        input,
        'The body came without its length',
        'The server wants Content-Length; a body that is sent in chunks has none.',
        [sentField(input, 'Transfer-Encoding')],
      ),
      sendNow('Send it with its length', 'Content-Length instead of chunks.', {
        ...input.draft,
        options: { ...input.draft.options, bodyFraming: 'length' },
      }),
    ),
  413: (input) => {
    const bytes = input.hop.requestBodyBytes;
    const size = bytes === null ? 'Its length was not known beforehand.' : `It has ${formatBytes(bytes)}.`;
    return withTries(
      tellWrong(input, 'The body is larger than the server takes', [size, saidBy(input)].filter(Boolean).join(' '), [
        sentField(input, 'Content-Length'),
        receivedField(input, 'Retry-After'),
      ]),
      lookAt('Shorten the body', 'Or send it in parts, where the server takes such.', input, 'body'),
    );
  },
  414: (input) =>
    withTries(
      tellWrong(
        input,
        'The address is too long',
        `It has ${formatCount(input.hop.target.length)} characters. What does not fit belongs into a body.`,
        [{ kind: 'request', hop: input.at }],
      ),
      lookAt('Shorten the query', 'Or send it in a body, with POST or QUERY.', input, 'params'),
    ),
  417: (input) =>
    withTries(
      tellWrong(input, 'The server does not do what Expect asks', 'Send it without.', [sentField(input, 'Expect')]),
      sendNow('Send it without Expect', '', withHeader(input.draft, 'Expect', null)),
    ),
  421: (input) =>
    withTries(
      tellWrong(
        input,
        'This server does not answer for that host',
        'The connection led to a server for other names; a new connection, or its own name in Host, may help.',
        [sentField(input, 'Host')],
      ),
      sendNow('Send it with the Host of the address', '', withHeader(input.draft, 'Host', null)),
    ),
  425: (input) =>
    withTries(
      tellWrong(
        input,
        'The server will not risk a replay',
        'The request came as early data, which somebody could send once more. Send it again after the handshake.',
        [sentField(input, 'Early-Data')],
      ),
      sendNow('Send it after the handshake', 'Without Early-Data.', withHeader(input.draft, 'Early-Data', null)),
    ),
  426: anotherProtocol,
  431: headTooLarge,
};

function tooSlow(input: AnswerInput): Aspect {
  const { draft, exchange, hop } = input;
  const took = `The answer came ${formatSpan(exchange.timings.totalMs)} after the request began.`;
  const held = draft.options.bodyDelayMs > 0 ? ` Options hold the body back for ${formatSpan(draft.options.bodyDelayMs)}.` : '';
  const detail = `The server waited for the rest of it and gave up. ${took}${held}`;
  const again = isIdempotent(hop.method)
    ? `${hop.method} twice does what once does.`
    : 'Nothing was done yet: the server never had all of it.';
  return withTries(
    tellWrong(input, 'The request took too long to arrive', detail, [receivedField(input, 'Connection')]),
    sendNow('Send all of it at once', again, { ...draft, options: { ...draft.options, bodyDelayMs: 0 } }),
  );
}

function anotherProtocol(input: AnswerInput): Aspect {
  const wanted = headerValue(input.exchange.head.headers, 'Upgrade');
  const detail = wanted === null ? 'The answer does not say which, although it has to.' : `The server wants ${wanted}.`;
  const told = tellWrong(input, 'Another protocol is wanted', detail, [
    receivedField(input, 'Upgrade'),
    receivedField(input, 'Sec-WebSocket-Version'),
  ]);
  if (wanted === null || /^HTTP\//i.test(wanted)) return told;
  const offered = withHeader(withHeader(input.draft, 'Upgrade', wanted), 'Connection', 'Upgrade');
  const socket = withHeader(withHeader(offered, 'Sec-WebSocket-Version', '13'), 'Sec-WebSocket-Key', exampleKey);
  const draft = /^websocket$/i.test(wanted) ? socket : offered;
  return withTries(told, sendNow(`Ask for the switch to ${wanted}`, 'Shows the handshake; HTTP ends after it.', draft));
}

/** Of RFC 6455, 1.3: any sixteen bytes do for a handshake that is only looked at. */
const exampleKey = 'dGhlIHNhbXBsZSBub25jZQ==';

function headTooLarge(input: AnswerInput): Aspect {
  const fields = input.hop.requestHeaders.map(([name, value]) => ({ name, length: name.length + value.length + 4 }));
  const largest = fields.toSorted((a, b) => b.length - a.length)[0];
  const sum = fields.reduce((total, { length }) => total + length, 0);
  const detail = `Together they have ${formatBytes(sum)}${largest ? `; the largest is ${largest.name} with ${formatBytes(largest.length)}` : ''}.`;
  return withTries(
    tellWrong(input, 'The headers are larger than the server takes', detail, [{ kind: 'request', hop: input.at }]),
    lookAt('Shorten the headers', 'Cookies are often the largest.', input, 'headers'),
  );
}
