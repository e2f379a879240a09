import { empty, type HeaderPair, type WholeAnswer } from '../frame/answer.ts';
import type { Ask } from '../frame/ask.ts';
import { pagePolicy } from '../frame/html.ts';
import { allowHeader } from '../frame/methods.ts';
import type { Outcome, Refusal } from '../frame/outcome.ts';
import { refuse, wantsFlavour } from '../frame/refuse.ts';
import { judgeRead } from './conditions.ts';
import { contentTypeOf, renderers } from './negotiate.ts';
import { jsonRenderer } from './renderers/json.ts';
import type { Renderer } from './renderers/renderer.ts';
import { digestOf } from './row-json.ts';
import type { ViewTiming } from './view-timing.ts';
import type { Reply, Validators, View } from './view.ts';

/** A view at work on one request. */
interface Served {
  readonly view: View;
  readonly ask: Ask;
  readonly timing: ViewTiming;
}

/** The last step of a view: the format, the headers every DRF answer has, and the conditions of a GET. */
export function finish(served: Served, outcome: Outcome<Reply>, renderer: Renderer | null): WholeAnswer {
  const { view, ask } = served;
  if (!outcome.ok && wantsFlavour(ask)) {
    const answer = refuse(ask, outcome.refusal);
    const own = answer.headers.filter(([name]) => name !== 'Vary');
    return { ...answer, headers: [...own, ...commonHeaders(view), timed(served)] };
  }
  const reply = outcome.ok ? outcome.value : replyOf(outcome.refusal);
  if (reply.bare) return bare(reply.status);
  if (reply.value !== undefined || reply.known) return render(served, reply, renderer ?? jsonRenderer);
  return empty(reply.status, [...commonHeaders(view), ...(reply.headers ?? []), timed(served)]);
}

/** What Django answers before a view is reached. */
const bare = (status: number): WholeAnswer => empty(status, [['Content-Type', 'text/html; charset=utf-8'], ...shields]);

function timed({ timing }: Served): HeaderPair {
  timing.mark('render');
  return ['Server-Timing', timing.header()];
}

function replyOf({ status, detail, fields, headers, bare = false }: Refusal): Reply {
  return { status, value: fields ?? { detail }, bare, ...(headers && { headers }) };
}

function render(served: Served, reply: Reply, renderer: Renderer): WholeAnswer {
  const { view, ask } = served;
  const type: HeaderPair = ['Content-Type', contentTypeOf(renderer)];
  const headers = [type, ...commonHeaders(view), ...(reply.headers ?? noHeaders)];
  const { body, digest, isOneByte } = writtenDown(served, reply, { renderer, headers });
  if (renderer.format === 'api') headers.push(['Content-Security-Policy', pagePolicy]);
  const validators = validatorsOf(reply.validators, digest);
  const instead = validators && isRead(ask) ? insteadOf(served, reply, validators) : null;
  if (instead) return instead;
  if (validators) headers.push(...validators.headers);
  headers.push(timed(served));
  return { status: reply.status, headers, body, isOneByte };
}

const noHeaders: readonly HeaderPair[] = [];

/** What a condition of the caller makes of the answer; nothing where it goes out as it is. */
function insteadOf(served: Served, reply: Reply, { etag, headers }: Tagged): WholeAnswer | null {
  const verdict = judgeRead(served.ask, etag, reply.validators?.modified);
  if (verdict === 'go on') return null;
  return verdict === 'failed' ? bare(412) : empty(304, [...headers, ['Vary', 'Accept'], ...shields, timed(served)]);
}

interface WrittenDown {
  readonly body: string;
  readonly isOneByte: boolean;
  readonly digest: () => string;
}

interface Writing {
  readonly renderer: Renderer;
  /** As the page shows them. */
  readonly headers: readonly HeaderPair[];
}

/** The body: what is known of it already, or what the renderer makes of the value. */
function writtenDown({ view, ask }: Served, reply: Reply, { renderer, headers }: Writing): WrittenDown {
  const { known } = reply;
  if (known && renderer === jsonRenderer && !ask.headers.accept?.includes('indent')) {
    return { body: known.text, digest: known.digest, isOneByte: true };
  }
  const page = { ask, status: reply.status, name: view.name, description: view.description, formats, headers };
  const body = renderer.render(known ? known.value() : reply.value, page);
  return { body, digest: () => digestOf(body), isOneByte: false };
}

const isRead = ({ method }: Ask): boolean => method === 'GET' || method === 'HEAD';

interface Tagged {
  readonly etag: string;
  readonly headers: readonly HeaderPair[];
}

function validatorsOf(validators: Validators | undefined, digest: () => string): Tagged | null {
  if (!validators) return null;
  const { revision, modified } = validators;
  const etag = etagOf(digest(), revision);
  const tag: HeaderPair = ['ETag', etag];
  return { etag, headers: modified ? [tag, ['Last-Modified', httpDate(modified)]] : [tag] };
}

const formats = renderers.map((each) => each.format);
const dates = new Map<string, string>();

/** A time as HTTP writes it; the same few are asked for again and again. */
function httpDate(iso: string): string {
  const known = dates.get(iso);
  if (known !== undefined) return known;
  if (dates.size >= 2_000) dates.clear();
  const made = new Date(iso).toUTCString();
  dates.set(iso, made);
  return made;
}

/**
 * A strong tag: the bytes decide, so JSON and HTML have tags of their own. The revision stands in
 * front, so that a change can be guarded with the tag of any of them.
 */
function etagOf(digest: string, revision: string | undefined): string {
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
  const made: readonly HeaderPair[] = [
    ['Vary', view.authenticators.some(({ name }) => name === 'session') ? 'Accept, Cookie' : 'Accept'],
    ['Allow', allowHeader(Object.keys(view.handlers))],
    ...shields,
    ['X-View', view.name],
  ];
  common.set(view, made);
  return made;
}
