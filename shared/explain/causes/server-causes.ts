import { headerValue } from '../../http/header-list';
import { formatSpan } from '../../http/quantities';
import type { AnswerInput } from '../explain-input';
import { receivedField, sentField } from '../tell';
import { type CauseReader, when } from './cause';
import { isServersOwnPage } from './client-causes';

const hasBody = ({ hop }: AnswerInput): boolean => hop.requestBodyBytes !== 0;
const requestLine = ({ at }: AnswerInput) => ({ kind: 'request', hop: at }) as const;
const isHtml = (input: AnswerInput): boolean => /html/i.test(headerValue(input.exchange.head.headers, 'Content-Type') ?? '');

/** Reasons of a 5xx that the exchange itself speaks for, by status. */
export const serverCauses: Readonly<Record<number, readonly CauseReader[]>> = {
  500: [
    (input) =>
      when(hasBody(input), 5, 'The body holds something that the server did not expect.', sentField(input, 'Content-Type')),
    (input) => when(input.hop.target.includes('?'), 4, 'A parameter of the query was not expected.', requestLine(input)),
    (input) =>
      when(
        isServersOwnPage(input),
        4,
        'The web server could not run the application at all.',
        receivedField(input, 'Server'),
        receivedField(input, 'Content-Type'),
      ),
    (input) =>
      when(
        isHtml(input) && !isServersOwnPage(input),
        3,
        'An error nobody caught: the page is one that the framework makes then.',
        receivedField(input, 'Content-Type'),
      ),
    (input) => when(!hasBody(input), 2, 'Something the server needs, such as its database, is not there.'),
  ],
  502: [
    (input) =>
      when(
        isServersOwnPage(input),
        6,
        'The application behind this web server is not running, or listens elsewhere.',
        receivedField(input, 'Server'),
      ),
    (input) => when(true, 3, 'What is behind it broke off, or did not answer with HTTP.', receivedField(input, 'Via')),
  ],
  503: [
    (input) =>
      when(
        receivedField(input, 'Retry-After') !== null,
        6,
        'It is being worked on, or has more to do than it can: it says when to come again.',
        receivedField(input, 'Retry-After'),
      ),
    (input) =>
      when(
        isServersOwnPage(input) && receivedField(input, 'Retry-After') === null,
        5,
        'The web server has nobody to give the request to, or was told to give out no more at once.',
        receivedField(input, 'Server'),
      ),
    () => when(true, 2, 'It has just been started, or is about to stop.'),
  ],
  504: [
    (input) =>
      when(
        /only-if-cached/i.test(headerValue(input.hop.requestHeaders, 'Cache-Control') ?? ''),
        9,
        'The request wants only what a cache has, and none has it.',
        sentField(input, 'Cache-Control'),
      ),
    (input) =>
      when(
        true,
        5,
        `What is behind it needs longer than the one before it waits, which was ${formatSpan(input.exchange.timings.totalMs)}.`,
        receivedField(input, 'Server') ?? receivedField(input, 'Via'),
      ),
    () => when(true, 2, 'What is behind it cannot be reached from there.'),
  ],
};
