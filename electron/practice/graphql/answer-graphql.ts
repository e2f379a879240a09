import type { ExecutionResult } from 'graphql';
import type { SocketAsk } from '../endpoint.ts';
import { typed, type WholeAnswer } from '../frame/answer.ts';
import type { Ask } from '../frame/ask.ts';
import { refuse } from '../frame/refuse.ts';
import { anyAuthenticator, authenticate } from '../policies/authentication.ts';
import type { Caller } from './caller.ts';
import { findDocument } from './find-document.ts';
import { readParams } from './read-params.ts';
import { askReserved, openReserved, reserve, serveReserved, stopReserved, tokenIn } from './reserved-streams.ts';
import { checkOperation, runOperation, type Checked } from './run-operation.ts';
import { transportWs } from './speak-transport-ws.ts';
import { answerAsEvents } from './stream-results.ts';

/** The media type of results (GraphQL over HTTP, 4.1). */
export const resultType = 'application/graphql-response+json';

/** What a server of GraphQL lets others do. */
export interface Openness {
  /** Introspection is switched off. */
  readonly isClosed?: boolean;
  /** Only documents that are known by an id are run. */
  readonly onlyTrusted?: boolean;
  /** Results come over a stream that was reserved before, and no other way. */
  readonly onReserved?: boolean;
}

/** Answers a request of GraphQL, whichever way it asks. */
export async function answerGraphql(ask: Ask, open: Openness): Promise<WholeAnswer> {
  const person = authenticate(ask, anyAuthenticator);
  if (!person.ok) return refuse(ask, person.refusal);
  const caller: Caller = { world: ask.world, person: person.value };
  if (open.onReserved) return answerReserved(ask, caller, open);
  return answerAlone(ask, caller, open);
}

async function answerAlone(ask: Ask, caller: Caller, open: Openness): Promise<WholeAnswer> {
  const checked = await readOperation(ask, open);
  if ('status' in checked) return checked;
  if (accepts(ask, 'text/event-stream')) return answerAsEvents(checked, caller);
  if (!checked.ok) return answerWith(ask, { errors: checked.errors });
  return unfit(ask, checked) ?? answerWith(ask, await runOperation(checked, caller));
}

async function answerReserved(ask: Ask, caller: Caller, open: Openness): Promise<WholeAnswer> {
  const token = tokenIn(ask);
  if (token !== null) return answerBeside(ask, { token, caller, open });
  if (ask.method === 'PUT') return reserve(ask, open.isClosed === true);
  return refuse(ask, {
    status: 400,
    detail: 'Results come over a stream here, and no stream is named.',
    help: 'PUT reserves one and answers with its token; send that in X-GraphQL-Event-Stream-Token.',
  });
}

/** What belongs to a stream that was reserved: opening it, asking on it, and stopping what was asked. */
async function answerBeside(
  ask: Ask,
  { token, caller, open }: { readonly token: string; readonly caller: Caller; readonly open: Openness },
): Promise<WholeAnswer> {
  const stream = serveReserved(ask, token);
  if ('status' in stream) return stream;
  if (ask.method === 'DELETE') return stopReserved(ask, stream);
  if (ask.method === 'GET' && accepts(ask, 'text/event-stream')) return openReserved(ask, stream);
  const checked = await readOperation(ask, open);
  if ('status' in checked) return checked;
  if (!checked.ok) return answerWith(ask, { errors: checked.errors });
  return askReserved(ask, stream, { params: checked.params, caller });
}

async function readOperation(ask: Ask, { isClosed = false, onlyTrusted = false }: Openness): Promise<Checked | WholeAnswer> {
  const sent = await readParams(ask);
  if (!sent.ok) return refuse(ask, sent.refusal);
  const found = findDocument(ask.world, sent.value, onlyTrusted);
  return found.ok ? checkOperation(found.params, isClosed) : { ok: false, errors: found.errors };
}

/** What this way of asking cannot carry. */
function unfit(ask: Ask, { type }: Extract<Checked, { ok: true }>): WholeAnswer | null {
  if (type === 'subscription')
    return refuse(ask, {
      status: 406,
      detail: 'A subscription has more than one answer.',
      help: `Ask with Accept: text/event-stream, or over a WebSocket that offers ${transportWs}.`,
    });
  if (type === 'query' || ask.method === 'POST') return null;
  return refuse(ask, { status: 405, detail: 'Only a query goes by GET.', headers: [['Allow', 'POST']] });
}

/** Clients that know the media type of GraphQL get the status of HTTP as well; others get 200 whatever came of it (GraphQL over HTTP, 6.4). */
function answerWith(ask: Ask, result: ExecutionResult): WholeAnswer {
  const isKnown = accepts(ask, resultType);
  const status = isKnown && result.data === undefined ? 400 : 200;
  return typed(status, `${isKnown ? resultType : 'application/json'}; charset=utf-8`, JSON.stringify(result), [
    ['Vary', 'Accept'],
  ]);
}

const accepts = (ask: Ask, mediaType: string): boolean => (ask.headers.accept ?? '').toLowerCase().includes(mediaType);

/** Whoever opened the socket, or whoever connection_init names in place of a header. */
export function callerBy(ask: SocketAsk, payload: Readonly<Record<string, unknown>>): Caller | null {
  const said = Object.entries(payload).find(([name]) => name.toLowerCase() === 'authorization')?.[1];
  const headers = typeof said === 'string' ? { ...ask.headers, authorization: said } : ask.headers;
  const person = authenticate({ ...ask, headers }, anyAuthenticator);
  return person.ok ? { world: ask.world, person: person.value } : null;
}
