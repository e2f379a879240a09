import { headerValue } from '../../http/header-list';
import { type Address, lastOf } from '../read-address';
import type { Seen, SeenAnswer } from '../seen';

/** Whether an answer is a representation that a client may well keep: not a stream, not a secret, not made for this one time. */
export const isForReuse = (seen: Seen, answer: SeenAnswer): boolean =>
  seen.method === 'GET' && answer.status === 200 && answer.bodyBytes > 0 && isKept(answer) && !isOfTheMoment(seen.address);

const isKept = ({ headers, mediaType }: SeenAnswer): boolean =>
  !/no-store/i.test(headerValue(headers, 'Cache-Control') ?? '') &&
  headerValue(headers, 'Set-Cookie') === null &&
  !/^(?:text\/event-stream|application\/x-ndjson|application\/grpc.*|multipart\/.*)$/.test(mediaType?.essence ?? '');

const isOfTheMoment = (address: Address): boolean =>
  /^(?:health|healthz|ping|status|metrics|live|ready|readyz|time|now|random)$/i.test(lastOf(address));
