import type { Method } from '../endpoint.ts';
import type { HeaderPair, WholeAnswer } from '../frame/answer.ts';
import type { Ask } from '../frame/ask.ts';
import { goOn } from '../frame/go-on.ts';
import { allows } from '../frame/methods.ts';
import { granted, refused, type Outcome } from '../frame/outcome.ts';
import { authenticate, unauthenticated, type Authenticator } from '../policies/authentication.ts';
import type { Permission } from '../policies/permissions.ts';
import { throttle, type Throttle } from '../policies/throttling.ts';
import type { Person } from '../world/people.ts';
import { explainReply, isExplained } from './explain.ts';
import { finish } from './finish.ts';
import { negotiate } from './negotiate.ts';
import { parses, patchParses } from './parsers/parse-body.ts';
import type { Renderer } from './renderers/renderer.ts';
import { renderers } from './negotiate.ts';
import { startTiming, type ViewTiming } from './view-timing.ts';

/** What a handler has to say; the view puts it into the format and the headers. */
export interface Reply {
  readonly status: number;
  /** Left out where there is no body. */
  readonly value?: unknown;
  /** In place of `value` where it need not be made, because its JSON is known. */
  readonly known?: KnownJson;
  readonly headers?: readonly HeaderPair[];
  /** Present where the answer may be kept and asked for again with a condition. */
  readonly validators?: Validators;
  /** An answer Django gives before the view is reached: no body, no `Allow`. */
  readonly bare?: boolean;
}

export interface KnownJson {
  /** One character for each byte. */
  readonly text: string;
  readonly digest: () => string;
  readonly value: () => unknown;
}

export interface Validators {
  /** Tells versions of one object apart, whatever it looks like. */
  readonly revision?: string;
  /** ISO time. */
  readonly modified?: string;
}

export type Handler = (ask: Ask, person: Person | null) => Outcome<Reply> | Promise<Outcome<Reply>>;

/** A DRF view: policies first, then the handler of the method. */
export interface View {
  readonly name: string;
  readonly description: string;
  readonly authenticators: readonly Authenticator[];
  readonly permission: Permission;
  readonly throttles?: readonly Throttle[];
  readonly handlers: Partial<Record<Method, Handler>>;
  /** What OPTIONS says a caller who may write could send: `{"POST": …}` or `{"PUT": …}`. */
  actions?(ask: Ask, person: Person | null): Readonly<Record<string, unknown>> | null;
}

/** Answers as DRF's `dispatch` does: negotiate, authenticate, permit, throttle, then the method. */
export function serveView(view: View, ask: Ask): WholeAnswer | Promise<WholeAnswer> {
  const timing = startTiming();
  const renderer = negotiate(ask);
  if (!renderer.ok) return finish({ view, ask, timing }, renderer, null);
  return goOn(judgeAndHandle(view, ask, timing), (outcome) => finish({ view, ask, timing }, outcome, renderer.value));
}

function judgeAndHandle(view: View, ask: Ask, timing: ViewTiming): Outcome<Reply> | Promise<Outcome<Reply>> {
  const person = authenticate(ask, view.authenticators);
  timing.mark('auth');
  if (!person.ok) return person;
  if (!view.permission.allows(ask.method, person.value)) return refused(denied(view, person.value));
  const passed = view.throttles ? throttle(ask, view.throttles, person.value) : unthrottled;
  timing.mark('authz');
  if (!passed.ok) return passed;
  return goOn(answerMethod(view, ask, person.value), (outcome) => {
    timing.mark('app');
    return withMore(outcome, passed.value);
  });
}

const unthrottled: Outcome<readonly HeaderPair[]> = granted([]);

function answerMethod(view: View, ask: Ask, person: Person | null): Outcome<Reply> | Promise<Outcome<Reply>> {
  if (ask.method === 'OPTIONS') return granted(describeView(view, ask, person));
  const method = ask.method === 'HEAD' ? 'GET' : ask.method;
  const handler = allows(viewMethods(view), ask.method) ? view.handlers[method as Method] : undefined;
  if (!handler) return refused({ status: 405, detail: `Method "${ask.method}" not allowed.` });
  return isExplained(ask) ? explainReply(() => handler(ask, person)) : handler(ask, person);
}

function withMore(outcome: Outcome<Reply>, more: readonly HeaderPair[]): Outcome<Reply> {
  if (more.length === 0) return outcome;
  if (outcome.ok) return granted({ ...outcome.value, headers: [...(outcome.value.headers ?? []), ...more] });
  return refused({ ...outcome.refusal, headers: [...(outcome.refusal.headers ?? []), ...more] });
}

function denied(view: View, person: Person | null) {
  return person ? forbidden : unauthenticated(view.authenticators);
}

export const forbidden = { status: 403, detail: 'You do not have permission to perform this action.' };

function describeView(view: View, ask: Ask, person: Person | null): Reply {
  const actions = view.actions?.(ask, person) ?? null;
  const accepts = viewMethods(view).includes('PATCH') ? [...parses, ...patchParses] : parses;
  return {
    status: 200,
    value: {
      name: view.name,
      description: view.description,
      renders: renderers.map((renderer: Renderer) => renderer.mediaType),
      parses: accepts,
      ...(actions && { actions }),
    },
    headers: acceptHeaders(view),
  };
}

function acceptHeaders(view: View): HeaderPair[] {
  const methods = viewMethods(view);
  return [
    ...(methods.includes('POST') ? ([['Accept-Post', parses.join(', ')]] as const) : []),
    ...(methods.includes('PATCH') ? ([['Accept-Patch', [...patchParses, ...parses].join(', ')]] as const) : []),
  ];
}

export function viewMethods(view: View): Method[] {
  return Object.keys(view.handlers) as Method[];
}
