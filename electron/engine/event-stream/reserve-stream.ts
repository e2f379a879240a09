import { goesByHash, graphqlText, type SentGraphql } from '#shared/graphql/graphql-text';
import { saysUnknownHash } from '#shared/graphql/unknown-hash';
import { isArray, isObject, member, textMember } from '#shared/hypermedia/json-value';
import { parseJson } from '#shared/hypermedia/parse-json';
import { createRow } from '#shared/model/row';
import type { GraphqlBody } from '#shared/model/body';
import type { ExchangeEvent } from '#shared/model/exchange-event';
import type { RequestDraft } from '#shared/model/request-draft';
import { createSideSend } from '../ask-with-credentials';
import type { SideAnswer } from '../authentication';
import { tellSides, type ExchangeRun } from '../exchange-run';
import { persistedExtensions } from '../send-persisted';
import { transcriptOf, type SocketRun } from '../socket/socket-run';
import { refuseAnswer } from '../stopped';

/** A stream that was reserved, and the operation that is asked beside it (GraphQL over SSE, “Single connection mode”). */
export interface Reservation {
  readonly token: string;
  readonly operationId: string;
}

/** What carries the token of a reservation. */
export const tokenField = 'X-GraphQL-Event-Stream-Token';

/** No server makes its tickets longer. */
const longestToken = 4096;

/** Asks for a stream to be opened later. `draft` is the operation's request, all variables filled in. */
export async function* reserveStream(draft: RequestDraft, { run }: SocketRun): AsyncGenerator<ExchangeEvent, Reservation> {
  const answer = await sideOf(run)({ ...draft, method: 'PUT', body: { kind: 'none' }, socket: null }, 'reserves a stream');
  yield* tellSides(run);
  const status = answer.exchange.head?.status ?? null;
  const token = answer.text?.trim() ?? '';
  if (status !== 201) refuseAnswer(`it reserves no stream: the PUT for one ${wasAnswered(status)}, and 201 is wanted`);
  // It becomes the value of a header.
  if (!/^[\x21-\x7e]+(?: [\x21-\x7e]+)*$/.test(token) || token.length > longestToken)
    refuseAnswer('it reserves a stream, and tells no token for it');
  return { token, operationId: crypto.randomUUID() };
}

const wasAnswered = (status: number | null): string => (status === null ? 'was not answered' : `was answered with ${status}`);

/** Asks for the operation on another connection, now that its stream is open; why it is refused, null when it is taken. */
export async function* askBeside(beside: Beside, socket: SocketRun): AsyncGenerator<ExchangeEvent, string | null> {
  const { draft } = beside;
  const { body } = draft;
  if (body.kind !== 'graphql') return null;
  const ask = goesByHash(draft) ? askByHash : askOnce;
  const answer = yield* ask(beside, body, socket);
  const status = answer.exchange.head?.status ?? null;
  if (isTaken(status) && !hasErrors(answer)) return null;
  if (answer.text !== null) transcriptOf(socket).note({ from: 'server', kind: 'text', event: 'error', text: answer.text });
  const [message] = messagesOf(answer);
  return message === undefined ? `The operation ${wasAnswered(status)}.` : `The operation is refused: ${message}`;
}

const isTaken = (status: number | null): boolean => status !== null && status >= 200 && status < 300;

/** An operation that belongs to a stream. `draft` is its request, all variables filled in. */
interface Beside {
  readonly draft: RequestDraft;
  readonly reservation: Reservation;
}

async function* askByHash(beside: Beside, body: GraphqlBody, socket: SocketRun): AsyncGenerator<ExchangeEvent, SideAnswer> {
  const extensions = persistedExtensions(body.query);
  const answer = yield* askOnce(beside, { ...body, query: '', extensions }, socket);
  return saysUnknownHash(answer.text ?? '') ? yield* askOnce(beside, { ...body, extensions }, socket) : answer;
}

async function* askOnce(
  { draft, reservation }: Beside,
  body: SentGraphql,
  socket: SocketRun,
): AsyncGenerator<ExchangeEvent, SideAnswer> {
  const { run } = socket;
  const text = graphqlText({ ...body, extensions: { ...body.extensions, operationId: reservation.operationId } });
  transcriptOf(socket).note({ from: 'client', kind: 'text', event: 'subscribe', text });
  const asked = { ...draft, method: 'POST', headers: withToken(draft, reservation), body: { kind: 'json', text } as const };
  const answer = await sideOf(run)({ ...asked, socket: null }, 'asks for the operation');
  yield* tellSides(run);
  return answer;
}

/** Says that no more is wanted. What comes of it changes nothing: the stream is left all the same. */
export async function stopBeside(draft: RequestDraft, reservation: Reservation, { run }: SocketRun): Promise<void> {
  const joint = draft.url.includes('?') ? '&' : '?';
  const url = draft.url.replace(/(#.*)?$/s, `${joint}operationId=${reservation.operationId}`);
  const headers = withToken(draft, reservation);
  await sideOf(run)({ ...draft, method: 'DELETE', url, headers, body: { kind: 'none' }, socket: null }, 'stops the operation');
}

const withToken = ({ headers }: RequestDraft, { token }: Reservation): RequestDraft['headers'] => [
  ...headers,
  createRow(tokenField, token),
];

/** Whoever may open the stream may ask on it: the same jar, the same credentials. */
const sideOf = (run: ExchangeRun) => createSideSend(run, { send: run.send, cookies: run.cookies });

const errorsOf = ({ text }: SideAnswer) => {
  const errors = member(parseJson(text ?? ''), 'errors');
  return isArray(errors) ? errors : [];
};

const hasErrors = (answer: SideAnswer): boolean => errorsOf(answer).some(isObject);

const messagesOf = (answer: SideAnswer): string[] => errorsOf(answer).flatMap((error) => textMember(error, 'message') ?? []);
