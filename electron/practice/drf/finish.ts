import { hash } from 'node:crypto';
import { empty, typed, type HeaderPair, type WholeAnswer } from '../frame/answer.ts';
import type { Ask } from '../frame/ask.ts';
import { pagePolicy } from '../frame/html.ts';
import { allowHeader } from '../frame/methods.ts';
import type { Outcome, Refusal } from '../frame/outcome.ts';
import { refuse, wantsFlavour } from '../frame/refuse.ts';
import { isNotModified } from './conditions.ts';
import { contentTypeOf, renderers } from './negotiate.ts';
import { jsonRenderer } from './renderers/json.ts';
import type { Renderer } from './renderers/renderer.ts';
import type { Reply, Validators, View } from './view.ts';

/** The last step of a view: the format, the headers every DRF answer has, and the conditions of a GET. */
export function finish(view: View, ask: Ask, outcome: Outcome<unknown>, renderer: Renderer | null): WholeAnswer {
  const common = commonHeaders(view);
  if (!outcome.ok && wantsFlavour(ask)) {
    const answer = refuse(ask, outcome.refusal);
    return { ...answer, headers: [...answer.headers, ...common] };
  }
  const reply = outcome.ok ? (outcome.value as Reply) : replyOf(outcome.refusal);
  if (reply.bare) return { ...empty(reply.status, [['Content-Type', 'text/html; charset=utf-8'], ...shields]) };
  const headers: HeaderPair[] = [...common, ...(reply.headers ?? [])];
  if (reply.value === undefined) return empty(reply.status, headers);
  return render({ view, ask, reply, headers }, renderer ?? jsonRenderer);
}

function replyOf({ status, detail, fields, headers, bare = false }: Refusal): Reply {
  return { status, value: fields ?? { detail }, bare, ...(headers && { headers }) };
}

function render(made: { view: View; ask: Ask; reply: Reply; headers: HeaderPair[] }, renderer: Renderer): WholeAnswer {
  const { view, ask, reply, headers } = made;
  const body = renderer.render(reply.value, {
    ask,
    status: reply.status,
    name: view.name,
    description: view.description,
    headers: [['Content-Type', contentTypeOf(renderer)], ...headers],
    formats: renderers.map((each) => each.format),
  });
  const page: HeaderPair[] = renderer.format === 'api' ? [['Content-Security-Policy', pagePolicy]] : [];
  const answer = typed(reply.status, contentTypeOf(renderer), body, [...headers, ...page]);
  return reply.validators ? withValidators(ask, answer, body, reply.validators) : answer;
}

function withValidators(ask: Ask, answer: WholeAnswer, body: string, validators: Validators): WholeAnswer {
  const etag = etagOf(body, validators.revision);
  const modified: HeaderPair[] = validators.modified ? [['Last-Modified', new Date(validators.modified).toUTCString()]] : [];
  const headers: HeaderPair[] = [['ETag', etag], ...modified];
  if (ask.method !== 'GET' && ask.method !== 'HEAD') return { ...answer, headers: [...answer.headers, ...headers] };
  if (!isNotModified(ask, etag, validators.modified)) return { ...answer, headers: [...answer.headers, ...headers] };
  return empty(304, [...headers, ['Vary', 'Accept'], ...shields]);
}

/**
 * A strong tag: the bytes decide, so JSON and HTML have tags of their own. The revision stands in
 * front, so that a change can be guarded with the tag of any of them.
 */
function etagOf(body: string, revision: string | undefined): string {
  const digest = hash('sha1', body, 'base64url').slice(0, 16);
  return revision === undefined ? `"${digest}"` : `"${revision}-${digest}"`;
}

const shields: readonly HeaderPair[] = [
  ['X-Frame-Options', 'DENY'],
  ['X-Content-Type-Options', 'nosniff'],
  ['Referrer-Policy', 'same-origin'],
];

const common = new WeakMap<View, readonly HeaderPair[]>();

/** The same for every answer of a view, so they are put together once. */
function commonHeaders(view: View): readonly HeaderPair[] {
  const known = common.get(view);
  if (known) return known;
  const made: readonly HeaderPair[] = [['Vary', 'Accept'], ['Allow', allowHeader(Object.keys(view.handlers))], ...shields];
  common.set(view, made);
  return made;
}
