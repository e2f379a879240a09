import type { Auth } from '#shared/model/auth';
import type { ExchangeEvent } from '#shared/model/exchange-event';
import { hrefOf } from '#shared/http/url-parts';
import type { Answer } from './answer';
import { askWithCredentials, beginAuth } from './ask-with-credentials';
import type { AuthTurn } from './authentication';
import { addedCredentials } from './credentials';
import { nextHop, type ExchangeRun } from './exchange-run';
import { planRedirect, visitOf, type Redirect } from './follow-redirects';
import { guardAuth } from './guard-secrets';
import { skipBody, type Stop } from './receive-body';
import { readClock } from './timings';
import type { WireRequest } from './wire-request';

/** One hop after the other, until an answer is not a redirect that can be followed. */
export async function* followHops<T>(
  first: WireRequest,
  auth: Auth,
  run: ExchangeRun,
  receive: (answer: Answer, stop: Stop | null, run: ExchangeRun) => AsyncGenerator<ExchangeEvent, T>,
): AsyncGenerator<ExchangeEvent, T> {
  const { options } = run;
  const visited = new Set<string>();
  let bare = first;
  let turn = beginAuth(auth, run, run.send);
  for (let followed = 0; ; followed++) {
    visited.add(visitOf(bare));
    const { answer, authorized } = yield* askWithCredentials(bare, turn, run);
    const redirect = planRedirect(bare, answer.head, options, { followed, visited });
    if (redirect.kind !== 'follow') return yield* receive(answer, redirect.kind === 'stop' ? redirect.stop : null, run);

    await skipBody(answer, run);
    const leaves = !redirect.sameOrigin && !options.trustRedirects;
    yield redirected(redirect, leaves ? addedCredentials(bare, authorized) : [], run);
    if (!redirect.sameOrigin && !leaves) guardAuth(auth, redirect.request.url, run);
    // Once left, an origin's credentials are gone for good, also when the chain comes back to it.
    if (leaves) turn = leaveOrigin(run);
    bare = redirect.request;
    nextHop(run);
  }
}

function leaveOrigin(run: ExchangeRun): AuthTurn {
  run.isLed = true;
  return beginAuth({ kind: 'none' }, run, run.send);
}

function redirected(
  redirect: Extract<Redirect, { kind: 'follow' }>,
  credentials: readonly string[],
  run: ExchangeRun,
): ExchangeEvent {
  const { location, request, methodChanged } = redirect;
  return run.tell({
    type: 'redirected',
    hop: run.hop,
    location,
    url: hrefOf({ ...request.url, target: request.target }),
    method: request.method,
    methodChanged,
    dropped: [...new Set([...credentials, ...redirect.dropped])],
    timings: readClock(run.clock),
  });
}
