import type { Known, KnownDocument } from '#shared/hypermedia/known';
import type { PageInput } from '#shared/hypermedia/page-input';
import type { PageQuestion } from '#shared/hypermedia/what-to-ask';
import { type Exchange, lastHop } from '#shared/model/exchange';
import type { RequestDraft } from '#shared/model/request-draft';
import { originOfTyped } from './follow-draft';

/** A question that was sent ahead, as an exchange of its own, and what it told. */
export interface AskedAhead {
  readonly key: string;
  readonly question: PageQuestion;
  /** Who asked: another one may be told something else. */
  readonly who: string;
  readonly exchangeId: string;
  readonly isOnItsWay: boolean;
  /** Is asked again for the next page it belongs to. */
  readonly isStale: boolean;
  /** What the answer told, or the one before it while a new one is on its way; null without any. */
  readonly told: Told | null;
}

export type Told =
  | { readonly kind: 'answer'; readonly input: PageInput }
  | { readonly kind: 'document'; readonly document: KnownDocument }
  /** Nothing that could be used; that is not the page's failure. */
  | { readonly kind: 'nothing'; readonly why: string };

const credential = /^(authorization|cookie|x-api-key|.*(token|secret).*)$/i;

/** What tells one asker from another, as the server sees them. */
export function askerOf({ auth, headers }: RequestDraft): string {
  const held = headers.filter(({ name, enabled }) => enabled && credential.test(name.trim()));
  return JSON.stringify([auth, held.map(({ name, value }) => [name.toLowerCase(), value])]);
}

/** A segment that names one of many: digits, or an identifier as long as those that programs make. */
const one = /^(?:\d+|[0-9a-f]{24,}|[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12})$/i;

/**
 * What a question is known by. Resources whose addresses differ in an identifier, and whose answers allow the same,
 * are alike: one of them speaks for all. A document is known by its address.
 */
export function keyOf({ role, method, url }: PageQuestion, who: string, allow: string): string {
  return role === 'options' ? `${method} ${likeness(url)}\n${allow}\n${who}` : `${method} ${url}\n${who}`;
}

/** The same for addresses that differ in identifiers alone: their origin and path, without what tells one of many. */
export function likeness(url: string): string {
  const { origin, pathname } = new URL(url);
  const template = pathname.split('/').map((segment) => (one.test(segment) ? '{}' : segment));
  return origin + template.join('/');
}

/** What was asked for the page of an exchange. */
export interface PageQuestions {
  readonly keys: readonly string[];
  readonly who: string;
}

export interface Knowledge {
  /** What was asked ahead, by what it is known by, the newest last. */
  readonly askedAhead: ReadonlyMap<string, AskedAhead>;
  /** What of it was asked for the page of which exchange. */
  readonly askedFor: ReadonlyMap<string, PageQuestions>;
}

/** Methods that a resource has refused to somebody, with the status it did so with. */
export type Refusals = Readonly<Record<string, number>>;

/** What refusals are known by: the resource, whatever its query, and who asked. */
export function refusalKey(url: string, who: string): string {
  if (!URL.canParse(url)) return `${url}\n${who}`;
  const { origin, pathname } = new URL(url);
  return `${origin}${pathname}\n${who}`;
}

/** The refusals of a resource after one more answer: a success takes a refusal back. */
export function refusalsAfter(before: Refusals, method: string, status: number): Refusals {
  if ([401, 403, 405].includes(status)) return { ...before, [method]: status };
  const { [method]: _over, ...rest } = before;
  return status < 400 ? rest : before;
}

/** What tells of the page of an exchange: what was asked for it, and the newest description of its API. */
export function tellingOf({ askedAhead, askedFor }: Knowledge, exchange: Exchange): readonly AskedAhead[] {
  const asked = askedFor.get(exchange.id);
  if (!asked) return [];
  const own = asked.keys.flatMap((key) => askedAhead.get(key) ?? []);
  const origin = originOfTyped(lastHop(exchange)?.url ?? exchange.url);
  const described = [...askedAhead.values()].findLast(
    ({ question, who, told }) =>
      question.role === 'openApi' && who === asked.who && told?.kind === 'document' && originOfTyped(question.url) === origin,
  );
  return described && !own.includes(described) ? [...own, described] : own;
}

/** The same as what a page is read with. */
export function knownFrom(telling: readonly AskedAhead[], url: string): Known {
  const documents = (role: PageQuestion['role']) =>
    telling.flatMap(({ question, told }) => (question.role === role && told?.kind === 'document' ? [told.document] : []));
  const options = telling.flatMap(({ told }) => (told?.kind === 'answer' ? [told.input] : []));
  return {
    // It may have been asked of another of its kind: what it says is meant for this one.
    options: options[0] ? { ...options[0], url } : null,
    openApi: documents('openApi')[0] ?? null,
    schemas: documents('schema'),
    hydra: documents('hydra')[0] ?? null,
  };
}

/** Tells one state of that knowledge from another. */
export const tellingKey = (telling: readonly AskedAhead[]): string =>
  telling.flatMap(({ exchangeId, told }) => (told && told.kind !== 'nothing' ? [exchangeId] : [])).join();
