import type { Auth } from '#shared/model/auth';
import type { ExchangeEvent } from '#shared/model/exchange-event';
import type { RequestDraft } from '#shared/model/request-draft';
import { inUsualForm } from '#shared/model/request-options';
import type { Authorized, AuthTurn, Retry, SideSend } from './authentication';
import type { CookieBox } from './cookie-box';
import { guardSecrets } from './guard-secrets';
import { nextHop, noteSide, tellSides, type ExchangeRun } from './exchange-run';
import { untilHalted } from './halt';
import { skipChallenge } from './receive-body';
import { sendSide, type Send } from './side-exchange';
import { Stopped } from './stopped';
import { readClock } from './timings';
import type { Answer } from './answer';
import { transmit } from './transmit';
import { withCookies } from './with-cookies';
import type { WireRequest } from './wire-request';

/** NTLM takes two, Digest may be told that its nonce is stale: whoever asks more often will never be satisfied. */
const mostRetries = 4;

/** Begins with credentials; what they send on the side is told among the run's events. */
export function beginAuth(auth: Auth, run: ExchangeRun, send: Send): AuthTurn {
  const { context, halt } = run;
  // A login keeps its own cookies: they are whose it is, and not the environment's.
  const side = createSideSend(run, { send, cookies: null });
  return context.authenticator.begin(auth, { signal: halt.signal, environment: context.environment, send: side });
}

interface SideMeans {
  readonly send: Send;
  readonly cookies: CookieBox | null;
}

/** A way to send exchanges for the sake of a run, which notes them in its `sides`. */
export function createSideSend(run: ExchangeRun, { send, cookies }: SideMeans): SideSend {
  const { context, halt } = run;
  return async (draft, says) => {
    const sideId = crypto.randomUUID();
    const surroundings = { ...context, secrets: run.secrets, cookies };
    const side = { id: sideId, ownerId: run.id, draft: asThis(draft, run) };
    const answer = await sendSide(side, send, surroundings, halt.signal);
    noteSide(run, sideId, answer.exchange, says);
    return answer;
  };
}

/** Goes the same way as the request it is for: the same trust, the same time, the same limits. */
const asThis = (draft: RequestDraft, { options }: ExchangeRun): RequestDraft => {
  const { followRedirects, redirectOtherMethods, trustRedirects, withoutDefaults } = draft.options;
  const own = { followRedirects, redirectOtherMethods, trustRedirects, withoutDefaults, encodeUrl: true, decodeBody: true };
  // What is in it by now is meant as it is: a password may hold braces.
  const plain = { fillVariables: false };
  return { ...draft, options: { ...inUsualForm(options), ...own, ...plain } };
};

/** Sends a request with its credentials, and again as long as they have an answer to what the server asks. */
export async function* askWithCredentials(
  bare: WireRequest,
  turn: AuthTurn,
  run: ExchangeRun,
): AsyncGenerator<ExchangeEvent, { answer: Answer; authorized: Authorized }> {
  for (let tries = 0; ; tries++) {
    const authorized = yield* authorize(bare, turn, run);
    const whole = yield* withCookies(authorized, bare, run);
    await guardSecrets(whole.request, run);
    const answer = yield* transmit(whole, run);
    const retry = tries < mostRetries ? await readAnswer(turn, answer, authorized) : null;
    if (retry === null) return { answer, authorized };
    await skipChallenge(answer, run);
    yield run.tell({ type: 'challenged', hop: run.hop, ...retry, timings: readClock(run.clock) });
    nextHop(run);
  }
}

async function* authorize(bare: WireRequest, turn: AuthTurn, run: ExchangeRun): AsyncGenerator<ExchangeEvent, Authorized> {
  // What is sent on the side has time limits of its own.
  run.halt.unwatch();
  const authorized = await untilHalted(turn.authorize(bare), run.halt.signal);
  yield* tellSides(run);
  if (!authorized.ok) throw new Stopped(authorized.failure);
  return authorized.value;
}

async function readAnswer(turn: AuthTurn, { head, peer }: Answer, authorized: Authorized): Promise<Retry | null> {
  const read = (await turn.answer?.(head, authorized, peer)) ?? null;
  if (read === null) return null;
  if (!read.ok) throw new Stopped(read.failure);
  return read.value;
}
